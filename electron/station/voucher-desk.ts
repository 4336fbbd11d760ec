import { createHash, randomBytes } from 'node:crypto';
import type { Effect } from '../core/effects.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { VoucherAnswer, VoucherDecoder } from '../core/ports/voucher-decoder.ts';
import type { VoucherReport } from '../core/vouchers.ts';

/** A code is worth a minute from the moment it was seen (upstream spec §1.1), whatever it waited for. */
export const CODE_LIVES_MS = 60_000;
/** How long a code that was used is known for one: longer than any phone shows it. */
const REMEMBERED_MS = 10 * 60_000;

export interface VoucherDesk {
  /** Decodes one code, once; the answer is reported with the visit it was asked for. */
  decode(asked: Extract<Effect, { effect: 'decodeVoucher' }>): void;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

interface VoucherDeskParts {
  /** Left out where the site decodes no vouchers. */
  readonly voucherDecoder?: VoucherDecoder | undefined;
  readonly clock: Clock;
  readonly report: (event: VoucherReport) => void;
}

/**
 * One code, one decoding, within a minute. Which codes were used is remembered as salted hashes in memory alone, so that neither
 * this process's memory nor anything else of the machine keeps a code.
 */
export function createVoucherDesk({ voucherDecoder, clock, report }: VoucherDeskParts): VoucherDesk {
  const salt = randomBytes(32);
  const used = new Map<string, number>();
  let last: Promise<void> = Promise.resolve();

  /** Whether the code was used before; from now on it was. */
  const useUp = (code: string): boolean => {
    const now = clock.monotonic();
    for (const [hash, at] of used) if (now - at > REMEMBERED_MS) used.delete(hash);
    const hash = createHash('sha256').update(salt).update(code).digest('base64');
    const before = used.has(hash);
    if (!before) used.set(hash, now);
    return before;
  };
  const answerTo = async ({
    question,
    seenMono,
  }: Parameters<VoucherDesk['decode']>[0]): Promise<VoucherAnswer> => {
    if (voucherDecoder === undefined) return { ok: false, failure: 'voucher-not-enabled' };
    if (clock.monotonic() - seenMono > CODE_LIVES_MS) return { ok: false, failure: 'voucher-expired' };
    if (question.by === 'code' && useUp(question.code)) return { ok: false, failure: 'voucher-used' };
    return voucherDecoder.decode(question);
  };
  return {
    decode: (asked) => {
      const { visit } = asked;
      // One after another: a library has one box, and a code that waits too long is refused above.
      const one = async (): Promise<void> => {
        const answer = await answerTo(asked);
        if (answer.ok) return report({ event: 'voucherDecoded', visit, identity: answer.value });
        const { ok: _ok, ...why } = answer;
        report({ event: 'voucherNotDecoded', visit, ...why });
      };
      last = last.then(one, one);
    },
    settled: () => last,
  };
}
