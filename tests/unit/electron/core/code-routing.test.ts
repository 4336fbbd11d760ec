import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFailures } from '../../../../electron/contract/failures.ts';
import {
  type CodeKind,
  classifyCode,
  sentenceFor,
  type WantedCode,
} from '../../../../electron/core/code-routing.ts';
import { withCheck } from '../../../simulators/upstream/id-number.ts';

/** `424`, seventeen digits that begin with a zero, `00`, a province, `0000`: nobody's code (upstream spec §9.5). */
const VOUCHER = `424${'0'.repeat(16)}70034000${'0'.repeat(1)}`.padEnd(28, '0');

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

describe('a code by its shape', () => {
  const shapes: readonly (readonly [string, CodeKind])[] = [
    [VOUCHER, 'voucher'],
    [`  ${VOUCHER}\r\n`, 'voucher'],
    ['opc0000000000000000000000000', 'wrong-package'],
    ['100000000000000001', 'wechat-payment'],
    ['2800000000000000', 'alipay-payment'],
    ['300000000000000000000000', 'alipay-payment'],
    ['6200000000000000000', 'unionpay-payment'],
    ['0100000000000000000', 'ecny-payment'],
    ['11010519491231002X', 'id-number'],
    ['11010519491231002x', 'id-number'],
    ['01,04,000000000000,00000000,12.30,20261122,00000000000000000000,0000', 'vat-invoice'],
    ['01,100,000000000000,00000000,12.30,20261122,00000000000000000000,0000', 'vat-invoice'],
    ['01，04，000000000000，00000000，12.30，20261122，00000000000000000000，0000', 'vat-invoice'],
    ['34060100,0000000123,abc123,20261122,12.30', 'e-receipt'],
    ['https://example.com/e-receipt?code=34060100&number=0000000123&check=abc123', 'e-receipt'],
    ['https://example.com/e-receipt?id=1', 'web-address'],
    ['WIFI:S:hall;;', 'unknown'],
    ['', 'unknown'],
    [VOUCHER.slice(1), 'unknown'],
    [`${VOUCHER}0`, 'unknown'],
  ];
  for (const [text, kind] of shapes)
    it(`${JSON.stringify(text.slice(0, 30))} is ${kind}`, () => expect(classifyCode(text, [])).toBe(kind));

  it('takes nothing but 28 digits with the prefix for a voucher', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        fc.pre(!/^\s*424\d{25}\s*$/.test(text));
        expect(classifyCode(text, ['voucher'])).not.toBe('voucher');
      }),
    );
  });
});

describe('two things of one shape', () => {
  /** Eighteen digits that are both a number of 潞城 (140405) or 夏县 (140828) with a valid check and a WeChat code. */
  const shanxi = fc
    .tuple(fc.constantFrom('140405', '140828'), digits(3))
    .map(([place, serial]) => withCheck(`${place}19490101${serial}`))
    .filter((number) => !number.endsWith('X'));

  it('is an ID number where one is asked for, and by itself', () => {
    fc.assert(
      fc.property(shanxi, (number) => {
        expect(classifyCode(number, ['id-number'])).toBe('id-number');
        expect(classifyCode(number, [])).toBe('id-number');
      }),
    );
  });

  it('is a payment code where paying is asked for', () => {
    fc.assert(
      fc.property(shanxi, (number) => {
        expect(classifyCode(number, ['payment'])).toBe('wechat-payment');
      }),
    );
  });

  it('keeps what it is where the screen asks for something else', () => {
    const wanted = fc.subarray<WantedCode>(['voucher', 'payment', 'id-number', 'invoice', 'web-address']);
    fc.assert(
      fc.property(wanted, (asked) => {
        expect(classifyCode(VOUCHER, asked)).toBe('voucher');
        expect(classifyCode('opc1', asked)).toBe('wrong-package');
      }),
    );
  });
});

it('has a sentence for every kind, never silence', () => {
  const kinds: CodeKind[] = [
    'voucher',
    'wrong-package',
    'wechat-payment',
    'alipay-payment',
    'unionpay-payment',
    'ecny-payment',
    'id-number',
    'vat-invoice',
    'e-receipt',
    'web-address',
    'unknown',
  ];
  for (const kind of kinds) expect(codeFailures).toContain(sentenceFor(kind));
});
