import { describe, expect, it } from 'vitest';
import { SamClient, type SamReply } from '../../../../native/id-card-reader/sam-client.ts';
import { samVCommands } from '../../../../native/id-card-reader/sam-v-commands.ts';
import type { Transport, TransportOutcome } from '../../../../native/transport/transport.ts';
import profile from '../../../../resources/devices/sam-v.json' with { type: 'json' };
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { answerFrame, baseReadAnswer } from '../../../simulators/id-card-reader/synthetic-card.ts';
import { ManualTimers, settled } from '../transport/manual-timers.ts';

const FOUND = answerFrame(0x9f, new Uint8Array(4));
const NO_CARD = answerFrame(0x80);
const DONE = answerFrame(0x90);

function workbench(baudRate = 115_200) {
  const timers = new ManualTimers();
  const written: string[] = [];
  let discards = 0;
  let outcome: TransportOutcome = { ok: true };
  const transport: Transport = {
    address: '/dev/reader',
    open: () => Promise.resolve(outcome),
    write: (bytes) => {
      written.push(Buffer.from(bytes.subarray(7, 9)).toString('hex'));
      return Promise.resolve(outcome);
    },
    discardInput: () => {
      discards += 1;
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  const client = new SamClient(transport, timers, profile.timeoutsMs, () => baudRate);
  /** Sends without waiting; the reply shows up in the list. */
  const replies: SamReply[] = [];
  const send = (name: keyof typeof samVCommands): Promise<unknown> =>
    client.send(samVCommands[name]).then((reply) => replies.push(reply));
  return {
    timers,
    written,
    client,
    replies,
    send,
    discards: () => discards,
    failWrites: (failure: 'lost' | 'silent') => {
      outcome = { ok: false, failure };
    },
  };
}

describe('one command and its answer', () => {
  it('gives the meaning and the data', async () => {
    const { client, send, replies, written } = workbench();
    const sent = send('find');
    await settled();
    client.receive(FOUND);
    await sent;
    expect(written).toEqual(['2001']);
    expect(replies).toEqual([{ ok: true, meaning: { kind: 'card-found' }, data: new Uint8Array(4) }]);
  });

  it('keeps one command in flight', async () => {
    const { client, send, written, replies } = workbench();
    const all = Promise.all([send('status'), send('find'), send('status')]);
    await settled();
    expect(written).toEqual(['11ff']);
    client.receive(DONE);
    await settled();
    expect(written).toEqual(['11ff', '2001']);
    client.receive(NO_CARD);
    await settled();
    client.receive(DONE);
    await all;
    expect(written).toEqual(['11ff', '2001', '11ff']);
    expect(replies.map((reply) => reply.ok && reply.meaning.kind)).toEqual(['done', 'no-card', 'done']);
  });

  it('drops answers nobody asked for', async () => {
    const { client, send, replies } = workbench();
    client.receive(FOUND);
    const sent = send('find');
    await settled();
    expect(replies).toEqual([]);
    client.receive(Buffer.concat([NO_CARD, FOUND]));
    await sent;
    expect(replies).toMatchObject([{ meaning: { kind: 'no-card' } }]);
  });

  it('drops a late answer that cannot be of the command in flight', async () => {
    const { client, send, replies } = workbench();
    const sent = send('find');
    await settled();
    client.receive(baseReadAnswer(presetCards.resident));
    client.receive(answerFrame(0x90, new Uint8Array(8)));
    client.receive(answerFrame(0x91));
    await settled();
    expect(replies).toEqual([]);
    client.receive(FOUND);
    await sent;
    expect(replies).toMatchObject([{ meaning: { kind: 'card-found' } }]);
  });
});

describe('time-outs', () => {
  // Base time-out + (request + largest answer) × 10 bits at the rate, rounded up.
  it.each([
    ['status', 115_200, 1000 + 2],
    ['status', 9600, 1000 + 22],
    ['find', 9600, 500 + 27],
    ['readTextAndPhoto', 115_200, 3000 + 114],
    ['readTextAndPhoto', 9600, 3000 + 1360],
    ['readTextPhotoAndFingerprint', 9600, 5000 + 2429],
    ['appendedAddress', 19_200, 3000 + 48],
  ] as const)('%s at %i bit/s is silent after %i ms', async (name, rate, afterMs) => {
    const { timers, send, replies, discards } = workbench(rate);
    void send(name);
    await timers.advance(afterMs - 1);
    expect(replies).toEqual([]);
    await timers.advance(1);
    expect(replies).toEqual([{ ok: false, failure: 'reader-silent' }]);
    expect(discards()).toBe(1);
    expect(timers.pending).toBe(0);
  });

  it('says noise when something came that was no frame', async () => {
    const { timers, client, send, replies } = workbench();
    void send('find');
    await settled();
    client.receive(Uint8Array.of(0x55, 0xaa, 0xaa));
    await timers.advance(503);
    expect(replies).toEqual([{ ok: false, failure: 'reader-link-noise' }]);
  });

  it('does not wait for the time-out when the answer came damaged', async () => {
    const { client, send, replies } = workbench();
    const sent = send('find');
    await settled();
    client.receive(FOUND.with(14, 0));
    await sent;
    expect(replies).toEqual([{ ok: false, failure: 'reader-link-noise' }]);
  });

  it('drops half an answer with its command, so that the rest cannot spoil the next', async () => {
    const { timers, client, send, replies } = workbench();
    const card = baseReadAnswer(presetCards.resident);
    void send('readTextAndPhoto');
    await settled();
    client.receive(card.subarray(0, 700));
    await timers.advance(3200);
    expect(replies).toEqual([{ ok: false, failure: 'reader-link-noise' }]);
    const sent = send('find');
    await settled();
    client.receive(card.subarray(700));
    client.receive(FOUND);
    await sent;
    expect(replies[1]).toMatchObject({ ok: true, meaning: { kind: 'card-found' } });
  });
});

describe('one card after the other', () => {
  it('never completes an earlier reading with its late rest', async () => {
    const { timers, client, send, replies } = workbench();
    const earlier = baseReadAnswer(presetCards.resident);
    const later = baseReadAnswer(presetCards['hk-macao-taiwan']);
    void send('readTextAndPhoto');
    await settled();
    client.receive(earlier.subarray(0, 700));
    await timers.advance(3200);
    const sent = send('readTextAndPhoto');
    await settled();
    client.receive(earlier.subarray(700));
    await settled();
    expect(replies).toHaveLength(1);
    client.receive(later);
    await sent;
    expect(replies[1]).toMatchObject({ ok: true, data: Uint8Array.from(later.subarray(10, -1)) });
  });
});

describe('refusals and losses', () => {
  it('resends once what arrived damaged at the module', async () => {
    const { client, send, written, replies } = workbench();
    const sent = send('find');
    await settled();
    client.receive(answerFrame(0x10));
    await settled();
    expect(written).toEqual(['2001', '2001']);
    client.receive(FOUND);
    await sent;
    expect(replies).toMatchObject([{ meaning: { kind: 'card-found' } }]);
  });

  it('does not resend twice', async () => {
    const { client, send, written, replies } = workbench();
    const sent = send('find');
    await settled();
    client.receive(answerFrame(0x10));
    await settled();
    client.receive(answerFrame(0x10));
    await sent;
    expect(written).toHaveLength(2);
    expect(replies).toMatchObject([{ ok: true, meaning: { kind: 'refused', failure: 'reader-link-noise' } }]);
  });

  it('ends the command in flight and all later ones when the link is lost', async () => {
    const { client, send, replies, written, timers } = workbench();
    const all = Promise.all([send('find'), send('status')]);
    await settled();
    client.lost();
    await all;
    expect(replies).toEqual([
      { ok: false, failure: 'reader-lost' },
      { ok: false, failure: 'reader-lost' },
    ]);
    expect(written).toEqual(['2001']);
    expect(timers.pending).toBe(0);
  });

  it.each([
    ['lost', 'reader-lost'],
    ['silent', 'reader-silent'],
  ] as const)('turns a %s write into %s', async (failure, expected) => {
    const { send, failWrites, replies } = workbench();
    failWrites(failure);
    await send('find');
    expect(replies).toEqual([{ ok: false, failure: expected }]);
  });
});
