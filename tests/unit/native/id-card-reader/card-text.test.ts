import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdCard } from '../../../../electron/contract/id-card.ts';
import { idCardSchema } from '../../../../electron/contract/id-card.ts';
import { splitBaseRead } from '../../../../native/id-card-reader/base-read.ts';
import {
  parseAppendedAddress,
  parseCardText,
  withNewestAddress,
} from '../../../../native/id-card-reader/card-text.ts';
import { SamVDecoder } from '../../../../native/id-card-reader/sam-v-frame.ts';
import { idCard } from '../../../arbitraries/id-card.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import {
  appendedAddressAnswer,
  baseReadAnswer,
  cardText,
} from '../../../simulators/id-card-reader/synthetic-card.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A card read as the product reads it: frame → answer → block → fields. */
function readBack(frame: Uint8Array, withFingerprint = false) {
  const [answer] = new SamVDecoder().push(frame);
  const parts = answer === undefined ? undefined : splitBaseRead(answer.data, withFingerprint);
  return parts === undefined ? undefined : parseCardText(parts.text);
}

/** The resident card with one field overwritten, as raw UTF-16 at an offset. */
function overwritten(card: IdCard, offset: number, text: string): Uint8Array {
  const block = Buffer.from(cardText(card));
  block.write(text, offset, 'utf16le');
  return block;
}

describe('the published synthetic cards', () => {
  it.each([
    ['resident', 0x64, '841b857399945ba98158b6dcd40b994e4bcef0a768484233d02e9d814ec52ee4'],
    ['resident-long-term', 0xff, 'd1524d7da2fbf4b5097de67b621cfc59053825e10d54fd58f99d6eaceab641f8'],
    ['hk-macao-taiwan', 0x8c, '0dd0427e8b1d2d681e87ae54ba507811bc12770893341988e9c294da1bdc8ea5'],
    ['foreigner-2017', 0xd8, '2a331bd964a316b55a656a061ecb61c270bdf2883b00e444ac53b3940321fd40'],
    ['foreigner-2023', 0xbc, '441636af4b8cec748146a4ead7d5a23070509cc3d91ca6c7cd8862b17afc5309'],
  ] as const)(
    '%s: the whole frame is the published one, and is read back field for field',
    (name, checksum, digest) => {
      const card: IdCard = presetCards[name];
      const frame = baseReadAnswer(card);
      expect([frame.length, frame.at(-1), sha256(frame)]).toEqual([1295, checksum, digest]);
      expect(readBack(frame)).toEqual({ ok: true, value: card });
    },
  );

  it.each([
    [0, 1297, 0x66, 'aaaaaa9669050a0000900100 04000000'],
    [512, 1809, 0x66, 'aaaaaa9669070a0000900100 04000200'],
    [1024, 2321, 0x6e, 'aaaaaa9669090a0000900100 04000400'],
  ] as const)('30 10 with %i fingerprint bytes', (fingerprint, total, checksum, head) => {
    const frame = baseReadAnswer(presetCards.resident, fingerprint);
    expect([frame.length, frame.at(-1)]).toEqual([total, checksum]);
    expect(Buffer.from(frame.subarray(0, 16)).toString('hex')).toBe(head.replaceAll(' ', ''));
    expect(readBack(frame, true)).toEqual({ ok: true, value: presetCards.resident });
  });

  it('30 03: the published frame, and the address in it', () => {
    const frame = appendedAddressAnswer(presetCards['resident-moved']);
    expect(frame).toHaveLength(81);
    expect(Buffer.from(frame.subarray(0, 29)).toString('hex')).toBe(
      'aaaaaa9669004a0000903a798b4f01773a798b4f025e4b6dd58bef8d33',
    );
    expect(frame.at(-1)).toBe(0x7d);
    const [answer] = new SamVDecoder().push(frame);
    expect(parseAppendedAddress(answer?.data ?? new Uint8Array())).toBe('示例省示例市测试路3号');
  });
});

describe('any card', () => {
  it('is read back as it was written, and satisfies the contract', () => {
    fc.assert(
      fc.property(idCard, (card) => {
        const { newestAddress, ...printed } = card as IdCard & { newestAddress?: string };
        const parsed = parseCardText(cardText(card));
        expect(parsed).toEqual({ ok: true, value: printed });
        if (!parsed.ok) return;
        expect(withNewestAddress(parsed.value, newestAddress)).toEqual(card);
        expect(idCardSchema.parse(parsed.value)).toEqual(printed);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what only looks like padding', () => {
    const named = (name: string): IdCard => ({ ...presetCards['foreigner-2017'], englishName: name });
    expect(parseCardText(cardText(named('VAN DER TEST,  PERSON')))).toMatchObject({
      value: { englishName: 'VAN DER TEST,  PERSON' },
    });
    const noFill = overwritten(presetCards.resident, 0, '测试甲\0\0\0 \0');
    expect(parseCardText(noFill)).toMatchObject({ value: { name: '测试甲' } });
    const marked = overwritten(presetCards.resident, 0, '\uFEFF甲');
    expect(parseCardText(marked)).toMatchObject({ value: { name: '\uFEFF甲甲' } });
  });

  it('joins the 2023 name before trimming, so that a space at the seam stays', () => {
    const englishName = `${'A'.repeat(34)} B`;
    const card: IdCard = { ...presetCards['foreigner-2023'], englishName };
    expect(parseCardText(cardText(card))).toMatchObject({ value: { englishName } });
  });

  it('calls a foreigner without a Chinese name by the English one', () => {
    for (const kind of ['foreigner-2017', 'foreigner-2023'] as const) {
      const card: IdCard = { ...presetCards[kind], name: '' };
      expect(parseCardText(cardText(card))).toMatchObject({ value: { name: card.englishName } });
    }
  });

  it.each(['\0', 'Z', 'A'])('takes the unknown flag %j for a resident card', (flag) => {
    expect(parseCardText(overwritten(presetCards.resident, 248, flag))).toEqual({
      ok: true,
      value: presetCards.resident,
    });
  });

  it('keeps an unknown nation as its code', () => {
    expect(parseCardText(overwritten(presetCards.resident, 32, '81'))).toMatchObject({
      value: { nation: { code: '81', name: '代码81' } },
    });
  });

  it.each([
    ['0', 'unknown'],
    ['9', 'not-stated'],
    ['7', 'unknown'],
  ])('accepts sex code %s as %s without a cross-check', (code, sex) => {
    expect(parseCardText(overwritten(presetCards.resident, 30, code))).toMatchObject({
      ok: true,
      value: { sex },
    });
  });
});

describe('blocks that are not believed', () => {
  const untrusted = { ok: false, failure: 'card-data-untrusted' };
  const badNumber = { ok: false, failure: 'card-number-invalid' };
  it.each([
    ['a wrong check character', 122, '110105194912310021', badNumber],
    ['a birth date other than the number’s', 36, '19491230', badNumber],
    ['a sex other than the number’s', 30, '1', badNumber],
    ['a lower-case x', 122, '11010519491231002x', badNumber],
    ['a birth date that is none', 36, '19490231', untrusted],
    ['a date that is no number', 188, '2018010 ', untrusted],
    ['validity that ends before it begins', 204, '20171231', untrusted],
    ['a blank end of validity', 204, '        ', untrusted],
  ])('%s', (_name, offset, text, expected) => {
    expect(parseCardText(overwritten(presetCards.resident, offset, text))).toEqual(expected);
  });

  it('checks J and Y numbers like any other, and the 15 characters of the 2017 edition not at all', () => {
    expect(parseCardText(overwritten(presetCards['hk-macao-taiwan'], 122, '810000199001010001'))).toEqual(
      badNumber,
    );
    expect(parseCardText(overwritten(presetCards['foreigner-2023'], 122, '911561200001010001'))).toEqual(
      badNumber,
    );
    expect(parseCardText(overwritten(presetCards['foreigner-2017'], 122, 'USA999999999999'))).toMatchObject({
      ok: true,
    });
    expect(parseCardText(overwritten(presetCards['foreigner-2017'], 122, ' '.repeat(15)))).toEqual(badNumber);
  });

  it.each([0, 255, 257])('a block of %i bytes', (size) => {
    expect(parseCardText(new Uint8Array(size))).toEqual(untrusted);
  });

  it('never throws, whatever the 256 bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), (block) => {
        expect(parseCardText(block).ok).toBe(false);
      }),
    );
  });
});

describe('the appended address', () => {
  it('is absent when there is only padding', () => {
    expect(parseAppendedAddress(Buffer.from(' '.repeat(35), 'utf16le'))).toBeUndefined();
    expect(parseAppendedAddress(new Uint8Array(70))).toBeUndefined();
    expect(parseAppendedAddress(new Uint8Array())).toBeUndefined();
  });

  it('belongs to residents and permit holders only', () => {
    expect(withNewestAddress(presetCards['foreigner-2017'], '示例路')).toEqual(presetCards['foreigner-2017']);
    expect(withNewestAddress(presetCards['hk-macao-taiwan'], '示例路')).toMatchObject({
      newestAddress: '示例路',
    });
  });
});
