import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoicesTotal } from '../../../../electron/core/attached.ts';
import { invoiceComplaint } from '../../../../electron/core/invoices.ts';
import { anInvoice, CLAIM, ClaimUnderTest, INVOICES, OTHERS_PAID, OWN_PAID } from './claim-fixture.ts';

const CODE = '01,10,034000000000,00000007,88.50,20260930,12345678901234567890,AB12,';
const atList = () => new ClaimUnderTest().injured('no').photographAll().proceed();
const TODAY = '2026-11-22';

describe('adding invoices', () => {
  it('lights the scanners while one more may be shown, and at no other step', () => {
    const station = new ClaimUnderTest().injured('no').photographAll();
    expect(station.status.codes.awaited).toBe(false);
    expect(station.proceed().status.codes.awaited).toBe(true);
    station.scan(CODE);
    expect(station.status.codes.awaited).toBe(false);
    station.confirm().addInvoice(1).addInvoice(2);
    expect(station.screen).toMatchObject({ more: false });
    expect(station.status.codes.awaited).toBe(false);
  });

  it('shows what the code says, to be confirmed by hand, and believes none of it before', () => {
    const station = atList().scan(CODE);
    expect(station.screen).toMatchObject({
      name: 'invoices',
      invoices: [],
      draft: { kind: 'vat', number: '00000007', date: '2026-09-30', amount: '88.50' },
    });
    station.confirm();
    expect(station.screen).toMatchObject({ invoices: [{ number: '00000007' }], total: 8_850 });
    expect(station.screen).not.toHaveProperty('draft');
  });

  it('says of every other code that it is none of an invoice', () => {
    const station = atList().scan('https://example.invalid/hello');
    expect(station.screen).toMatchObject({ failure: 'invoice-not-readable', invoices: [] });
    expect(station.scan(CODE).screen).toMatchObject({ draft: {} });
    station.do({ event: 'dropInvoice', step: INVOICES });
    expect(station.screen).not.toHaveProperty('failure');
  });

  it('refuses the same invoice twice, by its code and by hand', () => {
    const station = atList().scan(CODE).confirm().scan(CODE);
    expect(station.screen).toMatchObject({ failure: 'invoice-already-here', invoices: [{}] });
    station.do({ event: 'typeInvoice', step: INVOICES }).confirm({ ...anInvoice(7), amount: '1.00' });
    expect(station.screen).toMatchObject({
      complaint: { line: 'number', text: '这张票刚才加过了。请换一张。' },
      invoices: [{}],
    });
  });

  it('refuses one that an earlier case had', () => {
    const station = atList().scan(CODE).confirm(undefined, true);
    expect(station.screen).toMatchObject({ draft: {}, complaint: { text: '这张票以前用过了。请换一张。' } });
    expect(station.journal()).toContain('failure:invoice-used-before');
    station.do({ event: 'dropInvoice', step: INVOICES });
    expect(station.screen).toMatchObject({ invoices: [] });
    expect(station.screen).not.toHaveProperty('draft');
  });

  it('leads 返回 from the one being confirmed to the list, and takes one of the list away', () => {
    const station = atList().addInvoice(1).addInvoice(2, '20.00').scan(CODE).do({ event: 'goBack' });
    expect(station.screen).toMatchObject({ name: 'invoices', invoices: [{}, {}] });
    station.do({ event: 'dropInvoice', step: INVOICES, place: 0 });
    expect(station.screen).toMatchObject({ invoices: [{ number: '00000002' }], total: 2_000 });
  });

  it('needs at least one', () => {
    const station = atList().proceed();
    expect(station.screen).toMatchObject({
      name: 'invoices',
      complaint: { text: '还没有加发票。请先加一张。' },
    });
    expect(station.addInvoice(1).proceed().screen.name).toBe('question');
  });
});

describe('the lines of an invoice', () => {
  it.each([
    [{ number: '123' }, 'number'],
    [{ code: '12' }, 'code'],
    [{ code: '' }, 'code'],
    [{ date: '2026-02-30' }, 'date'],
    [{ date: '2026-11-23' }, 'date'],
    [{ amount: '0.00' }, 'amount'],
    [{ amount: 'viel' }, 'amount'],
  ] as const)('%j is wrong in its %s', (change, line) => {
    expect(invoiceComplaint({ ...anInvoice(1), ...change }, [], TODAY)).toMatchObject({ line });
  });

  it('may be without a code where the number has twenty digits', () => {
    expect(
      invoiceComplaint({ ...anInvoice(1), code: '', number: '2'.repeat(20) }, [], TODAY),
    ).toBeUndefined();
  });

  it('add up exactly, however many', () => {
    const fen = fc.integer({ min: 1, max: 99_999_999 });
    fc.assert(
      fc.property(fc.array(fen, { maxLength: 40 }), (amounts) => {
        const invoices = amounts.map((each) => ({ amount: (each / 100).toFixed(2) }));
        expect(invoicesTotal(invoices)).toBe(amounts.reduce((sum, each) => sum + each, 0));
      }),
    );
  });
});

describe('amounts that must come to the invoices', () => {
  const withInvoices = () => atList().addInvoice(1).addInvoice(2, '50.00').proceed();

  it('say at once which one is too much, and at the end that the sum is not right', () => {
    const station = withInvoices().do({ event: 'answerStep', step: OTHERS_PAID, answer: '150.01' });
    expect(station.screen).toMatchObject({ step: OTHERS_PAID, complaint: '比发票还多。请重填。' });
    station.amounts('30.00', '119.99');
    expect(station.screen).toMatchObject({ step: OWN_PAID, complaint: '加起来不等于发票。请重填。' });
    station.do({ event: 'answerStep', step: OWN_PAID, answer: '120' });
    expect(station.screen).toMatchObject({
      name: 'check-answers',
      answers: expect.arrayContaining([
        { step: INVOICES, label: '发票', shown: '2张，共150.00元' },
        expect.objectContaining({ label: '材料', shown: '拍了3页' }),
      ]),
    });
  });

  it('are looked at again when an invoice came or went after them', () => {
    const station = new ClaimUnderTest().filled();
    station.do({ event: 'changeAnswer', step: INVOICES }).addInvoice(3, '1.00').proceed();
    expect(station.screen.name).toBe('check-answers');
    station.do({ event: 'submit', service: CLAIM.id });
    expect(station.taken('acceptFiling')).toEqual([]);
    expect(station.screen).toMatchObject({ step: OWN_PAID, complaint: '加起来不等于发票。请重填。' });
    station.do({ event: 'answerStep', step: OWN_PAID, answer: '121' });
    station.do({ event: 'submit', service: CLAIM.id });
    expect(station.taken('acceptFiling')).toHaveLength(1);
  });

  it('cannot be given where the law pays otherwise; the way out is said', () => {
    const station = new ClaimUnderTest().injured('work');
    expect(station.screen).toMatchObject({ complaint: '工伤这里不能报。请找工伤保险。' });
  });
});
