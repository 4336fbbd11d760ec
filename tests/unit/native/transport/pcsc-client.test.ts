import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { ServiceClient } from '../../../../native/transport/pcsc-client.ts';
import { ManualTimers } from './manual-timers.ts';
import { type ScriptedClient, ScriptedService } from './scripted-pcsc.ts';

const quiet = { reader: () => undefined, died: () => undefined };

/** The engine's own collector, which no flag of the test run needs to open. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('this engine cannot be told to collect');
  return () => void collect();
}

/** A client that is dropped by everybody but, perhaps, the code under test. */
function dropped(how: 'died' | 'stopped'): WeakRef<ScriptedClient> {
  const timers = new ManualTimers();
  const service = new ScriptedService(() => timers.monotonic(), []);
  const client = new ServiceClient(service, timers);
  client.start(quiet);
  if (how === 'died') service.kill();
  void client.end();
  const [made] = service.clients;
  if (made === undefined) throw new Error('no client was made');
  return new WeakRef(made);
}

async function isCollected(client: WeakRef<ScriptedClient>): Promise<boolean> {
  const collect = collector();
  for (let round = 0; round < 5; round += 1) {
    // A reference that was just made or read is held until the turn of the event loop ends.
    await new Promise((next) => setImmediate(next));
    collect();
  }
  return client.deref() === undefined;
}

describe('a client whose service died', () => {
  it('is never collected: its finalizer would bring the process down', async () => {
    expect(await isCollected(dropped('died'))).toBe(false);
    expect(await isCollected(dropped('stopped'))).toBe(true);
  });

  it('is stopped at once, whatever it says to that', () => {
    const timers = new ManualTimers();
    const service = new ScriptedService(() => timers.monotonic(), ['Reader']);
    const client = new ServiceClient(service, timers);
    client.start(quiet);
    service.clients[0]?.announceAll();
    service.kill();
    void client.end();
    expect(service.clients[0]?.stops).toBe(1);
    expect(timers.pending).toBe(0);
  });
});

describe('a client that is not needed any more', () => {
  it('is not stopped at once even when all was quiet: to let go of a card makes the service speak', async () => {
    const timers = new ManualTimers();
    const service = new ScriptedService(() => timers.monotonic(), ['Reader']);
    const client = new ServiceClient(service, timers);
    client.start(quiet);
    await timers.advance(60_000);
    void client.end();
    await timers.advance(199);
    expect(service.clients[0]?.stops).toBe(0);
    await timers.advance(1);
    expect(service.clients[0]?.stops).toBe(1);
  });

  it('waits as long as events come', async () => {
    const timers = new ManualTimers();
    const service = new ScriptedService(() => timers.monotonic(), ['Reader']);
    const client = new ServiceClient(service, timers);
    client.start(quiet);
    const [made] = service.clients;
    made?.announceAll();
    void client.end();
    for (let event = 0; event < 5; event += 1) {
      await timers.advance(150);
      made?.readers[0]?.empty();
    }
    expect(made?.stops).toBe(0);
    await timers.advance(250);
    expect([made?.stops, made?.stopped]).toEqual([1, 'in time']);
  });
});
