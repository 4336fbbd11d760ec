import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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

/** Runs steps side by side, tells of each as a whole when it has ended, and gives the exit code of the first in order that failed. */
export async function runTogether(steps: readonly Step[]): Promise<number> {
  const codes = await Promise.all(steps.map(runTold));
  return codes.find((code) => code !== 0) ?? 0;
}

async function runTold({ name, command: [program, ...args], remedy }: Step): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece));
  const code = await once(child, 'close').then(
    ([status]: unknown[]) => (typeof status === 'number' ? status : 1),
    (error: Error) => {
      said.push(Buffer.from(`${program}: ${error.message}\n`));
      return 1;
    },
  );
  process.stderr.write(Buffer.concat(said));
  process.stderr.write(code === 0 ? told(name, startedAt) : `\n✗ ${name} failed. ${remedy}\n`);
  return code;
}

const told = (name: string, startedAt: number): string =>
  `✓ ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n`;

/** Runs steps in order and stops at the first that fails, with a headline of its own. Gives the exit code. */
export function runSteps(steps: readonly Step[]): number {
  for (const { name, command, remedy } of steps) {
    const startedAt = performance.now();
    const status = runCommand(command);
    if (status !== 0) {
      process.stderr.write(`\n✗ ${name} failed. ${remedy}\n`);
      return status;
    }
    process.stderr.write(told(name, startedAt));
  }
  return 0;
}
