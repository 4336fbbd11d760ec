import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCommand, runSteps, runTogether, type Step, staticSteps } from '../../../scripts/steps.ts';

let folder: string;
let words: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steps-'));
  words = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    words += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const step = (name: string, script: string): Step => ({
  name,
  command: [process.execPath, '-e', script],
  remedy: `Mend ${name}.`,
});
const leave = (mark: string): string =>
  `require('node:fs').writeFileSync(${JSON.stringify(join(folder, mark))}, '')`;

describe('steps', () => {
  test('all run, in order, when all are well', () => {
    expect(runSteps([step('one', leave('a')), step('two', leave('b'))])).toBe(0);
    expect(words).toMatch(/✓ one .*\n✓ two /);
  });

  test('the first that fails is the last, with its name, its remedy and its code', () => {
    const code = runSteps([step('one', ''), step('two', 'process.exit(3)'), step('three', leave('c'))]);
    expect(code).toBe(3);
    expect(words).toContain('✗ two failed. Mend two.');
    expect(existsSync(join(folder, 'c'))).toBe(false);
  });

  test('side by side all run to their end, each told as a whole; the first in order that failed gives the code', async () => {
    const loud = "process.stdout.write('o'); process.stderr.write('e\\n'); process.exitCode = 4";
    const steps = [step('one', leave('a')), step('two', loud), step('three', 'process.exit(3)')];
    expect(await runTogether([...steps, step('four', leave('d'))])).toBe(4);
    expect(words).toMatch(/[oe\n]{3}\n✗ two failed. Mend two.\n/);
    expect([existsSync(join(folder, 'a')), existsSync(join(folder, 'd'))]).toEqual([true, true]);
  });

  test('side by side a program that is not there or was killed fails as well', async () => {
    const missing: Step = { ...step('missing', ''), command: ['not-installed-anywhere'] };
    expect(await runTogether([missing])).toBe(1);
    expect(words).toContain('not-installed-anywhere');
    expect(await runTogether([step('killed', "process.kill(process.pid, 'SIGKILL')")])).toBe(1);
  });

  test('a program that is not there fails, and is named', () => {
    expect(runCommand(['not-installed-anywhere'])).toBe(1);
    expect(words).toContain('not-installed-anywhere');
  });

  test('a program ended by a signal fails', () => {
    expect(runCommand([process.execPath, '-e', "process.kill(process.pid, 'SIGKILL')"])).toBe(1);
  });

  test('the static steps are format, lint, types and dead code', () => {
    expect(staticSteps.map(({ name }) => name)).toEqual(['format', 'lint', 'types', 'dead code']);
  });
});
