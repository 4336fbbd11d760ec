import type { VoucherFailure } from '../../contract/failures.ts';

/** One question to a library: the middle platform it is to ask, and the request as JSON text (upstream spec §1.2, S7). */
export interface BridgeMessage {
  readonly url: string;
  readonly indata: string;
}

/** What came back, read by nobody yet; or why nothing did. */
export type BridgeReply =
  | { readonly answered: true; readonly reply: unknown }
  | { readonly answered: false; readonly failure: VoucherFailure };

export const unanswered = (failure: VoucherFailure): BridgeReply => ({ answered: false, failure });

/** The way to a decoding library, whatever program holds it. */
export interface BridgeLine {
  /**
   * One question, one reply, within `waitMs`. Fails with `voucher-decoder-unreachable`, `voucher-decoder-lost`,
   * `voucher-timeout` or `voucher-bad-answer`; a question is never sent twice.
   */
  exchange(message: BridgeMessage, waitMs: number): Promise<BridgeReply>;
  close(): Promise<void>;
}

/** A reply is a person's few fields; a longer one is no reply. */
export const LARGEST_REPLY_BYTES = 64 * 1024;
