import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/build.ts';
import type { RowResult } from './rows.ts';

/** Rows that suites of their own hold up: they are run, and the row is green when every test of theirs passes. */
interface Suite {
  readonly row: number;
  readonly criterion: string;
  readonly target: string;
  readonly project: 'unit' | 'e2e' | 'e2e-timed';
  readonly files: readonly string[];
}

const SUITES: readonly Suite[] = [
  {
    row: 11,
    criterion: 'gestures: a tap that acts on release, sliding off cancels; no other in the source',
    target: 'single tap only',
    project: 'e2e',
    files: ['tests/e2e/gallery/behaviour.test.ts'],
  },
  {
    row: 23,
    criterion: 'speech: a clip for every text, 300 phrases read right',
    target: '100 % of keys; 300 of 300',
    project: 'unit',
    files: [
      'tests/unit/scripts/make-voices.test.ts',
      'tests/unit/scripts/voices',
      'tests/unit/renderer/speech',
    ],
  },
  {
    row: 24,
    criterion: 'speech in the browser: start, stop, rates, volumes, repeat, reading on arrival',
    target: 'start ≤ 300 ms, stop ≤ 100 ms, 7 rates, 10 volumes',
    project: 'e2e-timed',
    files: ['tests/e2e/gallery/speech.test.ts'],
  },
  {
    row: 26,
    criterion: 'nothing personal in page, storage, log or disk after a visit',
    target: '0 strings',
    project: 'e2e',
    files: ['tests/e2e/main-job.test.ts'],
  },
  {
    row: 27,
    criterion:
      'flows with five keys, the focus in sight; and with an ear, what is heard compared with the glass',
    target: 'finished without a finger; every screen heard as it stands',
    project: 'e2e',
    files: ['tests/e2e/keys'],
  },
  {
    row: 31,
    criterion: 'handwriting, mean of five seeds on strokes of another source',
    target: 'first choice 97 / 90 / 88 / 75 %, within ten 98 / 98 / 97 / 92 %',
    project: 'unit',
    files: ['tests/unit/renderer/handwriting/accuracy.test.ts'],
  },
  {
    row: 32,
    criterion: 'pinyin',
    target: '≥ 20,000 characters, local surnames and places, accents',
    project: 'unit',
    files: ['tests/unit/renderer/pinyin', 'tests/unit/scripts/make-pinyin.test.ts'],
  },
  {
    row: 34,
    criterion: 'help: the page of a call says how soon somebody comes and that nothing is lost',
    target: 'where the hall states a time, that time; else none',
    project: 'unit',
    files: ['tests/unit/renderer/parts/leaf-help.test.tsx', 'tests/unit/renderer/parts/leaf.test.tsx'],
  },
];

interface Report {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function run({ row, criterion, target, project, files }: Suite): RowResult {
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-rows-'));
  const told = join(folder, 'told.json');
  // The runner writes its report to a file, whatever stands on its output.
  spawnSync(
    process.execPath,
    [program, 'run', '--project', project, '--reporter=json', `--outputFile=${told}`, ...files],
    { cwd: root, stdio: 'ignore' },
  );
  const report = existsSync(told) ? (JSON.parse(readFileSync(told, 'utf8')) as Report) : undefined;
  rmSync(folder, { recursive: true });
  if (report === undefined)
    return { row, criterion, target, measured: 'did not run', faults: ['the suite did not run'] };
  const failed = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed');
  return {
    row,
    criterion,
    target,
    measured: `${report.numPassedTests} of ${report.numTotalTests} tests (${files.join(', ')})`,
    faults: [
      ...failed.map(({ fullName }) => fullName),
      ...(report.numTotalTests === 0 ? ['no test was found'] : []),
    ],
  };
}

/** Runs every suite, one after the other. */
export function* suiteRows(): Generator<RowResult> {
  for (const suite of SUITES) yield run(suite);
}
