import { afterEach, describe, expect, it } from 'vitest';
import { type DeviceEvent, deviceEventSchema } from '../../../../electron/contract/device-messages.ts';
import { idCardReaderProfileSchema } from '../../../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCard } from '../../../../electron/contract/id-card.ts';
import { deviceId } from '../../../../electron/contract/ids.ts';
import {
  createIdCardReaderDriver,
  type IdCardReaderDriver,
} from '../../../../native/id-card-reader/id-card-reader-driver.ts';
import { createUsbBulkTransport, type UsbBulkAddress } from '../../../../native/transport/usb-bulk.ts';
import usbProfile from '../../../../resources/devices/sam-v-usb.json' with { type: 'json' };
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { SimulatedReader } from '../../../simulators/id-card-reader/simulated-reader.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
import { ScriptedUsbDevice } from '../transport/scripted-usb-device.ts';
import { SyntheticSystem } from '../transport/synthetic-system.ts';

/** The whole way from card to event over USB bulk, up to the library: both endpoint layouts of the generic reader. */

const HEAD_BYTES = 7;
const PACKET_BYTES = 64;
const address: UsbBulkAddress = { kind: 'usb-bulk', vendorId: '0400', productId: 'c35a' };
const running: { driver: IdCardReaderDriver; timers: ManualTimers }[] = [];
/** A link that closes waits for its last read to end. */
const CLOSING_MS = 2000;

afterEach(async () => {
  for (const { driver, timers } of running.splice(0)) {
    const stopped = driver.stop();
    await timers.advance(CLOSING_MS);
    await stopped;
  }
});

/** A SAM_V reader behind bulk endpoints. */
class UsbReader extends ScriptedUsbDevice {
  readonly reader = new SimulatedReader((frame) => this.#answer(frame));

  override async nativeTransferOut(endpoint: number, timeoutMs: number, data: Uint8Array): Promise<number> {
    const sent = await super.nativeTransferOut(endpoint, timeoutMs, data);
    this.reader.receive(data);
    return sent;
  }

  #answer(frame: Uint8Array): void {
    const split = this.layout === 'split';
    if (split) this.say(1, ...frame.subarray(0, HEAD_BYTES));
    const rest = split ? frame.subarray(HEAD_BYTES) : frame;
    for (let from = 0; from < rest.length; from += PACKET_BYTES)
      this.say(split ? 5 : 1, ...rest.subarray(from, from + PACKET_BYTES));
  }
}

function bench(layout: 'plain' | 'split') {
  const timers = new ManualTimers();
  const system = new SyntheticSystem();
  const attached: UsbReader[] = [];
  const plug = (): UsbReader => {
    const device = new UsbReader(timers);
    device.layout = layout;
    attached.splice(0, 1, device);
    return device;
  };
  const events: DeviceEvent[] = [];
  const driver = createIdCardReaderDriver(
    {
      id: deviceId('id-card-reader-1'),
      profile: idCardReaderProfileSchema.parse(usbProfile),
      transport: address,
    },
    { timers, emit: (event) => void events.push(deviceEventSchema.parse(event)) },
    () =>
      createUsbBulkTransport(address, timers, system.folders, () =>
        Promise.resolve({ getDevices: () => Promise.resolve(attached) }),
      ),
  );
  running.push({ driver, timers });
  const said = (): string[] =>
    events.map((event) =>
      event.kind === 'deviceChanged' ? [event.state, event.failure].filter(Boolean).join(' ') : event.kind,
    );
  return {
    timers,
    plug,
    attached,
    events,
    driver,
    said,
    until: (what: string, times = 1) =>
      timers.advanceUntil(() => said().filter((word) => word === what).length >= times, 20_000),
  };
}

describe.each(['plain', 'split'] as const)('a SAM_V reader over USB bulk, %s layout', (layout) => {
  it('reads every kind of card and says when it is lifted', async () => {
    const { plug, driver, until, events, said } = bench(layout);
    const { reader } = plug();
    driver.start();
    driver.awaitCard(true);
    await until('ready');
    expect(events.at(-1)).toMatchObject({ facts: { address: 'usb 0400:c35a' } });
    for (const card of Object.values<IdCard>(presetCards)) {
      events.splice(0);
      reader.lay(card);
      await until('cardRead');
      reader.lift();
      await until('cardRemoved');
      expect(said().filter((word) => word.startsWith('card'))).toEqual([
        'cardFound',
        'cardRead',
        'cardRemoved',
      ]);
      expect(events.find((event) => event.kind === 'cardRead')).toMatchObject({ card });
    }
  });

  it('says lost when it is unplugged, and reads again after it is plugged back', async () => {
    const { plug, attached, driver, until, timers } = bench(layout);
    const device = plug();
    driver.start();
    driver.awaitCard(true);
    await until('ready');
    attached.splice(0);
    device.unplug();
    await until('trouble reader-lost');
    await timers.advance(5000);
    plug().reader.lay(presetCards.resident);
    await until('cardRead');
  });

  it.each(['leftover', 'stale', 'silent'] as const)(
    'comes up although its first answer after a process that died is bad: %s',
    async (mode) => {
      const { plug, driver, until, said } = bench(layout);
      const { reader } = plug();
      reader.garble({ mode, times: 1 });
      reader.lay(presetCards.resident);
      driver.start();
      driver.awaitCard(true);
      await until('cardRead');
      // Half an answer puts the two pipes out of step; opening them anew puts them right.
      const outOfStep = layout === 'split' && mode === 'leftover';
      expect(said().some((word) => word.startsWith('trouble'))).toBe(outOfStep);
    },
  );
});
