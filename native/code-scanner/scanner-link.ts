import type { AddressOf, TransportAddress } from '../../electron/contract/device-address.ts';
import type { CodeScannerProfile } from '../../electron/contract/device-profiles/code-scanner.ts';
import { type HidDescriptor, parseHidDescriptor } from '../transport/hid-descriptor.ts';
import { hidReportBytes } from '../transport/hid-report.ts';
import type {
  HidTransport,
  Timers,
  Transport,
  TransportFailure,
  TransportOutcome,
} from '../transport/transport.ts';
import { CommandChannel } from './command-channel.ts';
import { createScanFramer } from './scan-framing.ts';
import { ScanReceiver, type ScanReceiverListener } from './scan-receiver.ts';
import { type CommandSet, commandSetOf } from './scanner-commands.ts';

/** Makes unopened links for an address. */
export interface ScannerLinks {
  openBytes(address: TransportAddress): Transport;
  openHid(address: AddressOf<'hid'>): HidTransport;
}

/** What a link tells its driver. */
export interface ScannerLinkListener extends Pick<ScanReceiverListener, 'scan' | 'incomplete' | 'flooding'> {
  /** The link is gone; at most once. */
  lost(): void;
}

/** An opened link to a scanner: scans come in, commands go out. Used once, like its transport. */
export interface ScannerLink {
  /** Where the scanner was found this time. */
  readonly address: string;
  readonly commands: CommandSet;
  readonly channel: CommandChannel;
  /** Tells the scanner to stop reading without waiting for its answer: nobody will be there to hear it. */
  darken(): Promise<void>;
  close(): Promise<void>;
}

export type OpenedScanner =
  | { readonly ok: true; readonly link: ScannerLink }
  /** `layout-unknown`: neither the scanner nor its profile says how its reports are laid out. */
  | { readonly ok: false; readonly failure: TransportFailure | 'layout-unknown' };

/** An answer that the protocol asks for is a few bytes. */
const ANSWER_WRITE_MS = 1000;
/** A last word is not worth waiting for on a line that takes nothing. */
const DARKEN_WRITE_MS = 200;

/** An output report at its full length, which some devices insist on; `bytes` begin with the report's id. */
function filledReport(bytes: Uint8Array, descriptor: HidDescriptor): Uint8Array {
  const size = 1 + hidReportBytes(descriptor, 'output', bytes[0] ?? 0);
  if (size <= bytes.length) return bytes;
  const report = new Uint8Array(size);
  report.set(bytes);
  return report;
}

/** Opens the link a scanner's profile and address ask for. */
export async function openScannerLink(
  address: TransportAddress,
  profile: CodeScannerProfile,
  timers: Timers,
  links: ScannerLinks,
  listener: ScannerLinkListener,
): Promise<OpenedScanner> {
  const hid = address.kind === 'hid' ? links.openHid(address) : undefined;
  const transport = hid ?? links.openBytes(address);
  const commands = commandSetOf(profile, hid === undefined ? 'stream' : 'hid');
  const described = hid?.reportDescriptor;
  const descriptor = described === undefined ? undefined : parseHidDescriptor(described);
  const write = (bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome> =>
    transport.write(descriptor === undefined ? bytes : filledReport(bytes, descriptor), timeoutMs);
  const channel = new CommandChannel(timers, write);
  const framer = createScanFramer(profile, descriptor);
  if (framer === undefined) return { ok: false, failure: 'layout-unknown' };
  const receiver = new ScanReceiver(framer, timers, {
    scan: (scan) => listener.scan(scan),
    incomplete: () => listener.incomplete(),
    flooding: (isFlooding) => listener.flooding(isFlooding),
    reply: (reply) => channel.take(reply),
    answer: (bytes) => void write(bytes, ANSWER_WRITE_MS),
  });
  const outcome = await transport.open({
    data: (bytes) => receiver.take(bytes),
    lost: () => {
      receiver.end();
      channel.lost();
      listener.lost();
    },
  });
  if (!outcome.ok) {
    receiver.end();
    return outcome;
  }
  // What was shown while nobody listened must not begin a visit. A hidraw node keeps nothing from before.
  if (hid === undefined) await transport.discardInput();
  // Older models have no such report and say so; whether the scanner reports is seen when it is used.
  if (hid !== undefined && commands.feature !== undefined) await hid.sendFeatureReport(commands.feature);
  return {
    ok: true,
    link: {
      address: transport.address,
      commands,
      channel,
      darken: async () => {
        for (const { bytes } of commands.stop) await write(bytes, DARKEN_WRITE_MS);
      },
      close: () => {
        receiver.end();
        channel.lost();
        return transport.close();
      },
    },
  };
}
