import { describe, expect, it } from 'vitest';
import { endService, joinService } from '../../../../native/transport/pcsc-service.ts';
import { ManualTimers } from './manual-timers.ts';
import { ScriptedService } from './scripted-pcsc.ts';

function bench() {
  const timers = new ManualTimers();
  const service = new ScriptedService(() => timers.monotonic(), ['A', 'B']);
  const visit = () => {
    const heard: string[] = [];
    const leave = joinService(service, timers, {
      reader: (reader) => heard.push(`reader ${reader.name()}`),
      changed: (reader, raw) => heard.push(`${reader.name()} ${raw.toString(16)}`),
      unplugged: (reader) => heard.push(`unplugged ${reader.name()}`),
      died: () => heard.push('died'),
    });
    return { heard, leave };
  };
  return { service, timers, visit };
}
const BOTH = ['reader A', 'A 12', 'reader B', 'B 12'];

describe('the one client of the smart-card service', () => {
  it('is started once for all who come, and whoever comes later hears what is there', () => {
    const { service, visit } = bench();
    const first = visit();
    service.clients[0]?.announceAll();
    const second = visit();
    expect(service.clients).toHaveLength(1);
    expect([first.heard, second.heard]).toEqual([BOTH, BOTH]);
  });

  it('a stop that hangs after an event cannot happen: 200 rounds of coming and going call none', async () => {
    const { service, timers, visit } = bench();
    visit();
    service.clients[0]?.announceAll();
    for (let round = 0; round < 200; round += 1) {
      const { leave } = visit();
      if (round % 2 === 0) service.clients[0]?.readers[0]?.insert();
      else service.clients[0]?.readers[0]?.remove();
      leave?.();
    }
    await timers.advance(60_000);
    expect([service.clients.length, service.clients[0]?.stops]).toEqual([1, 0]);
  });

  it('tells nobody who left, and the others of what comes and goes', () => {
    const { service, visit } = bench();
    const [gone, stays] = [visit(), visit()];
    gone.leave?.();
    service.clients[0]?.announceAll();
    service.clients[0]?.readers[1]?.unplug();
    expect(gone.heard).toEqual([]);
    expect(stays.heard).toEqual([...BOTH, 'unplugged B']);
    expect(visit().heard).toEqual(['reader A', 'A 12']);
  });

  it('dies for all at once, and the next visitor has a new one', () => {
    const { service, visit } = bench();
    const [one, other] = [visit(), visit()];
    service.kill();
    expect([one.heard, other.heard]).toEqual([['died'], ['died']]);
    expect(visit().leave).toBeUndefined();
    service.running = true;
    const fresh = visit();
    service.clients.at(-1)?.announceAll();
    expect(fresh.heard).toEqual(BOTH);
    expect(one.heard).toEqual(['died']);
  });

  it('is stopped at the end, when it was quiet; whoever comes later begins another', async () => {
    const { service, timers, visit } = bench();
    await endService(service);
    const first = visit();
    service.clients[0]?.announceAll();
    const ending = endService(service);
    await timers.advance(200);
    await ending;
    expect(service.clients[0]?.stopped).toBe('in time');
    service.clients[0]?.readers[0]?.insert();
    expect(first.heard).toEqual(BOTH);
    visit();
    expect(service.clients).toHaveLength(2);
  });
});
