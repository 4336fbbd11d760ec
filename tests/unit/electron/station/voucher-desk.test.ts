import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitId } from '../../../../electron/contract/ids.ts';
import type { VoucherAnswer, VoucherQuestion } from '../../../../electron/core/ports/voucher-decoder.ts';
import type { VoucherReport } from '../../../../electron/core/vouchers.ts';
import { CODE_LIVES_MS, createVoucherDesk } from '../../../../electron/station/voucher-desk.ts';
import { createHandClock } from '../upstream/support/hand-clock.ts';

const VISIT = visitId('visit-1');
const PERSON = { kind: 'voucher', name: '测试甲', number: '1', certificateType: '01' } as const;
const codeNo = (serial: number): string => `424${String(serial).padStart(17, '0')}00340000`;

function desk(answer: () => VoucherAnswer | Promise<VoucherAnswer> = () => ({ ok: true, value: PERSON })) {
  const clock = createHandClock();
  const asked: VoucherQuestion[] = [];
  const reports: VoucherReport[] = [];
  const made = createVoucherDesk({
    clock,
    report: (event) => reports.push(event),
    voucherDecoder: {
      decode: async (question) => {
        asked.push(question);
        return answer();
      },
      close: async () => undefined,
    },
  });
  const show = (question: VoucherQuestion, ageMs = 0): Promise<void> => {
    made.decode({
      effect: 'decodeVoucher',
      visit: VISIT,
      question,
      seenMono: clock.monotonic() - ageMs,
    });
    return made.settled();
  };
  return { clock, asked, reports, show, made };
}

const byCode = (serial: number): VoucherQuestion => ({ by: 'code', code: codeNo(serial) });

describe('one code, one decoding', () => {
  it('reports whom it stands for, to the visit that asked', async () => {
    const { show, reports } = desk();
    await show(byCode(1));
    expect(reports).toEqual([{ event: 'voucherDecoded', visit: VISIT, identity: PERSON }]);
  });

  it('refuses the same code ever after, also where the first time came to nothing', async () => {
    const { show, reports, asked } = desk(() => ({ ok: false, failure: 'voucher-timeout' }));
    await show(byCode(1));
    await show(byCode(1));
    expect(asked).toHaveLength(1);
    expect(reports.at(-1)).toEqual({ event: 'voucherNotDecoded', visit: VISIT, failure: 'voucher-used' });
  });

  it('holds for any order of any codes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), async (shown) => {
        const { show, asked } = desk();
        for (const serial of shown) await show(byCode(serial));
        const codes = asked.flatMap((question) => (question.by === 'code' ? [question.code] : []));
        expect(codes).toEqual([...new Set(shown)].map(codeNo));
      }),
      { numRuns: 50 },
    );
  });

  it('a box that reads by itself may be asked again and again', async () => {
    const { show, asked } = desk();
    await show({ by: 'own-scanner' });
    await show({ by: 'own-scanner' });
    expect(asked).toHaveLength(2);
  });
});

describe('a minute', () => {
  it.each([
    [0, true],
    [CODE_LIVES_MS, true],
    [CODE_LIVES_MS + 1, false],
  ])('a code seen %d ms ago: asked for %s', async (ageMs, isAsked) => {
    const { clock, show, asked, reports } = desk();
    await clock.advance(CODE_LIVES_MS * 2);
    await show(byCode(1), ageMs);
    expect(asked.length > 0).toBe(isAsked);
    expect(reports[0]).toMatchObject(isAsked ? { event: 'voucherDecoded' } : { failure: 'voucher-expired' });
  });

  it('counts also while another code is being decoded', async () => {
    const first = Promise.withResolvers<VoucherAnswer>();
    const { clock, made, reports, asked } = desk(() => first.promise);
    const ask = (serial: number) =>
      made.decode({
        effect: 'decodeVoucher',
        visit: VISIT,
        question: byCode(serial),
        seenMono: clock.monotonic(),
      });
    ask(1);
    ask(2);
    await clock.advance(CODE_LIVES_MS + 1);
    first.resolve({ ok: true, value: PERSON });
    await made.settled();
    expect(asked).toHaveLength(1);
    expect(reports.map((report) => report.event)).toEqual(['voucherDecoded', 'voucherNotDecoded']);
  });
});

describe('without a decoder', () => {
  it('every code is answered', async () => {
    const reports: VoucherReport[] = [];
    const made = createVoucherDesk({ clock: createHandClock(), report: (event) => reports.push(event) });
    made.decode({ effect: 'decodeVoucher', visit: VISIT, question: byCode(1), seenMono: 0 });
    await made.settled();
    expect(reports).toEqual([{ event: 'voucherNotDecoded', visit: VISIT, failure: 'voucher-not-enabled' }]);
  });
});
