import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startPcscThread } from '../../../../native/transport/pcsc-thread.ts';

const MODULE = fileURLToPath(new URL('../../../../native/transport/pcsc-thread.ts', import.meta.url));

it('starts its program from the source, which answers and can be ended', async () => {
  const said: object[] = [];
  await new Promise<void>((gone) => {
    const thread = startPcscThread({
      said: (message) => {
        said.push(message);
        if (message.kind === 'pong') thread.post({ kind: 'end' });
        if (message.kind === 'ended') thread.terminate();
      },
      gone,
    });
    thread.post({ kind: 'ping', ask: 3 });
  });
  expect(said).toEqual([{ kind: 'pong', ask: 3 }, { kind: 'ended' }]);
});

it('a process that exits without letting go is not held by it', () => {
  const script = `
    const { startPcscThread } = await import(${JSON.stringify(MODULE)});
    startPcscThread({ said: () => process.exit(0), gone: () => undefined }).post({ kind: 'ping', ask: 1 });
    setInterval(() => undefined, 1000);
  `;
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 15_000 });
  expect(signal).toBe('SIGKILL');
});
