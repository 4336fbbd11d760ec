import { describe, expect, it } from 'vitest';
import type { LoadPcscLibrary } from '../../../../native/transport/pcsc-library.ts';
import { createPcscLink, listPcscReaders } from '../../../../native/transport/pcsc-link.ts';
import type { SmartCardOpening, SmartCardTransport } from '../../../../native/transport/transport.ts';
import { ManualTimers, settled } from './manual-timers.ts';
import { ScriptedCard, type ScriptedClient, type ScriptedReader, ScriptedService } from './scripted-pcsc.ts';

const NAMES = ['Contact Reader 00 00', 'Contact Reader 00 01'];
const COMMAND = Uint8Array.of(0x00, 0xb2, 0x01, 0x04, 0x00);

interface Bench {
  readonly timers: ManualTimers;
  readonly service: ScriptedService;
  readonly link: SmartCardTransport;
  readonly heard: string[];
  readonly client: ScriptedClient;
  readonly reader: ScriptedReader;
  readonly opening: Promise<SmartCardOpening>;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** A link whose opening has begun and whose client is made. */
async function bench(
  given: { name?: string; running?: boolean; load?: LoadPcscLibrary } = {},
): Promise<Bench> {
  const timers = new ManualTimers();
  const service = new ScriptedService(() => timers.monotonic(), NAMES);
  service.running = given.running ?? true;
  const link = createPcscLink(
    given.name ?? 'contact reader 00 00',
    timers,
    given.load ?? (async () => service),
  );
  const heard: string[] = [];
  const opening = link.open({
    inserted: (atr) => heard.push(`inserted ${hex(atr)}`),
    removed: () => heard.push('removed'),
    lost: () => heard.push('lost'),
  });
  await settled();
  const [client] = service.clients;
  return {
    timers,
    service,
    link,
    heard,
    opening,
    get client() {
      return client ?? service.createClient();
    },
    get reader() {
      return (client ?? service.createClient()).readers[0]!;
    },
  };
}

/** The same, opened on an empty slot. */
async function opened(): Promise<Bench> {
  const at = await bench();
  at.client.announceAll();
  expect(await at.opening).toEqual({ ok: true });
  return at;
}

/** The same with a card in the slot. */
async function withCard(card = new ScriptedCard()): Promise<Bench & { card: ScriptedCard }> {
  const at = await opened();
  at.reader.insert(card);
  await settled();
  return { ...at, client: at.client, reader: at.reader, card };
}

describe('opening a slot', () => {
  it('fails with driver-missing where the library cannot be loaded', async () => {
    const at = await bench({ load: async () => undefined });
    expect(await at.opening).toEqual({ ok: false, failure: 'driver-missing' });
  });

  it('fails with service-missing where start and stop throw', async () => {
    const at = await bench({ running: false });
    expect(await at.opening).toEqual({ ok: false, failure: 'service-missing' });
    expect(at.client.stops).toBe(1);
    expect(at.timers.pending).toBe(0);
  });

  it('fails with not-found after a second without a reader of that name', async () => {
    const at = await bench({ name: 'another' });
    at.client.announceAll();
    await at.timers.advance(999);
    const early = await Promise.race([at.opening, settled().then(() => 'pending')]);
    expect(early).toBe('pending');
    await at.timers.advance(1);
    expect(await at.opening).toEqual({ ok: false, failure: 'not-found' });
    expect(at.heard).toEqual([]);
  });

  it('takes the reader by a part of its name, whatever the case, and only that one', async () => {
    const at = await bench({ name: 'READER 00 01' });
    at.client.announceAll();
    expect(await at.opening).toEqual({ ok: true });
    at.client.readers[0]?.insert();
    await settled();
    expect(at.heard).toEqual([]);
    at.client.readers[1]?.insert();
    await settled();
    expect(at.heard).toEqual(['inserted 3b00']);
  });

  it('announces a card that is there before it is open', async () => {
    const at = await bench();
    at.reader.card = new ScriptedCard();
    at.client.announceAll();
    await at.opening;
    expect(at.heard).toEqual(['inserted 3b00']);
  });

  it('fails with lost when the service dies or the link is closed meanwhile', async () => {
    const dying = await bench();
    dying.service.kill();
    expect(await dying.opening).toEqual({ ok: false, failure: 'lost' });
    const closed = await bench();
    await closed.link.close();
    expect(await closed.opening).toEqual({ ok: false, failure: 'lost' });
  });

  it('fails with lost when it was closed before the library was there', async () => {
    let load: (service: ScriptedService) => void = () => undefined;
    const at = await bench({ load: () => new Promise((resolve) => (load = resolve)) });
    await at.link.close();
    load(at.service);
    expect(await at.opening).toEqual({ ok: false, failure: 'lost' });
  });
});

describe('cards coming and going', () => {
  it('are told once each, with the ATR of the card itself', async () => {
    const at = await opened();
    const card = new ScriptedCard();
    card.atr = [0x3b, 0x9f, 0x90, 0x00];
    at.reader.insert(card);
    await settled();
    at.reader.inUseByAnother();
    at.reader.remove();
    at.reader.empty();
    await settled();
    expect(at.heard).toEqual(['inserted 3b9f9000', 'removed']);
  });

  it('are both told when one took the place of the other between two looks', async () => {
    const at = await withCard();
    at.reader.swap(new ScriptedCard());
    await settled();
    expect(at.heard).toEqual(['inserted 3b00', 'removed', 'inserted 3b00']);
  });

  it.each(['UnresponsiveCard', 'UnpoweredCard', 'SharingViolation'])(
    'a card whose connection ends in %s is there, without an ATR',
    async (code) => {
      const at = await opened();
      at.reader.insert(code);
      await settled();
      expect(at.heard).toEqual(['inserted ']);
    },
  );

  it('a card that does not answer to reset is there after two seconds', async () => {
    const at = await opened();
    const card = new ScriptedCard();
    card.state = () => new Promise(() => undefined);
    at.reader.insert(card);
    await at.timers.advance(1999);
    expect(at.heard).toEqual([]);
    await at.timers.advance(1);
    expect(at.heard).toEqual(['inserted ']);
  });

  it('a card that left before its ATR came was never there', async () => {
    const at = await opened();
    const card = new ScriptedCard();
    card.state = () => new Promise(() => undefined);
    at.reader.insert(card);
    await settled();
    at.reader.remove();
    await settled();
    expect(at.heard).toEqual([]);
  });
});

describe('commands', () => {
  it('come back with the card’s answer', async () => {
    const at = await withCard();
    at.card.script = (apdu) => [...apdu, 0x90, 0x00];
    expect(await at.link.transmit(COMMAND, 1000)).toEqual({
      ok: true,
      answer: Uint8Array.of(...COMMAND, 0x90, 0x00),
    });
    expect(at.timers.pending).toBe(0);
    expect(at.reader.connects).toBe(1);
  });

  it('to no card are lost', async () => {
    const at = await opened();
    expect(await at.link.transmit(COMMAND, 1000)).toEqual({ ok: false, failure: 'lost' });
  });

  it('under way when the card leaves are lost, though the library gives them an empty answer', async () => {
    const at = await withCard();
    at.card.script = () => [];
    expect(await at.link.transmit(COMMAND, 1000)).toEqual({ ok: false, failure: 'lost' });
    at.card.script = () => undefined;
    const reply = at.link.transmit(COMMAND, 1000);
    await settled();
    at.reader.remove();
    expect(await reply).toEqual({ ok: false, failure: 'lost' });
    expect(at.card.disconnects).toBe(1);
  });

  it('without an answer are silent after their time, and so is the next until the first ends', async () => {
    const at = await withCard();
    at.card.script = () => undefined;
    const reply = at.link.transmit(COMMAND, 500);
    await at.timers.advance(500);
    expect(await reply).toEqual({ ok: false, failure: 'silent' });
    expect(await at.link.transmit(COMMAND, 500)).toEqual({ ok: false, failure: 'silent' });
    expect(at.card.received).toHaveLength(1);
    at.reader.remove();
    at.reader.insert();
    await settled();
    expect(await at.link.transmit(COMMAND, 500)).toMatchObject({ ok: true });
  });

  it.each([
    ['RemovedCard', 'lost'],
    ['NoSmartCard', 'lost'],
    ['SharingViolation', 'busy'],
    ['NotTransacted', 'silent'],
    ['UnresponsiveCard', 'silent'],
    ['anything else', 'silent'],
  ])('that end in %s are %s, and the next one connects anew', async (code, failure) => {
    const at = await withCard();
    at.card.script = () => code;
    expect(await at.link.transmit(COMMAND, 1000)).toEqual({ ok: false, failure });
    at.card.script = () => [0x90, 0x00];
    expect(await at.link.transmit(COMMAND, 1000)).toMatchObject({ ok: true });
    expect(at.reader.connects).toBe(2);
    expect(at.heard).toEqual(['inserted 3b00']);
  });

  it('to a card that another program reset are silent; the connection is restored', async () => {
    const at = await withCard();
    at.card.script = () => 'ResetCard';
    expect(await at.link.transmit(COMMAND, 1000)).toEqual({ ok: false, failure: 'silent' });
    at.card.script = () => [0x90, 0x00];
    expect(await at.link.transmit(COMMAND, 1000)).toMatchObject({ ok: true });
    expect([at.card.reconnects, at.reader.connects]).toEqual([1, 1]);
  });

  it('that end in the service’s death lose the link', async () => {
    const at = await withCard();
    at.card.script = () => 'CommError';
    expect(await at.link.transmit(COMMAND, 1000)).toEqual({ ok: false, failure: 'lost' });
    expect(at.heard).toEqual(['inserted 3b00', 'lost']);
  });
});

describe('the end of a link', () => {
  it('is told once when the service dies, though the reader says nothing; later calls are lost', async () => {
    const at = await withCard();
    at.service.kill();
    at.service.kill();
    at.reader.unplug();
    at.reader.empty();
    expect(at.heard).toEqual(['inserted 3b00', 'lost']);
    expect(await at.link.transmit(COMMAND, 1000)).toEqual({ ok: false, failure: 'lost' });
  });

  it('needs a new client after the service came back', async () => {
    const at = await withCard();
    at.service.kill();
    at.service.running = true;
    const next = createPcscLink('contact', at.timers, async () => at.service);
    const opening = next.open({ inserted: () => undefined, removed: () => undefined, lost: () => undefined });
    await settled();
    expect(at.service.clients).toHaveLength(2);
    at.service.clients[1]?.announceAll();
    expect(await opening).toEqual({ ok: true });
  });

  it('is told when the reader is unplugged', async () => {
    const at = await opened();
    at.reader.unplug();
    expect(at.heard).toEqual(['lost']);
  });

  it('is not told after close, and the card is let go of', async () => {
    const at = await withCard();
    await at.link.close();
    await settled();
    at.reader.unplug();
    at.service.kill();
    at.reader.remove();
    await settled();
    expect(at.heard).toEqual(['inserted 3b00']);
    expect(at.card.disconnects).toBe(1);
  });

  it('never stops the client of a living service: right after an event that would never return', async () => {
    const at = await opened();
    at.reader.insert();
    await settled();
    at.reader.remove();
    await at.link.close();
    await at.timers.advance(60_000);
    expect(at.client.stops).toBe(0);
    expect(at.timers.pending).toBe(0);
  });
});

describe('a list of readers', () => {
  it('has the names of those attached', async () => {
    const timers = new ManualTimers();
    const service = new ScriptedService(() => timers.monotonic(), NAMES);
    const listing = listPcscReaders(1000, timers, async () => service);
    await settled();
    service.clients[0]?.announceAll();
    await timers.advance(200);
    expect(await listing).toEqual({ ok: true, names: NAMES });
    await timers.advance(500);
    expect(service.clients[0]?.stops).toBe(0);
  });

  it('is empty after the time given where none is', async () => {
    const timers = new ManualTimers();
    const listing = listPcscReaders(300, timers, async () => new ScriptedService(() => 0, []));
    await timers.advance(300);
    expect(await listing).toEqual({ ok: true, names: [] });
  });

  it('cannot be had without library or service', async () => {
    const timers = new ManualTimers();
    const service = new ScriptedService(() => 0, NAMES);
    service.running = false;
    expect(await listPcscReaders(300, timers, async () => undefined)).toEqual({
      ok: false,
      failure: 'driver-missing',
    });
    expect(await listPcscReaders(300, timers, async () => service)).toEqual({
      ok: false,
      failure: 'service-missing',
    });
    expect(timers.pending).toBe(0);
  });
});
