import { describe, expect, it } from 'vitest';
import { CaseBook } from '../../../simulators/upstream/case-book.ts';
import type { CheckedEnvelope } from '../../../simulators/upstream/envelope-check.ts';
import { reviewSchema } from '../../../simulators/upstream/review-book.ts';

const PERSON = { certno: 'resident-1' };
const message = (msgid: string, input: CheckedEnvelope['input']) =>
  ({ msgid, input }) as unknown as CheckedEnvelope;
const withdrawal = (more: { key?: string; msgid?: string; minute?: string } = {}) =>
  message(more.msgid ?? 'm2', {
    key: more.key ?? 'k2',
    case: { receipt_number: 'R1', person: PERSON },
    withdrawal: { asked_at: `2026-11-23T01:${more.minute ?? '05'}:00.000Z` },
  });

/** The book of a platform that has one case. */
function aBook() {
  const cases = new CaseBook();
  const accepted = { receipt_number: 'R1', accepted_at: '2026-11-23T01:00:00.000Z', person: PERSON };
  cases.apply(message('m1', { key: 'k1', case: accepted }), 0);
  return cases.reviews;
}

describe('an officer’s reviews', () => {
  it('of a case nobody handed in there are none', () => {
    expect(aBook().review({ receiptNumber: 'R9', decision: 'accept' })).toBe('no such case');
  });

  it('after more was asked for, the case is looked at once more; a decision stands', () => {
    const book = aBook();
    const more = { receiptNumber: 'R1', decision: 'ask-for-more', what: '出院小结' } as const;
    expect(book.review(more)).toBeUndefined();
    expect(book.review({ receiptNumber: 'R1', decision: 'refuse', reason: '不在时限内' })).toBeUndefined();
    expect(book.review({ receiptNumber: 'R1', decision: 'accept' })).toBe('the case is decided');
    expect(book.reviews()).toEqual([{ receiptNumber: 'R1', decision: 'refuse', reason: '不在时限内' }]);
  });

  it('a case that was taken back is not reviewed', () => {
    const book = aBook();
    book.withdraw(withdrawal());
    expect(book.review({ receiptNumber: 'R1', decision: 'accept' })).toBe('the case was withdrawn');
  });

  it.each([{ decision: 'refuse' }, { decision: 'ask-for-more' }, { decision: 'forget' }])(
    'words that say too little are none: %j',
    (said) => {
      expect(reviewSchema.safeParse({ receiptNumber: 'R1', ...said }).success).toBe(false);
    },
  );
});

describe('withdrawals', () => {
  it('count once per key, also when they come late again', () => {
    const book = aBook();
    expect(book.withdraw(withdrawal())).toEqual({ reference: 'SW00000001', repeated: false });
    expect(book.withdraw(withdrawal())).toEqual({ reference: 'SW00000001', repeated: true });
    expect(book.withdrawals()).toMatchObject([{ key: 'k2', receiptNumber: 'R1', attempts: 2 }]);
  });

  it('a key with another message id or content is a conflict, and so is none', () => {
    const book = aBook();
    book.withdraw(withdrawal());
    const conflict = { conflict: 'the key was used with another msgid or content' };
    expect(book.withdraw(withdrawal({ msgid: 'm3' }))).toEqual(conflict);
    expect(book.withdraw(withdrawal({ minute: '06' }))).toEqual(conflict);
    expect(book.withdraw(withdrawal({ key: '' }))).toEqual({ conflict: 'the withdrawal carries no key' });
  });

  it.each([
    ['11', '已经超过十分钟'],
    ['xx', '已经超过十分钟'],
  ])('asked for at minute %s: refused', (minute, refused) => {
    expect(aBook().withdraw(withdrawal({ minute }))).toEqual({ refused });
  });

  it.each(['accept', 'ask-for-more'] as const)('come too late after %s', (decision) => {
    const book = aBook();
    const review = reviewSchema.parse({
      receiptNumber: 'R1',
      decision,
      ...(decision === 'accept' ? {} : { what: '出院小结' }),
    });
    book.review(review);
    expect(book.withdraw(withdrawal())).toEqual({ refused: '这件事已经审核' });
  });
});
