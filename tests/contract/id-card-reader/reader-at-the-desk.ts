import type { TransportAddress } from '../../../electron/contract/device-address.ts';
import { type DeviceEvent, deviceEventSchema } from '../../../electron/contract/device-messages.ts';
import type { IdCardReaderProfile } from '../../../electron/contract/device-profiles/id-card-reader.ts';
import { deviceId } from '../../../electron/contract/ids.ts';
import {
  createIdCardReaderDriver,
  type IdCardReaderDriver,
  type OpenReaderTransport,
} from '../../../native/id-card-reader/id-card-reader-driver.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import { eventWords } from '../../support/event-words.ts';

export interface DeskPlan {
  readonly profile: IdCardReaderProfile;
  readonly address: TransportAddress;
  readonly open: OpenReaderTransport;
}

/** A driver at work, and everything it says. */
export interface ReaderAtTheDesk {
  readonly driver: IdCardReaderDriver;
  readonly events: readonly DeviceEvent[];
  /** Everything the driver said, in its own words: `ready`, `trouble reader-lost`, `cardFound`, `cardReadFailed …`. */
  said(): readonly string[];
  /** Only what it said of cards. */
  saidOfCards(): readonly string[];
  /** Forgets what was said so far. */
  forget(): void;
  /** Resolves when the driver has said it (again, since `forget`). */
  until(what: string): Promise<void>;
}

/** Starts a driver that awaits a card; it has said nothing yet. */
export function sitDown({ profile, address, open }: DeskPlan): ReaderAtTheDesk {
  const events: DeviceEvent[] = [];
  const waiting = new Set<() => void>();
  const driver = createIdCardReaderDriver(
    { id: deviceId('id-card-reader-1'), profile, transport: address },
    {
      timers: systemTimers,
      emit: (event) => {
        events.push(deviceEventSchema.parse(event));
        for (const look of waiting) look();
      },
    },
    open,
  );
  const said = (): string[] => events.map(eventWords);
  driver.start();
  driver.awaitCard(true);
  return {
    driver,
    events,
    said,
    saidOfCards: () => said().filter((word) => word.startsWith('card')),
    forget: () => void events.splice(0),
    until: async (what) => {
      while (!said().includes(what)) {
        await new Promise<void>((done) => {
          const look = (): void => {
            waiting.delete(look);
            done();
          };
          waiting.add(look);
        });
      }
    },
  };
}
