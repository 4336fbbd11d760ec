import { z } from 'zod';
import type { AppliedCase } from './case-book.ts';
import { type CheckedEnvelope, nodeOf } from './envelope-check.ts';

/** So long after it was handed in a case may be taken back. */
const WITHDRAWAL_MS = 10 * 60_000;

/** `POST /review`: what an officer makes of a case. */
export const reviewSchema = z.discriminatedUnion('decision', [
  z.strictObject({ receiptNumber: z.string().min(1), decision: z.literal('accept') }),
  z.strictObject({
    receiptNumber: z.string().min(1),
    decision: z.literal('ask-for-more'),
    what: z.string().min(1),
  }),
  z.strictObject({
    receiptNumber: z.string().min(1),
    decision: z.literal('refuse'),
    reason: z.string().min(1),
  }),
]);
export type Review = z.infer<typeof reviewSchema>;

/** A case that was taken back. */
export interface Withdrawal {
  readonly key: string;
  readonly reference: string;
  readonly receiptNumber: string;
  readonly msgid: string;
  readonly input: string;
  /** How often it was sent, the first time included. */
  attempts: number;
}

export type WithdrawalAnswer =
  | { readonly reference: string; readonly repeated: boolean }
  | { readonly conflict: string }
  | { readonly refused: string };

/** What `case.query` says of a case; written down here once more on purpose. */
export type CaseProgress =
  | { readonly state: 'received' | 'done' | 'withdrawn' }
  | { readonly state: 'more-wanted'; readonly what: string }
  | { readonly state: 'refused'; readonly reason: string };

/** What becomes of cases: an officer reviews them, or whoever handed one in takes it back before that. */
export class ReviewBook {
  readonly #reviews = new Map<string, Review>();
  readonly #withdrawals = new Map<string, Withdrawal>();
  readonly #caseOf: (receiptNumber: string) => AppliedCase | undefined;

  constructor(caseOf: (receiptNumber: string) => AppliedCase | undefined) {
    this.#caseOf = caseOf;
  }

  /** Reviews a case, once more where more was asked for; returns what is wrong, if anything. */
  review(review: Review): string | undefined {
    const { receiptNumber } = review;
    if (this.#caseOf(receiptNumber) === undefined) return 'no such case';
    if (this.#ofCase(receiptNumber) !== undefined) return 'the case was withdrawn';
    const before = this.#reviews.get(receiptNumber);
    if (before !== undefined && before.decision !== 'ask-for-more') return 'the case is decided';
    this.#reviews.set(receiptNumber, review);
    return undefined;
  }

  /** Takes a case back once per key: the person's own, within ten minutes by the terminal's clock, not reviewed. */
  withdraw({ input, msgid }: CheckedEnvelope): WithdrawalAnswer {
    const { key } = input;
    if (typeof key !== 'string' || key === '') return { conflict: 'the withdrawal carries no key' };
    const known = this.#withdrawals.get(key);
    if (known !== undefined) {
      if (known.msgid !== msgid || known.input !== JSON.stringify(input))
        return { conflict: 'the key was used with another msgid or content' };
      known.attempts += 1;
      return { reference: known.reference, repeated: true };
    }
    const receiptNumber = String(nodeOf(input, 'case')['receipt_number']);
    const refused = this.#against(receiptNumber, input);
    if (refused !== undefined) return { refused };
    const reference = `SW${String(this.#withdrawals.size + 1).padStart(8, '0')}`;
    const content = JSON.stringify(input);
    this.#withdrawals.set(key, { key, reference, receiptNumber, msgid, input: content, attempts: 1 });
    return { reference, repeated: false };
  }

  #against(receiptNumber: string, input: Readonly<Record<string, unknown>>): string | undefined {
    const found = this.#caseOf(receiptNumber);
    if (found === undefined) return '没有找到这件事';
    const filed = nodeOf(found.input, 'case');
    const asks = nodeOf(nodeOf(input, 'case'), 'person')['certno'];
    if (asks === undefined || nodeOf(filed, 'person')['certno'] !== asks) return '这件事不是本人办的';
    if (this.#reviews.has(receiptNumber)) return '这件事已经审核';
    const passed =
      Date.parse(String(nodeOf(input, 'withdrawal')['asked_at'])) - Date.parse(String(filed['accepted_at']));
    if (!(passed >= 0 && passed <= WITHDRAWAL_MS)) return '已经超过十分钟';
    return this.#ofCase(receiptNumber) === undefined ? undefined : '这件事已经撤回';
  }

  #ofCase(receiptNumber: string): Withdrawal | undefined {
    return this.withdrawals().find((withdrawal) => withdrawal.receiptNumber === receiptNumber);
  }

  /** How far a case is; `case` where there is none of the number, `person` where it is somebody else's. */
  progress(receiptNumber: string, asks: unknown): CaseProgress | 'case' | 'person' {
    const found = this.#caseOf(receiptNumber);
    if (found === undefined) return 'case';
    if (nodeOf(nodeOf(found.input, 'case'), 'person')['certno'] !== asks) return 'person';
    if (this.#ofCase(receiptNumber) !== undefined) return { state: 'withdrawn' };
    const review = this.#reviews.get(receiptNumber);
    switch (review?.decision) {
      case undefined:
        return { state: 'received' };
      case 'accept':
        return { state: 'done' };
      case 'ask-for-more':
        return { state: 'more-wanted', what: review.what };
      case 'refuse':
        return { state: 'refused', reason: review.reason };
    }
  }

  withdrawals(): readonly Withdrawal[] {
    return [...this.#withdrawals.values()];
  }

  reviews(): readonly Review[] {
    return [...this.#reviews.values()];
  }
}
