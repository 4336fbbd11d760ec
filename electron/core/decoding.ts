import type { FailureCode, VoucherFailure } from '../contract/failures.ts';
import type { Effect } from './effects.ts';
import type { VoucherQuestion } from './ports/voucher-decoder.ts';
import type { Moment, Visit } from './state.ts';

/** A question to the decoder as an effect, with the moment the code was seen: the only place a code ever stands in. */
export function askDecoder(visit: Visit, question: VoucherQuestion, at: Moment): Effect {
  return { effect: 'decodeVoucher', visit: visit.id, question, seenMono: at.mono };
}

/** What is said of a failure. Where nobody held a code up the screen goes on waiting without a word (upstream spec §1.4). */
export const saidOf = (failure: VoucherFailure): FailureCode | undefined =>
  failure === 'voucher-cancelled' ? undefined : failure;
