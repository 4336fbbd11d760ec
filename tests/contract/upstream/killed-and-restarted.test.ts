import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKioskStore } from '../../../electron/store/kiosk-store.ts';
import { readMigrations } from '../../../electron/store/migrations.ts';
import { newCase } from '../../unit/electron/upstream/support/memory-outbox.ts';
import { type SandboxProcess, startSandboxProcess } from './support/sandbox-process.ts';

const CASES = 200;
/** The process is killed while its so-many-th case is on its way; the last life runs to its end. */
const SENDS_PER_LIFE = 27;
const PUMP = fileURLToPath(new URL('./support/pump-process.ts', import.meta.url));

let sandbox: SandboxProcess;
let folder: string;
const key = randomBytes(32);

beforeAll(async () => {
  sandbox = await startSandboxProcess();
  folder = mkdtempSync(join(tmpdir(), 'kiosk-killed-'));
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** One life: kills the process (SIGKILL) in the middle of a request; resolves with its exit code, null when it was killed. */
async function live(toFile: number): Promise<number | null> {
  const child: ChildProcess = spawn(
    process.execPath,
    [PUMP, folder, key.toString('hex'), sandbox.url, String(toFile)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (child.stdout === null) throw new Error('the pump process has no output');
  let sends = 0;
  createInterface({ input: child.stdout }).on('line', () => {
    sends += 1;
    if (sends === SENDS_PER_LIFE) child.kill('SIGKILL');
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

it('the real store and pump, killed again and again, deliver every case exactly once', async () => {
  // Half of the answers come a moment after the case was applied, so that many a kill falls between the two.
  await sandbox.behave({
    mode: 'mix',
    seed: 11,
    ms: 10,
    shares: { slow: 0.5, 'drop-reply': 0.15, busy: 0.1 },
  });
  let kills = 0;
  for (let code = await live(CASES); code !== 0; code = await live(0)) {
    expect(code).toBeNull();
    kills += 1;
  }

  const [applied, counters] = [await sandbox.cases(), await sandbox.counters()];
  const keys = new Set(applied.map((done) => done.key));
  const lost = Array.from({ length: CASES }, (_, index) => newCase(index + 1)).filter(
    (row) => !keys.has(row.key),
  );
  const opened = openKioskStore({
    folder,
    key,
    migrations: readMigrations(fileURLToPath(new URL('../../../resources/migrations', import.meta.url))),
    now: () => Date.now(),
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { pending } = opened.store.outbox.counts();
  const journal = opened.store.journal.verify();
  opened.store.close();
  process.stdout.write(
    `killed and restarted: ${JSON.stringify({ cases: CASES, kills, requests: counters.requests, ...counters.byMode, applied: applied.length, lost: lost.length, doubled: applied.length - keys.size, conflicts: counters.cases.conflicts, pending, journal })}\n`,
  );

  expect(kills).toBeGreaterThanOrEqual(5);
  expect([lost.length, applied.length, keys.size, counters.cases.conflicts, pending]).toEqual([
    0,
    CASES,
    CASES,
    0,
    0,
  ]);
  expect(counters.requests).toBeGreaterThan(CASES);
  // One entry for each case taken in, and one for each that ended.
  expect(journal).toEqual({ intact: true, entries: 2 * CASES });
}, 60_000);
