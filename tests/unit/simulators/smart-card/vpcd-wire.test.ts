import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type CardBehaviour,
  type InsertedCard,
  insertCard,
} from '../../../simulators/smart-card/vpcd-wire.ts';

/** The reader's side of the wire, as vpcd speaks it. */
interface HandReader {
  readonly card: InsertedCard;
  readonly resets: () => number;
  send(...bytes: readonly number[]): void;
  /** Resolves with everything the card sent, when it is this many bytes. */
  received(length: number): Promise<readonly number[]>;
  closed(): Promise<void>;
}

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function handReader(behaviour: CardBehaviour = {}): Promise<HandReader> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  let resets = 0;
  const calling = once(server, 'connection') as Promise<[Socket]>;
  const card = await insertCard(
    address.port,
    {
      atr: Uint8Array.of(0x3b, 0x00),
      answer: (apdu) => Uint8Array.of(...apdu, 0x90, 0x00),
      reset: () => (resets += 1),
    },
    behaviour,
  );
  const [socket] = await calling;
  const bytes: number[] = [];
  let wake: () => void = () => undefined;
  socket.on('data', (piece) => {
    bytes.push(...piece);
    wake();
  });
  const closed = once(socket, 'close');
  socket.on('error', () => undefined);
  ends.push(() => {
    socket.destroy();
    server.close();
  });
  return {
    card,
    resets: () => resets,
    send: (...sent) => void socket.write(Uint8Array.from(sent)),
    received: async (length) => {
      while (bytes.length < length) await new Promise<void>((done) => (wake = done));
      return bytes.splice(0, length);
    },
    closed: async () => void (await closed),
  };
}

describe('a card on the wire', () => {
  it('gives its ATR when asked, and nothing to the other controls', async () => {
    const reader = await handReader();
    reader.send(0, 1, 0x01, 0, 1, 0x02, 0, 1, 0x00, 0, 1, 0x04);
    expect(await reader.received(4)).toEqual([0, 2, 0x3b, 0x00]);
    expect(reader.resets()).toBe(3);
  });

  it('answers commands however they are split or joined', async () => {
    const reader = await handReader();
    reader.send(0);
    reader.send(3, 0xa);
    reader.send(0xb, 0xc, 0, 2, 0xd, 0xe);
    expect(await reader.received(13)).toEqual([0, 5, 0xa, 0xb, 0xc, 0x90, 0, 0, 4, 0xd, 0xe, 0x90, 0]);
    expect(reader.card.commands.map((apdu) => [...apdu])).toEqual([
      [0xa, 0xb, 0xc],
      [0xd, 0xe],
    ]);
  });

  it('is pulled out at a command before it answers', async () => {
    const reader = await handReader({ removeAtCommand: 2 });
    reader.send(0, 2, 1, 1, 0, 2, 2, 2);
    await reader.closed();
    expect(await reader.received(6)).toEqual([0, 4, 1, 1, 0x90, 0]);
    expect(reader.card.inserted).toBe(false);
    await reader.card.remove();
  });

  it('falls silent from a command on', async () => {
    const reader = await handReader({ muteFromCommand: 2 });
    reader.send(0, 2, 1, 1, 0, 2, 2, 2, 0, 1, 0x04);
    await reader.card.untilCommands(2);
    expect(await reader.received(10)).toEqual([0, 4, 1, 1, 0x90, 0, 0, 2, 0x3b, 0x00]);
  });

  it('takes its time', async () => {
    const reader = await handReader({ answerMs: 20 });
    const begin = performance.now();
    reader.send(0, 2, 1, 1);
    await reader.received(6);
    expect(performance.now() - begin).toBeGreaterThan(15);
  });

  it('is taken out by hand', async () => {
    const reader = await handReader();
    expect(reader.card.inserted).toBe(true);
    await reader.card.remove();
    await reader.closed();
    expect(reader.card.inserted).toBe(false);
  });
});
