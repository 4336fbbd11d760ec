import type { TransportAddress } from '../../electron/contract/device-address.ts';
import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import { isSerialTransport } from '../transport/open-transport.ts';
import type { Timers, Transport, TransportFailure } from '../transport/transport.ts';
import { detectBaudRate } from './baud-rate.ts';
import { SamClient } from './sam-client.ts';
import { samVCommands } from './sam-v-commands.ts';

/** Behind a TCP bridge the line's rate is unknown: time-outs allow for the slowest. */
const SLOWEST_BAUD_RATE = 9600;
/** A reader may be busy starting: it is asked three times before it counts as silent (§1.7). */
const STATUS_ATTEMPTS = 3;

/** One opened link with its client. */
export interface ReaderLink {
  readonly client: SamClient;
  /** Whether the rate is ours to see. */
  readonly isSerial: boolean;
  isLost(): boolean;
  /** Waits for the first answer, detecting the rate where the address leaves it out; gives the rate, or undefined. */
  findReader(): Promise<number | undefined>;
  close(): Promise<void>;
}

export type OpenedLink =
  | { readonly ok: true; readonly link: ReaderLink }
  | { readonly ok: false; readonly failure: TransportFailure };

async function answersStatus(client: SamClient): Promise<boolean> {
  for (let attempt = 0; attempt < STATUS_ATTEMPTS; attempt += 1) {
    const reply = await client.send(samVCommands.status);
    if (reply.ok) return true;
    if (reply.failure === 'reader-lost') return false;
  }
  return false;
}

/** Opens a link and puts a client on it; `onLost` is called when it goes. */
export async function openReaderLink(
  transport: Transport,
  address: TransportAddress,
  profile: IdCardReaderProfile,
  timers: Timers,
  onLost: () => void,
): Promise<OpenedLink> {
  const serial = isSerialTransport(transport) ? transport : undefined;
  const rate = (): number => serial?.baudRate ?? SLOWEST_BAUD_RATE;
  const client = new SamClient(transport, timers, profile.timeoutsMs, rate);
  let lost = false;
  const outcome = await transport.open({
    data: (bytes) => client.receive(bytes),
    lost: () => {
      lost = true;
      client.lost();
      onLost();
    },
  });
  if (!outcome.ok) return outcome;
  // What a reader still had to say to somebody else.
  await transport.discardInput();
  const detects = serial !== undefined && address.kind === 'serial' && address.baudRate === undefined;
  return {
    ok: true,
    link: {
      client,
      isSerial: serial !== undefined,
      isLost: () => lost,
      findReader: async () => {
        if (detects) return detectBaudRate(serial, client);
        return (await answersStatus(client)) ? rate() : undefined;
      },
      close: () => {
        client.lost();
        return transport.close();
      },
    },
  };
}
