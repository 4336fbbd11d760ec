import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isInstalled, notRun, smartCardService } from '../../../scripts/debian-packages.ts';
import { startPcscService } from '../../simulators/smart-card/pcsc-service.ts';
import { lookUntil } from '../../support/look-until.ts';

const PROGRAM = fileURLToPath(new URL('../../simulators/smart-card/main.ts', import.meta.url));

async function listens(socket: string): Promise<boolean> {
  const call = connect(socket);
  const outcome = await once(call, 'connect').then(
    () => true,
    // A service that has not yet taken the call before this one lets nobody queue: it is there all the same.
    (error: NodeJS.ErrnoException) => error.code === 'EAGAIN',
  );
  call.destroy();
  return outcome;
}

it('the smart-card service is here, or it is said that its tests were not run', () => {
  expect(isInstalled(smartCardService) || notRun(smartCardService).startsWith('Not run')).toBe(true);
});

if (isInstalled(smartCardService)) {
  it('several services run side by side, apart from the machine’s own, and leave nothing behind', async () => {
    const services = await Promise.all([startPcscService(), startPcscService(), startPcscService()]);
    const [first, second] = services;
    expect(new Set(services.map(({ socket }) => socket)).size).toBe(3);
    expect(new Set(services.flatMap(({ ports }) => ports)).size).toBe(6);
    expect(await Promise.all(services.map(({ socket }) => listens(socket)))).toEqual([true, true, true]);
    await first?.kill();
    expect(await listens(first?.socket ?? '')).toBe(false);
    expect(await listens(second?.socket ?? '')).toBe(true);
    await first?.restart();
    expect(await listens(first?.socket ?? '')).toBe(true);
    await Promise.all(services.map((service) => service.stop()));
    expect(services.filter(({ socket }) => existsSync(dirname(socket)))).toEqual([]);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'a service ends with the program that was ended by %s',
    async (signal) => {
      const child = spawn(process.execPath, [PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
      const { socket } = JSON.parse(line) as { socket: string };
      expect(await listens(socket)).toBe(true);
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
      await lookUntil(
        () => listens(socket),
        (isThere) => !isThere,
      );
      // Killed, the program could not remove its folder; that is all that is left.
      expect(existsSync(dirname(socket))).toBe(signal === 'SIGKILL');
      rmSync(dirname(socket), { recursive: true, force: true });
    },
  );
}
