import type { Outcome, VoucherFailure } from '../../contract/failures.ts';
import type { VoucherIdentity } from '../../contract/voucher.ts';

/**
 * What is to be decoded. Nothing assumes that the kiosk holds the code: a certified box reads it itself, and a certified face
 * terminal needs none.
 */
export type VoucherQuestion =
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'own-scanner' }
  | { readonly by: 'face' };

/** A failure with the platform's own number for it, where that is not one we know. */
export type VoucherAnswer =
  | Outcome<VoucherIdentity, never>
  | { readonly ok: false; readonly failure: VoucherFailure; readonly platformCode?: number };

/** Whatever turns a shown e-voucher into the person it stands for. */
export interface VoucherDecoder {
  /**
   * Asks once and never again by itself: a code is used once. Never throws for anything that a bridge, a library or a network
   * can do, and ends within its own time limit.
   */
  decode(question: VoucherQuestion): Promise<VoucherAnswer>;
  close(): Promise<void>;
}
