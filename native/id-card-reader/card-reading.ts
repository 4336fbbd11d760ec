import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import type { IdCard } from '../../electron/contract/id-card.ts';
import { splitBaseRead } from './base-read.ts';
import { parseCardText, withNewestAddress } from './card-text.ts';

/**
 * A card as it was read. `photoWlt` are the chip's photo bytes: they exist only until the receiver of this value
 * returns, then they are overwritten; they are never sent, shown or stored.
 */
export interface CardReading {
  readonly card: IdCard;
  readonly photoWlt: Uint8Array;
}

export type CardReadOutcome =
  | { readonly ok: true; readonly reading: CardReading; wipe(): void }
  | { readonly ok: false; readonly failure: IdCardReaderFailure };

/** How a block came to be and what may be added to it. */
export interface BlockOrigin {
  /** Whether the block is that of 30 10, with a third length field. */
  readonly withFingerprint?: boolean;
  /** Asks for the newest appended address; left out where the dialect has no such command or the profile wants none. */
  readonly newestAddress?: (() => Promise<string | undefined>) | undefined;
}

/**
 * Makes a reading of the block that every dialect delivers: length fields, text, photo (§1.6). The block is overwritten
 * when it fails (`card-data-untrusted`, `card-number-invalid`) and with `wipe`.
 */
export async function readingOf(block: Uint8Array, origin: BlockOrigin = {}): Promise<CardReadOutcome> {
  const parts = splitBaseRead(block, origin.withFingerprint ?? false);
  const parsed = parts === undefined ? undefined : parseCardText(parts.text);
  if (parts === undefined || parsed?.ok !== true) {
    block.fill(0);
    return { ok: false, failure: parsed?.ok === false ? parsed.failure : 'card-data-untrusted' };
  }
  const { kind } = parsed.value;
  const hasAddress = kind === 'resident' || kind === 'hk-macao-taiwan';
  const address = hasAddress ? await origin.newestAddress?.() : undefined;
  return {
    ok: true,
    reading: { card: withNewestAddress(parsed.value, address), photoWlt: parts.photoWlt },
    wipe: () => block.fill(0),
  };
}
