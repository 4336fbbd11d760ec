import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const source = fileURLToPath(
  new URL('../../../../../electron/hosts/headless/asked-to-end.ts', import.meta.url),
);
const program = (after: string): string => `
  import { onceAskedToEnd } from ${JSON.stringify(source)};
  onceAskedToEnd(() => { process.stdout.write('asked;'); ${after} });
  process.stdout.write('ready;');
`;

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Runs the program until it is ready; then its words and its end can be waited for. */
async function run(after: string, alive = 'setInterval(() => undefined, 60_000);') {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(after) + alive], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  children.push(child);
  let words = '';
  const waiting: [string, () => void][] = [];
  child.stdout?.on('data', (piece: Buffer) => {
    words += piece.toString();
    for (const [word, wake] of waiting) if (words.includes(word)) wake();
  });
  const said = (word: string): Promise<void> =>
    new Promise((resolve) => {
      if (words.includes(word)) resolve();
      else waiting.push([word, resolve]);
    });
  // A child whose channel was closed from this side ends without the 'close' event; its exit and its last words are waited for.
  const spoken = new Promise((resolve) => child.stdout?.once('end', resolve));
  const gone = new Promise((resolve) => child.once('exit', resolve)).then(async () => {
    await spoken;
    return words;
  });
  await said('ready;');
  return { child, said, gone };
}

describe('being asked to end', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s', async (signal) => {
    const { child, gone } = await run('process.exit(0);');
    child.kill(signal);
    expect(await gone).toBe('ready;asked;');
    expect(child.exitCode).toBe(0);
  });

  test('by the end of the process that started it', async () => {
    const { child, gone } = await run('process.exit(0);');
    child.disconnect();
    expect(await gone).toBe('ready;asked;');
  });

  test('again and again is asked once', async () => {
    const { child, said, gone } = await run("process.once('SIGUSR2', () => process.exit(0));");
    child.kill('SIGINT');
    await said('asked;');
    child.kill('SIGTERM');
    child.kill('SIGINT');
    child.kill('SIGUSR2');
    expect(await gone).toBe('ready;asked;');
  });

  test('listening alone keeps no process alive', async () => {
    const { gone } = await run('', '');
    expect(await gone).toBe('ready;');
  });
});
