import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DeviceEvent, deviceConfigSchema } from '../../../../electron/contract/device-messages.ts';
import { createKeypadDriver, type KeypadConfig } from '../../../../native/keypad/keypad-driver.ts';
import type {
  HidTransport,
  TransportFailure,
  TransportListener,
  TransportOutcome,
} from '../../../../native/transport/transport.ts';
import { bootKeyboard } from '../transport/hid-descriptors.ts';
import { ManualTimers, settled } from '../transport/manual-timers.ts';

const PREVIOUS = 82;
const NEXT = 81;
const ACTIVATE = 40;
const BACK = 41;
const HELP = 58;

const config = deviceConfigSchema.parse({
  id: 'keypad',
  profile: JSON.parse(
    readFileSync(new URL('../../../../resources/devices/keypad-five-key.json', import.meta.url), 'utf8'),
  ),
  transport: { kind: 'hid', vendorId: '04d9', productId: '1603' },
}) as KeypadConfig;

/** A keypad on the desk: plugged or not, each opening another link to it. */
class Desk {
  failure: TransportFailure | undefined;
  descriptor: Uint8Array | undefined = bootKeyboard;
  openings = 0;
  closes = 0;
  #listener: TransportListener | undefined;
  hangsOpening = false;
  finishOpening: () => void = () => undefined;

  link(): HidTransport {
    this.openings += 1;
    return {
      address: '/dev/hidraw5',
      reportDescriptor: this.descriptor,
      open: async (listener: TransportListener): Promise<TransportOutcome> => {
        if (this.hangsOpening) await new Promise<void>((resolve) => (this.finishOpening = resolve));
        if (this.failure !== undefined) return { ok: false, failure: this.failure };
        this.#listener = listener;
        return { ok: true };
      },
      write: () => Promise.resolve({ ok: true }),
      sendFeatureReport: () => Promise.resolve({ ok: true }),
      discardInput: () => Promise.resolve(),
      close: () => {
        this.closes += 1;
        return Promise.resolve();
      },
    };
  }
  report(...keys: number[]): void {
    this.#listener?.data(Uint8Array.from({ length: 8 }, (_, at) => keys[at - 2] ?? 0));
  }
  unplug(): void {
    this.failure = 'not-found';
    this.#listener?.lost();
  }
}

function workbench() {
  const desk = new Desk();
  const timers = new ManualTimers();
  const events: DeviceEvent[] = [];
  const plugs = new Set<() => void>();
  const driver = createKeypadDriver(
    config,
    {
      timers,
      emit: (event) => events.push(event),
      plugged: {
        onChange(listener) {
          plugs.add(listener);
          return () => plugs.delete(listener);
        },
      },
    },
    () => desk.link(),
  );
  const keys = () => events.flatMap((event) => (event.kind === 'keyPressed' ? [event.key] : []));
  const states = () =>
    events.flatMap((event) => (event.kind === 'deviceChanged' ? [event.failure ?? event.state] : []));
  const started = async () => {
    driver.start();
    await settled();
  };
  return { desk, timers, events, plugs, driver, keys, states, started };
}

describe('presses', () => {
  it('of the five keys are told as what they mean', async () => {
    const { desk, keys, started } = workbench();
    await started();
    for (const key of [PREVIOUS, NEXT, ACTIVATE, BACK, HELP]) {
      desk.report(key);
      desk.report();
    }
    expect(keys()).toEqual(['previous', 'next', 'activate', 'back', 'help']);
  });

  it('are told once however long the key is held and however often the keypad repeats itself', async () => {
    const { desk, keys, started } = workbench();
    await started();
    for (let times = 0; times < 100; times += 1) desk.report(NEXT);
    expect(keys()).toEqual(['next']);
    desk.report();
    desk.report(NEXT);
    expect(keys()).toEqual(['next', 'next']);
  });

  it('are told for a second key while the first is held, and not again for the first', async () => {
    const { desk, keys, started } = workbench();
    await started();
    desk.report(NEXT);
    desk.report(NEXT, ACTIVATE);
    desk.report(ACTIVATE);
    desk.report(ACTIVATE, NEXT);
    expect(keys()).toEqual(['next', 'activate', 'next']);
  });

  it('are not told for a report of too many keys, nor again for a key held through it', async () => {
    const { desk, keys, started } = workbench();
    await started();
    desk.report(NEXT);
    desk.report(1, 1, 1, 1, 1, 1);
    desk.report(NEXT);
    expect(keys()).toEqual(['next']);
  });

  it('are not told for keys that the profile does not name', async () => {
    const { desk, keys, started } = workbench();
    await started();
    desk.report(4, 5, 0x65);
    expect(keys()).toEqual([]);
  });

  it('are read by the boot layout where the system shows no descriptor', async () => {
    const { desk, keys, started } = workbench();
    desk.descriptor = undefined;
    await started();
    desk.report(HELP);
    expect(keys()).toEqual(['help']);
  });
});

describe('the keypad itself', () => {
  it('is ready, and says where it was found', async () => {
    const { events, started } = workbench();
    await started();
    expect(events).toEqual([
      { kind: 'deviceChanged', device: 'keypad', state: 'opening', facts: {} },
      { kind: 'deviceChanged', device: 'keypad', state: 'ready', facts: { address: '/dev/hidraw5' } },
    ]);
  });

  it.each([
    ['not-found', 'keypad-not-found'],
    ['busy', 'keypad-busy'],
    ['silent', 'keypad-busy'],
    ['lost', 'keypad-lost'],
    ['driver-missing', 'device-driver-missing'],
    ['flooding', 'device-flooding'],
  ] as const)('that cannot be opened (%s) is in trouble, told once: %s', async (failure, code) => {
    const { desk, states, started, timers } = workbench();
    desk.failure = failure;
    await started();
    await timers.advance(10_000);
    expect(states()).toEqual(['opening', code]);
    expect(desk.openings).toBeGreaterThanOrEqual(5);
  });

  it('is lost when it is pulled out, and works again within a second of being plugged back', async () => {
    const { desk, states, keys, started, timers } = workbench();
    await started();
    desk.report(NEXT);
    desk.unplug();
    await timers.advance(5000);
    expect(states()).toEqual(['opening', 'ready', 'keypad-lost']);
    desk.failure = undefined;
    await timers.advance(1000);
    // A key held while the cable was pulled was not let go of; held again, it is pressed anew.
    desk.report(NEXT);
    expect(states()).toEqual(['opening', 'ready', 'keypad-lost', 'ready']);
    expect(keys()).toEqual(['next', 'next']);
  });

  it('is tried at once when something is plugged in', async () => {
    const { desk, states, started, plugs } = workbench();
    desk.failure = 'not-found';
    await started();
    desk.failure = undefined;
    for (const plug of plugs) plug();
    await settled();
    expect(states()).toEqual(['opening', 'keypad-not-found', 'ready']);
    expect(plugs.size).toBe(0);
  });
});

describe('stopping', () => {
  it('closes the link, and nothing is told afterwards', async () => {
    const { desk, events, driver, started, timers } = workbench();
    await started();
    await driver.stop();
    const before = events.length;
    desk.report(NEXT);
    desk.unplug();
    await timers.advance(5000);
    expect(events).toHaveLength(before);
    expect(desk.closes).toBeGreaterThanOrEqual(1);
    expect([desk.openings, timers.pending]).toEqual([1, 0]);
  });

  it('ends the waiting for a keypad that is not there', async () => {
    const { desk, driver, started, timers } = workbench();
    desk.failure = 'not-found';
    await started();
    await driver.stop();
    expect(timers.pending).toBe(0);
  });

  it('while it is being opened, closes what was opened', async () => {
    const { desk, driver, started, states } = workbench();
    desk.hangsOpening = true;
    await started();
    const stopping = driver.stop();
    desk.finishOpening();
    await stopping;
    expect(states()).toEqual(['opening']);
    expect(desk.closes).toBeGreaterThanOrEqual(1);
  });

  it('starts once however often it is told to', async () => {
    const { desk, driver, started } = workbench();
    await started();
    driver.start();
    await settled();
    expect(desk.openings).toBe(1);
  });
});

it('refuses an address that is no HID device', () => {
  const wrong: KeypadConfig = { ...config, transport: { kind: 'keyboard' } };
  const { timers } = workbench();
  expect(() => createKeypadDriver(wrong, { timers, emit: () => undefined }, () => new Desk().link())).toThrow(
    'no keyboard device',
  );
});
