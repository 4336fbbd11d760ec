import { describe, expect, it } from 'vitest';
import { type DeviceEvent, deviceEventSchema } from '../../../../electron/contract/device-messages.ts';
import { smartCardReaderProfileSchema } from '../../../../electron/contract/device-profiles/smart-card-reader.ts';
import { deviceId } from '../../../../electron/contract/ids.ts';
import { createSmartCardReaderDriver } from '../../../../native/smart-card-reader/smart-card-reader-driver.ts';
import type {
  SmartCardAnswer,
  SmartCardListener,
  SmartCardOpening,
  SmartCardTransport,
} from '../../../../native/transport/transport.ts';
import profile from '../../../../resources/devices/pcsc-social-card.json' with { type: 'json' };
import { cardNamed } from '../../../simulators/smart-card/preset-cards.ts';
import type { SimulatedCard } from '../../../simulators/smart-card/vpcd-wire.ts';
import { ManualTimers, settled } from '../transport/manual-timers.ts';

/** A slot in the test's hand. */
class HandSlot implements SmartCardTransport {
  readonly address = 'Hand Reader';
  readonly closed: Promise<void>;
  opening: SmartCardOpening | undefined = { ok: true };
  listener: SmartCardListener | undefined;
  card: SimulatedCard | undefined;
  commands: string[] = [];
  answers: ((apdu: Uint8Array) => SmartCardAnswer | undefined) | undefined;
  isClosed = false;
  #onClosed: () => void = () => undefined;

  constructor() {
    this.closed = new Promise((resolve) => (this.#onClosed = resolve));
  }
  async open(listener: SmartCardListener): Promise<SmartCardOpening> {
    this.listener = listener;
    if (this.card !== undefined) listener.inserted(this.card.atr);
    return this.opening ?? new Promise(() => undefined);
  }
  async transmit(apdu: Uint8Array): Promise<SmartCardAnswer> {
    this.commands.push(Buffer.from(apdu).toString('hex'));
    const given = this.answers?.(apdu);
    if (given !== undefined) return given;
    if (this.card === undefined) return { ok: false, failure: 'lost' };
    return { ok: true, answer: this.card.answer(apdu) };
  }
  async close(): Promise<void> {
    this.isClosed = true;
    this.#onClosed();
  }
  insert(name: string): void {
    this.card = cardNamed(name);
    this.listener?.inserted(this.card?.atr ?? new Uint8Array());
  }
  remove(): void {
    this.card = undefined;
    this.listener?.removed();
  }
}

/** How long a slot that could not be opened is left alone. */
const RETRY_MS = profile.timeoutsMs.serviceRetry;

function bench(prepare: (slot: HandSlot, attempt: number) => void = () => undefined) {
  const timers = new ManualTimers();
  const events: DeviceEvent[] = [];
  const slots: HandSlot[] = [];
  const driver = createSmartCardReaderDriver(
    {
      id: deviceId('smart-card-reader-1'),
      profile: smartCardReaderProfileSchema.parse(profile),
      transport: { kind: 'pcsc', reader: 'Hand Reader' },
    },
    { timers, emit: (event) => events.push(deviceEventSchema.parse(event)) },
    () => {
      const slot = new HandSlot();
      prepare(slot, slots.push(slot));
      return slot;
    },
  );
  const said = (): string[] =>
    events.map((event) =>
      ['failure', 'state', 'kind']
        .map((key) => (event as Record<string, unknown>)[key])
        .filter((word) => typeof word === 'string' && word !== 'deviceChanged' && word !== 'trouble')
        .toReversed()
        .join(' '),
    );
  return { driver, timers, events, slots, said, slot: () => slots.at(-1)! };
}

async function ready(prepare?: (slot: HandSlot, attempt: number) => void) {
  const at = bench(prepare);
  at.driver.start();
  await settled();
  expect(at.said()).toEqual(['opening', 'ready']);
  at.events.splice(0);
  return at;
}

describe('the reader', () => {
  it('is opening, then ready, and says where it is', async () => {
    const at = bench();
    at.driver.start();
    at.driver.start();
    await settled();
    expect(at.slots).toHaveLength(1);
    expect(at.events).toEqual([
      {
        kind: 'deviceChanged',
        device: 'smart-card-reader-1',
        state: 'opening',
        facts: { address: 'Hand Reader' },
      },
      {
        kind: 'deviceChanged',
        device: 'smart-card-reader-1',
        state: 'ready',
        facts: { address: 'Hand Reader' },
      },
    ]);
  });

  it.each([
    ['not-found', 'smart-card-reader-not-found'],
    ['busy', 'smart-card-reader-busy'],
    ['lost', 'smart-card-reader-lost'],
    ['silent', 'smart-card-service-missing'],
    ['flooding', 'device-flooding'],
    ['driver-missing', 'device-driver-missing'],
    ['service-missing', 'smart-card-service-missing'],
  ] as const)(
    'that cannot be opened (%s) is said once to be %s, and tried again until it can',
    async (failure, code) => {
      const at = bench((slot, attempt) => {
        if (attempt < 4) slot.opening = { ok: false, failure };
      });
      at.driver.start();
      await at.timers.advance(3 * RETRY_MS - 1);
      expect(at.said()).toEqual(['opening', code]);
      await at.timers.advance(1);
      expect(at.said()).toEqual(['opening', code, 'ready']);
      expect(at.slots.slice(0, 3).every((slot) => slot.isClosed)).toBe(true);
    },
  );

  it('that is lost is said at once, and works again with a new link at the next try', async () => {
    const at = await ready();
    at.slot().listener?.lost();
    await settled();
    expect(at.said()).toEqual(['smart-card-reader-lost']);
    expect(at.slots[0]?.isClosed).toBe(true);
    await at.timers.advance(RETRY_MS);
    expect(at.said()).toEqual(['smart-card-reader-lost', 'ready']);
    expect(at.slots).toHaveLength(2);
  });
});

describe('a card', () => {
  it('is found, read and removed', async () => {
    const at = await ready();
    at.slot().insert('v2');
    await settled();
    at.slot().remove();
    await settled();
    expect(at.said()).toEqual(['socialCardFound', 'socialCardRead', 'socialCardRemoved']);
    expect(at.events[1]).toMatchObject({ card: { kind: 'social-card', name: '测试乙', version: '2.00' } });
  });

  it('that is there already is read after the reader is ready', async () => {
    const at = bench((slot) => (slot.card = cardNamed('v1')));
    at.driver.start();
    await settled(20);
    expect(at.said()).toEqual(['opening', 'ready', 'socialCardFound', 'socialCardRead']);
  });

  it.each([
    ['foreign', 'social-card-not-recognised'],
    ['v3-without-module', 'social-card-needs-module'],
    ['wrong-number', 'social-card-number-invalid'],
  ])('%s fails with %s', async (name, failure) => {
    const at = await ready();
    at.slot().insert(name);
    await settled(20);
    expect(at.said()).toEqual(['socialCardFound', `socialCardReadFailed ${failure}`]);
  });

  it('pulled out under its reading was removed early', async () => {
    const at = await ready();
    const slot = at.slot();
    slot.answers = () => {
      if (slot.commands.length === 5) slot.remove();
      return undefined;
    };
    slot.insert('v2');
    await settled(20);
    expect(at.said()).toEqual([
      'socialCardFound',
      'socialCardReadFailed social-card-removed-early',
      'socialCardRemoved',
    ]);
  });

  it('that is silent costs the link when it is out; nobody hears of that', async () => {
    const at = await ready();
    at.slot().answers = () => ({ ok: false, failure: 'silent' });
    at.slot().insert('v2');
    await settled();
    at.slot().remove();
    await settled();
    expect(at.said()).toEqual([
      'socialCardFound',
      'socialCardReadFailed smart-card-silent',
      'socialCardRemoved',
    ]);
    expect(at.slots).toHaveLength(2);
    at.slot().insert('v1');
    await settled();
    expect(at.said().slice(3)).toEqual(['socialCardFound', 'socialCardRead']);
  });

  it('read before the service died is not announced again when that is back', async () => {
    const at = await ready((slot, attempt) => {
      if (attempt > 1) slot.card = cardNamed('v2');
    });
    at.slot().insert('v2');
    await settled();
    at.slot().listener?.lost();
    await at.timers.advance(RETRY_MS);
    expect(at.said()).toEqual(['socialCardFound', 'socialCardRead', 'smart-card-reader-lost', 'ready']);
  });

  it('under its reading when the service dies is lost with it, not removed', async () => {
    const at = await ready((slot, attempt) => {
      if (attempt > 1) slot.card = cardNamed('v2');
    });
    const slot = at.slot();
    slot.answers = () => {
      if (slot.commands.length < 4) return undefined;
      slot.listener?.lost();
      return { ok: false, failure: 'lost' };
    };
    slot.insert('v2');
    await at.timers.advance(RETRY_MS);
    await settled(20);
    expect(at.said().filter((word) => word.startsWith('socialCard'))).toEqual([
      'socialCardFound',
      'socialCardReadFailed smart-card-reader-lost',
      'socialCardFound',
      'socialCardRead',
    ]);
  });

  it('that stays in the slot is read again when a card is asked for anew', async () => {
    const at = await ready();
    at.driver.awaitCard(true);
    at.slot().insert('v2');
    await settled();
    at.driver.awaitCard(true);
    await settled();
    expect(at.said()).toEqual(['socialCardFound', 'socialCardRead']);
    at.driver.awaitCard(false);
    at.driver.awaitCard(true);
    await settled();
    expect(at.said()).toEqual(['socialCardFound', 'socialCardRead', 'socialCardFound', 'socialCardRead']);
  });
});

describe('the end', () => {
  it.each<[string, (slot: HandSlot) => void, string | undefined]>([
    ['while it waits for a card', () => undefined, undefined],
    ['while a card is read', (slot) => (slot.answers = () => undefined), 'v2'],
    [
      'while it waits to try again',
      (slot) => (slot.opening = { ok: false, failure: 'not-found' }),
      undefined,
    ],
    ['while a slot is being opened', (slot) => (slot.opening = undefined), undefined],
  ])('%s lets go of the slot, says nothing more and leaves no timer', async (_name, prepare, card) => {
    const at = bench(prepare);
    at.driver.start();
    await settled();
    if (card !== undefined) at.slot().insert(card);
    at.events.splice(0);
    await at.driver.stop();
    expect(at.slot().isClosed).toBe(true);
    expect(at.timers.pending).toBe(0);
    at.slot().listener?.removed();
    at.slot().listener?.lost();
    await at.timers.advance(5000);
    expect(at.events).toEqual([]);
  });

  it('before the beginning is nothing', async () => {
    const at = bench();
    await at.driver.stop();
    expect(at.slots).toEqual([]);
  });
});
