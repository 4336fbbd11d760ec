import { spawnSync } from 'node:child_process';
import { root } from './build.ts';

/** One check of the whole project: what it is called, and the command that makes it. */
export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** What to do when it fails. */
  readonly remedy: string;
}

/** The checks that need nothing to run, cheapest first. */
export const staticSteps: readonly Step[] = [
  { name: 'format', command: ['biome', 'check', '.'], remedy: 'npm run format  puts it right.' },
  {
    name: 'lint',
    command: ['oxlint', '--type-aware'],
    remedy: 'Each finding above names its rule and its line.',
  },
  { name: 'types', command: ['tsc', '-b'], remedy: 'The compiler’s words are above.' },
  { name: 'dead code', command: ['knip'], remedy: 'Remove what is not used, or use it.' },
];

/** Runs a command in the project's folder with our own terminal. Gives its exit code. */
export function runCommand([program, ...args]: Step['command']): number {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (error !== undefined) process.stderr.write(`${program}: ${error.message}\n`);
  return status ?? 1;
}

/** Runs steps in order and stops at the first that fails, with a headline of its own. Gives the exit code. */
export function runSteps(steps: readonly Step[]): number {
  for (const { name, command, remedy } of steps) {
    const startedAt = performance.now();
    const status = runCommand(command);
    if (status !== 0) {
      process.stderr.write(`\n✗ ${name} failed. ${remedy}\n`);
      return status;
    }
    process.stderr.write(`✓ ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  }
  return 0;
}
