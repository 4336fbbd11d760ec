import { afterEach } from 'vitest';
import { type DeviceEvent, deviceEventSchema } from '../../../../electron/contract/device-messages.ts';
import {
  type IdCardReaderProfile,
  idCardReaderProfileSchema,
} from '../../../../electron/contract/device-profiles/id-card-reader.ts';
import { deviceId } from '../../../../electron/contract/ids.ts';
import {
  createIdCardReaderDriver,
  type IdCardReaderDriver,
} from '../../../../native/id-card-reader/id-card-reader-driver.ts';
import type { PlugSignal } from '../../../../native/transport/transport.ts';
import shippedProfile from '../../../../resources/devices/sam-v.json' with { type: 'json' };

import type { SimulatedReaderOptions } from '../../../simulators/id-card-reader/simulated-reader.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
import { SimulatedDesk } from './simulated-link.ts';

/** The shipped profile of ordinary readers. */
export const profile = idCardReaderProfileSchema.parse(shippedProfile);
const drivers: IdCardReaderDriver[] = [];

afterEach(async () => {
  for (const driver of drivers.splice(0)) await driver.stop();
});

export interface Bench extends SimulatedReaderOptions {
  readonly profile?: Partial<IdCardReaderProfile>;
  readonly baudRate?: number | undefined;
  readonly plugged?: PlugSignal;
  readonly onReading?: (photo: Uint8Array) => void;
}

/** A driver at a simulated desk, under a clock turned by hand; it is stopped after the test. */
export function workbench(given: Bench = {}) {
  const timers = new ManualTimers();
  const desk = new SimulatedDesk(timers, given);
  const events: DeviceEvent[] = [];
  const baudRate = 'baudRate' in given ? given.baudRate : 115_200;
  const driver = createIdCardReaderDriver(
    {
      id: deviceId('id-card-reader-1'),
      profile: { ...profile, ...given.profile },
      transport: { kind: 'serial', path: '/dev/simulated', ...(baudRate === undefined ? {} : { baudRate }) },
    },
    {
      timers,
      emit: (event) => events.push(deviceEventSchema.parse(event)),
      ...(given.plugged === undefined ? {} : { plugged: given.plugged }),
    },
    () => desk.newLink(baudRate),
    { onReading: ({ photoWlt }) => given.onReading?.(photoWlt) },
  );
  drivers.push(driver);
  const said = (): string[] =>
    events.map((event) => {
      if (event.kind === 'deviceChanged') return [event.state, event.failure].filter(Boolean).join(' ');
      return event.kind === 'cardReadFailed' ? `cardReadFailed ${event.failure}` : event.kind;
    });
  const count = (what: string): number => said().filter((word) => word === what).length;
  return {
    timers,
    desk,
    events,
    driver,
    said,
    count,
    until: (what: string, times = 1, limitMs?: number) =>
      timers.advanceUntil(() => count(what) >= times, limitMs),
    /** What was said since the last call. */
    news: () => {
      const words = said();
      events.splice(0);
      return words;
    },
    ready: async () => {
      driver.start();
      driver.awaitCard(true);
      // Only SAM_V has a number to ask for.
      const wantsNumber = given.dialect !== 'stx-etx';
      await timers.advanceUntil(() =>
        events.some(
          (event) =>
            event.kind === 'deviceChanged' &&
            event.state === 'ready' &&
            (!wantsNumber || event.facts.samId !== undefined),
        ),
      );
      events.splice(0);
    },
  };
}
