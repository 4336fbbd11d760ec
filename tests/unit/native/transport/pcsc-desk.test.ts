import { describe, expect, it } from 'vitest';
import { servePcsc } from '../../../../native/transport/pcsc-desk.ts';
import type { LoadPcscLibrary } from '../../../../native/transport/pcsc-library.ts';
import type { FromPcscThread } from '../../../../native/transport/pcsc-messages.ts';
import { ManualTimers, settled } from './manual-timers.ts';
import { ScriptedCard, ScriptedService } from './scripted-pcsc.ts';

function bench(load?: LoadPcscLibrary) {
  const timers = new ManualTimers();
  const service = new ScriptedService(() => timers.monotonic(), ['Reader']);
  const said: FromPcscThread[] = [];
  const take = servePcsc((message) => said.push(message), timers, load ?? (async () => service));
  const opened = async (): Promise<void> => {
    take({ kind: 'open', link: 1, reader: 'reader' });
    await settled();
    service.clients[0]?.announceAll();
    await settled();
    expect(said.splice(0)).toEqual([{ kind: 'opened', link: 1, outcome: { ok: true } }]);
  };
  return { timers, service, said, take, opened };
}

describe('the thread’s side of the smart-card library', () => {
  it('opens, tells of cards, passes commands on and forgets them', async () => {
    const { service, said, take, opened } = bench();
    await opened();
    const [reader] = service.clients[0]?.readers ?? [];
    const card = new ScriptedCard();
    reader?.insert(card);
    await settled();
    const apdu = Uint8Array.of(0, 0xb2, 1, 4, 0);
    take({ kind: 'transmit', link: 1, ask: 7, apdu, timeoutMs: 500 });
    await settled();
    reader?.remove();
    service.kill();
    expect(said).toEqual([
      { kind: 'inserted', link: 1, atr: Uint8Array.of(0x3b, 0x00) },
      { kind: 'answered', ask: 7, answer: { ok: true, answer: Uint8Array.of(0x90, 0x00) } },
      { kind: 'removed', link: 1 },
      { kind: 'lost', link: 1 },
    ]);
    expect(card.received).toEqual([[0, 0xb2, 1, 4, 0]]);
    expect([...apdu]).toEqual([0, 0, 0, 0, 0]);
  });

  it('says nothing of a closed link, and lost to a command on none', async () => {
    const { service, said, take, opened } = bench();
    await opened();
    take({ kind: 'close', link: 1 });
    service.clients[0]?.readers[0]?.insert();
    take({ kind: 'transmit', link: 1, ask: 2, apdu: Uint8Array.of(0), timeoutMs: 500 });
    await settled();
    expect(said).toEqual([{ kind: 'answered', ask: 2, answer: { ok: false, failure: 'lost' } }]);
  });

  it('lists readers and answers pings', async () => {
    const { timers, service, said, take } = bench();
    take({ kind: 'list', ask: 1, timeoutMs: 1000 });
    take({ kind: 'ping', ask: 2 });
    await settled();
    service.clients[0]?.announceAll();
    await timers.advance(200);
    expect(said).toEqual([
      { kind: 'pong', ask: 2 },
      { kind: 'listed', ask: 1, names: { ok: true, names: ['Reader'] } },
    ]);
  });

  it('ends when its client was quiet and is stopped, or at once where there is none', async () => {
    const { timers, service, said, take, opened } = bench();
    await opened();
    take({ kind: 'end' });
    await timers.advance(199);
    expect([said, service.clients[0]?.stopped]).toEqual([[], 'not']);
    await timers.advance(1);
    expect([said, service.clients[0]?.stopped]).toEqual([[{ kind: 'ended' }], 'in time']);
    const without = bench(async () => undefined);
    without.take({ kind: 'end' });
    await settled();
    expect(without.said).toEqual([{ kind: 'ended' }]);
  });
});
