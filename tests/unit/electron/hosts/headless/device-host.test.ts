import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { enableCompileCache, getCompileCacheDir } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeviceHost, Wire } from '../../../../../electron/contract/wire.ts';
import { createDeviceHost } from '../../../../../electron/hosts/headless/device-host.ts';
import { createSystemClock } from '../../../../../electron/hosts/shared/system-clock.ts';
import { startHeartbeat } from '../../../../../electron/station/heartbeat.ts';

/** A process that answers with what it was sent and its pid, and dies or turns deaf when told to. */
const echoProgram = `
  let deaf = false;
  process.on('SIGTERM', () => { if (!deaf) process.exit(0); });
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message) => {
    if (message.kind === 'die') process.exit(3);
    if (message.kind === 'be-deaf') deaf = true;
    process.send({ pid: process.pid, heard: message });
  });
  setInterval(() => undefined, 60_000);
`;

interface Answer {
  readonly pid: number;
  readonly heard: unknown;
}

/** Collects what a host reports, and waits for the next of it. */
function createWitness() {
  const seen: ('connected' | 'lost')[] = [];
  let wire: Wire | undefined;
  let waiting: (() => void)[] = [];
  const happened = (what: 'connected' | 'lost'): void => {
    seen.push(what);
    for (const wake of waiting.splice(0)) wake();
  };
  return {
    seen,
    wire: (): Wire => wire as Wire,
    listener: {
      connected(fresh: Wire) {
        wire = fresh;
        happened('connected');
      },
      lost: () => happened('lost'),
    },
    async until(count: number): Promise<void> {
      while (seen.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      waiting = [];
    },
  };
}

function ask(wire: Wire, message: unknown): Promise<Answer> {
  return new Promise((resolve) => {
    const remove = wire.onMessage((answer) => {
      remove();
      resolve(answer as Answer);
    });
    wire.send(message);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('device host', () => {
  let folder: string;
  let host: DeviceHost | undefined;
  let hung: (number | undefined)[];

  const start = (program: string) => {
    const path = join(folder, 'device-process.mjs');
    writeFileSync(path, program);
    const witness = createWitness();
    hung = [];
    host = createDeviceHost({ program: path, clock: createSystemClock(), onHung: (pid) => hung.push(pid) });
    host.start(witness.listener);
    return witness;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'device-host-'));
  });
  afterEach(async () => {
    await host?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('hands over a wire that carries structured values both ways', async () => {
    const witness = start(echoProgram);
    await witness.until(1);
    const message = { kind: 'say', bytes: new Uint8Array([0, 255, 7]), nested: { name: '张' } };
    const { heard, pid } = await ask(witness.wire(), message);
    expect(heard).toEqual(message);
    expect(pid).not.toBe(process.pid);
  });

  test('the program keeps its compiled code where this one keeps its own', async () => {
    enableCompileCache(join(folder, 'compiled'));
    const witness = start(`
      import { getCompileCacheDir } from 'node:module';
      process.on('SIGTERM', () => process.exit(0));
      process.on('message', () => process.send({ pid: process.pid, heard: getCompileCacheDir() }));
    `);
    await witness.until(1);
    const own = getCompileCacheDir();
    expect(own).toContain(folder);
    expect((await ask(witness.wire(), { kind: 'say' })).heard).toBe(own);
  });

  test('a message sent before the program listens is not lost', async () => {
    const witness = start(`await new Promise((r) => setTimeout(r, 50));\n${echoProgram}`);
    await witness.until(1);
    expect((await ask(witness.wire(), { kind: 'configure' })).heard).toEqual({ kind: 'configure' });
  });

  test('a process killed at any moment is reported and replaced well within two seconds', async () => {
    const witness = start(echoProgram);
    await witness.until(1);
    const first = await ask(witness.wire(), { kind: 'hello' });
    const killedAt = performance.now();
    process.kill(first.pid, 'SIGKILL');
    await witness.until(3);
    const elapsed = performance.now() - killedAt;
    expect(witness.seen).toEqual(['connected', 'lost', 'connected']);
    expect((await ask(witness.wire(), { kind: 'hello' })).pid).not.toBe(first.pid);
    process.stdout.write(`device process replaced after ${elapsed.toFixed(0)} ms\n`);
    expect(elapsed).toBeLessThan(2_000);
  });

  test('a process whose driver blocks its loop is found by its missing answers, killed and replaced', async () => {
    const witness = start(`
      process.on('message', ({ kind }) => {
        if (kind === 'block') for (;;);
        process.send({ kind: 'pong', pid: process.pid });
      });
    `);
    await witness.until(1);
    const wire = witness.wire();
    const first = (await ask(wire, { kind: 'ping' })).pid;
    const heartbeat = startHeartbeat({
      clock: createSystemClock(),
      ask: () => wire.send({ kind: 'ping' }),
      silent: () => host?.killHung(),
    });
    wire.onMessage(() => heartbeat.heard());
    await ask(wire, { kind: 'ping' });
    wire.send({ kind: 'block' });
    const blockedAt = performance.now();
    await witness.until(3);
    const elapsed = performance.now() - blockedAt;
    expect(witness.seen).toEqual(['connected', 'lost', 'connected']);
    expect(hung).toEqual([first]);
    expect((await ask(witness.wire(), { kind: 'ping' })).pid).not.toBe(first);
    process.stdout.write(`device process with a blocked loop replaced after ${elapsed.toFixed(0)} ms\n`);
    expect(elapsed).toBeLessThan(5_000);
  }, 15_000);

  test('what is sent to a process that died does not throw', async () => {
    const witness = start(echoProgram);
    await witness.until(1);
    const wire = witness.wire();
    wire.send({ kind: 'die' });
    await witness.until(2);
    expect(() => wire.send({ kind: 'late' })).not.toThrow();
    expect(() => wire.close()).not.toThrow();
  });

  test('stopping ends the process, and nothing is started again', async () => {
    const witness = start(echoProgram);
    await witness.until(1);
    const { pid } = await ask(witness.wire(), { kind: 'hello' });
    await host?.stop();
    expect(isAlive(pid)).toBe(false);
    expect(witness.seen).toEqual(['connected']);
  });

  test('a process deaf to SIGTERM is killed', async () => {
    const witness = start(echoProgram);
    await witness.until(1);
    const { pid } = await ask(witness.wire(), { kind: 'be-deaf' });
    await host?.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('stopping between a death and the next start leaves nothing', async () => {
    const path = join(folder, 'dying.mjs');
    writeFileSync(path, 'process.exit(1);');
    const pending = new Set<() => void>();
    const clock = {
      monotonic: () => 0,
      after: (_ms: number, callback: () => void) => {
        pending.add(callback);
        return () => pending.delete(callback);
      },
    };
    const witness = createWitness();
    const dying = createDeviceHost({ program: path, clock });
    dying.start(witness.listener);
    expect(witness.seen).toEqual([]);
    const [first] = pending;
    pending.clear();
    first?.();
    await witness.until(2);
    expect(pending.size).toBe(1);
    expect(() => dying.killHung()).not.toThrow();
    await dying.stop();
    expect(pending.size).toBe(0);
  });

  test('lets the screens come first, and stopped before that starts nothing', async () => {
    const waits: number[] = [];
    let cancelled = 0;
    const clock = {
      monotonic: () => 0,
      after: (ms: number) => {
        waits.push(ms);
        return () => {
          cancelled += 1;
        };
      },
    };
    const witness = createWitness();
    const unborn = createDeviceHost({ program: join(folder, 'never.mjs'), clock });
    unborn.start(witness.listener);
    expect(waits).toEqual([1_000]);
    await unborn.stop();
    expect(cancelled).toBe(1);
    expect(witness.seen).toEqual([]);
  });
});
