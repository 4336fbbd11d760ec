import { readFileSync } from 'node:fs';
import {
  type DeviceCommand,
  type DeviceConfig,
  type DeviceEvent,
  deviceEventSchema,
} from '../../electron/contract/device-messages.ts';
import { deviceId } from '../../electron/contract/ids.ts';
import { systemLinks } from '../../native/links.ts';
import { readDotGlyphs } from '../../native/receipt-printer/dot-glyphs.ts';
import { makeDevice } from '../../native/running-device.ts';
import { systemTimers } from '../../native/transport/system-timers.ts';
import { eventWords } from './event-words.ts';

const resource = (path: string): Uint8Array =>
  readFileSync(new URL(`../../resources/${path}`, import.meta.url));

/** A real device with the product's own driver on it, made as the device process makes it, and everything it says. */
export interface HardwareSeat {
  readonly device: ReturnType<typeof deviceId>;
  readonly events: readonly DeviceEvent[];
  said(): readonly string[];
  forget(): void;
  /** Resolves when the driver has said it, or something like it (again, since `forget`). */
  until(what: string | RegExp): Promise<void>;
  /** Resolves when what was said is so. */
  untilSo(isSo: (said: readonly string[]) => boolean): Promise<void>;
  obey(command: DeviceCommand): void;
  leave(): Promise<void>;
}

/** Starts the driver of a device on the desk; it has said nothing yet. */
export function sitDownAtHardware({
  profile,
  transport,
}: Pick<DeviceConfig, 'profile' | 'transport'>): HardwareSeat {
  const device = deviceId(`${profile.kind}-1`);
  const events: DeviceEvent[] = [];
  let wakers: (() => void)[] = [];
  const running = makeDevice(
    { id: device, profile, transport },
    {
      timers: systemTimers,
      links: systemLinks(systemTimers),
      glyphs: () => readDotGlyphs(resource('fonts/rare-24.bin')),
      readLogo: (file) => resource(`logos/${file}`),
      emit: (event) => {
        events.push(deviceEventSchema.parse(event));
        const woken = wakers;
        wakers = [];
        for (const wake of woken) wake();
      },
    },
  );
  running.start();
  const said = (): string[] => events.map(eventWords);
  const untilSo: HardwareSeat['untilSo'] = async (isSo) => {
    while (!isSo(said())) await new Promise<void>((done) => wakers.push(done));
  };
  return {
    device,
    events,
    said,
    forget: () => void events.splice(0),
    until: (what) =>
      untilSo((words) =>
        words.some((heard) => (typeof what === 'string' ? heard === what : what.test(heard))),
      ),
    untilSo,
    obey: (command) => {
      if (!running.obey(command)) throw new Error(`a ${profile.kind} does not obey ${command.kind}`);
    },
    leave: () => running.stop(),
  };
}
