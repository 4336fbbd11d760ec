import type { TransportAddress } from '../../electron/contract/device-address.ts';
import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { SmartCardTransport, Timers, Transport, TransportFailure } from '../transport/transport.ts';
import { openByteLink } from './byte-link.ts';
import type { CardDialect, DialectName } from './card-dialect.ts';
import { openPageLink } from './page-link.ts';

/** What a driver is given to reach a reader: a line of bytes, of reports, or a slot for chip cards. */
export type ReaderTransport = Transport | SmartCardTransport;

/** A reader that answered, in the dialect it answered in. */
export interface FoundReader {
  readonly dialect: CardDialect;
  /** Bits per second, where the rate is ours to see. */
  readonly baudRate?: number | undefined;
}

/** One opened link. */
export interface ReaderLink {
  isLost(): boolean;
  /**
   * Waits for the first answer, detecting rate and dialect where address and profile leave them open; `known` is the
   * dialect that answered last time and is asked first. Undefined when nothing answers.
   */
  findReader(known?: DialectName): Promise<FoundReader | undefined>;
  close(): Promise<void>;
}

/** Why a link did not open; `no-way`: the profile names no way of speaking over such a link. */
export type OpeningFailure = TransportFailure | 'service-missing' | 'no-way';

export type OpenedLink =
  | { readonly ok: true; readonly link: ReaderLink }
  | { readonly ok: false; readonly failure: OpeningFailure };

const isSlot = (transport: ReaderTransport): transport is SmartCardTransport => 'transmit' in transport;

/**
 * Opens a link and gets ready to speak over it as the profile says; `onNews` is called when the link goes, or when a card
 * comes or goes where the link itself tells. Fails with the transport's own failure, or with `no-way`.
 */
export function openReaderLink(
  transport: ReaderTransport,
  address: TransportAddress,
  profile: IdCardReaderProfile,
  timers: Timers,
  onNews: () => void,
): Promise<OpenedLink> {
  const pages = profile.dialect === 'pcsc-pages';
  if (isSlot(transport)) {
    return pages
      ? openPageLink(transport, profile, timers, onNews)
      : Promise.resolve({ ok: false, failure: 'no-way' });
  }
  return pages
    ? Promise.resolve({ ok: false, failure: 'no-way' })
    : openByteLink(transport, address, profile, timers, onNews);
}
