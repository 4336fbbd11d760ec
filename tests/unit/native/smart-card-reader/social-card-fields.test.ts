import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { socialCardSchema } from '../../../../electron/contract/social-card.ts';
import {
  type CardValues,
  socialCardOf,
  tags,
  versionOf,
} from '../../../../native/smart-card-reader/social-card-fields.ts';
import { withCheck } from '../../../simulators/upstream/id-number.ts';

const gbk = (text: string): Uint8Array => Uint8Array.from(iconv.encode(text, 'gbk'));
const cn = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'));

const NUMBER = withCheck('99010119560504998');

function values(changes: Readonly<Record<number, Uint8Array | undefined>> = {}): CardValues {
  const whole: Record<number, Uint8Array | undefined> = {
    [tags.identification]: cn('9901010000000000FFFFFFFFFFFFFFFF'),
    [tags.version]: gbk('2.00'),
    [tags.validUntil]: cn('20360101'),
    [tags.cardNumber]: gbk('A0000000Z'),
    [tags.number]: gbk(NUMBER),
    [tags.name]: gbk('测试甲'),
    [tags.sex]: gbk('2'),
    [tags.birth]: cn('19560504'),
    ...changes,
  };
  const entries = Object.entries(whole).flatMap(([tag, value]): [number, Uint8Array][] =>
    value === undefined ? [] : [[Number(tag), value]],
  );
  return new Map(entries);
}

describe('a whole card', () => {
  it('gives everything the contract asks for', () => {
    const outcome = socialCardOf(values());
    expect(outcome).toEqual({
      ok: true,
      value: {
        kind: 'social-card',
        name: '测试甲',
        number: NUMBER,
        sex: 'female',
        birth: '1956-05-04',
        cardNumber: 'A0000000Z',
        issuingArea: '990101',
        version: '2.00',
        validUntil: '2036-01-01',
      },
    });
    expect(outcome.ok && socialCardSchema.parse(outcome.value)).toBeTruthy();
  });

  it('that gives name and number alone is one too', () => {
    const alone = new Map([
      [tags.name, gbk('测试甲')],
      [tags.number, gbk(NUMBER)],
    ]);
    expect(socialCardOf(alone)).toEqual({
      ok: true,
      value: {
        kind: 'social-card',
        name: '测试甲',
        number: NUMBER,
        sex: 'unknown',
        cardNumber: '',
        issuingArea: '',
        version: 'other',
      },
    });
  });
});

describe('names', () => {
  const nameOf = (changes: Readonly<Record<number, Uint8Array>>): string | undefined => {
    const outcome = socialCardOf(values(changes));
    return outcome.ok ? outcome.value.name : undefined;
  };

  it.each(['示例䶮', '示例喆堃', '示例·镕', '示例赟', 'EXAMPLE, A'])('%s', (name) => {
    expect(nameOf({ [tags.name]: Uint8Array.of(...gbk(name), ...Array<number>(5).fill(0)) })).toBe(name);
  });

  it('go on in the extension, with a character astride the seam', () => {
    const bytes = gbk('A示例阿不都热合曼买买提吐尔逊江');
    expect(bytes.length).toBeGreaterThan(30);
    expect(bytes.length % 2).toBe(1);
    const extension = Uint8Array.of(...bytes.subarray(30), 0, 0, 0);
    expect(nameOf({ [tags.name]: bytes.subarray(0, 30), [tags.nameExtension]: extension })).toBe(
      'A示例阿不都热合曼买买提吐尔逊江',
    );
  });

  it('filled up with ideographic spaces lose them', () => {
    expect(nameOf({ [tags.name]: gbk('测试甲　　') })).toBe('测试甲');
  });
});

describe('numbers', () => {
  it('with a small x are the same', () => {
    const body = Array.from({ length: 10 }, (_none, last) => `9901011956050499${last}`);
    const number = body.map(withCheck).find((candidate) => candidate.endsWith('X')) ?? '';
    const sex = gbk(Number(number[16]) % 2 === 1 ? '1' : '2');
    expect(socialCardOf(values({ [tags.number]: gbk(number.toLowerCase()), [tags.sex]: sex }))).toMatchObject(
      {
        value: { number },
      },
    );
  });

  it('with one digit changed are invalid, whichever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = NUMBER[at] === 'X' ? 10 : Number(NUMBER[at]);
        const changed = `${NUMBER.slice(0, at)}${(digit + by) % 10}${NUMBER.slice(at + 1)}`;
        if (changed === NUMBER) return;
        expect(socialCardOf(values({ [tags.number]: gbk(changed) }))).toEqual({
          ok: false,
          failure: 'social-card-number-invalid',
        });
      }),
    );
  });

  it.each([
    ['another birth date', { [tags.birth]: cn('19560505') }],
    ['the other sex', { [tags.sex]: gbk('1') }],
    [
      'a birth date that is none',
      { [tags.number]: gbk(withCheck('99010119561304998')), [tags.birth]: cn('FFFFFFFF') },
    ],
    ['too few characters', { [tags.number]: gbk('990101560504998') }],
  ])('that disagree with the card are invalid: %s', (_name, changes) => {
    expect(socialCardOf(values(changes))).toEqual({ ok: false, failure: 'social-card-number-invalid' });
  });
});

describe('what is missing', () => {
  it.each([
    ['no name', { [tags.name]: undefined }],
    ['an empty name', { [tags.name]: new Uint8Array(30) }],
    ['a name of spaces', { [tags.name]: gbk(' '.repeat(30)) }],
    ['no number', { [tags.number]: undefined }],
    ['a number never written', { [tags.number]: new Uint8Array(18).fill(0xff) }],
  ])('%s: the card was not read', (_name, changes) => {
    expect(socialCardOf(values(changes))).toEqual({ ok: false, failure: 'social-card-read-failed' });
  });

  it.each([
    ['1.00', '1.00'],
    ['2.00', '2.00'],
    ['3.00', '3.00'],
    ['2.01', 'other'],
    ['', 'other'],
  ])('version %j is %s', (written, version) => {
    expect(versionOf(values({ [tags.version]: gbk(written) }))).toBe(version);
  });
});
