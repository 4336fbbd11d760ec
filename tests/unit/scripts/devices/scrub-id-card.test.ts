import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IdCard } from '../../../../electron/contract/id-card.ts';
import { parseCardText } from '../../../../native/id-card-reader/card-text.ts';
import { SamVDecoder } from '../../../../native/id-card-reader/sam-v-frame.ts';
import { StxEtxDecoder } from '../../../../native/id-card-reader/stx-etx-frame.ts';
import { scrubReaderAnswers, scrubTextBlock } from '../../../../scripts/devices/scrub-id-card.ts';
import { idCard } from '../../../arbitraries/id-card.ts';
import { samVAnswer, stxEtxAnswer } from '../../../simulators/id-card-reader/framing.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import {
  appendedAddressAnswer,
  baseReadAnswer,
  baseReadData,
  cardText,
} from '../../../simulators/id-card-reader/synthetic-card.ts';
import { foundAgain } from './found-again.ts';

const hasAddress = (card: IdCard) => card.kind === 'resident' || card.kind === 'hk-macao-taiwan';
const holder = idCard.filter(hasAddress);
const secretsOf = (card: IdCard): string[] => [
  card.name,
  card.number,
  ...('address' in card ? [card.address, card.newestAddress ?? ''] : []),
];
const HEAD = 10 + 4;

describe('an ID card without its holder', () => {
  test('no four characters of name, number or address are found again; the card reads on', () => {
    let kept = 0;
    fc.assert(
      fc.property(holder, (card) => {
        const frame = scrubReaderAnswers(baseReadAnswer(card), secretsOf(card));
        if (frame === undefined) return true;
        kept += 1;
        const [answer] = new SamVDecoder().push(frame);
        const read = parseCardText(answer?.data.subarray(4, 260) ?? new Uint8Array());
        expect(foundAgain(frame, secretsOf(card))).toEqual([]);
        expect(read).toMatchObject({ ok: true, value: { kind: card.kind, sex: card.sex } });
        expect(read.ok && read.value.name.length).toBe(card.name.length);
        return true;
      }),
      { numRuns: 500 },
    );
    process.stdout.write(`ID cards scrubbed: ${kept} of 500 kept, the others withheld\n`);
    expect(kept).toBeGreaterThan(450);
  });

  test('the search finds what was not replaced', () => {
    const card = presetCards.resident;
    expect(foundAgain(baseReadAnswer(card), secretsOf(card)).length).toBeGreaterThan(20);
  });

  test('digits that read as two characters of text when packed are not taken for a trace of the number', () => {
    const card = { ...presetCards.resident, number: '000003200301019908' };
    const frame = scrubReaderAnswers(baseReadAnswer(card), secretsOf(card));
    expect(foundAgain(frame ?? new Uint8Array(), ['000003200301019908'])).toEqual([]);
    expect(foundAgain(Buffer.from('03200301', 'hex'), ['000003200301019908'])).toEqual(['03200301']);
  });

  test('photo and fingerprint are zero', () => {
    for (const size of [undefined, 0, 512, 1024] as const) {
      const frame = scrubReaderAnswers(baseReadAnswer(presetCards.resident, size), []);
      const photo = frame?.subarray(HEAD + (size === undefined ? 0 : 2) + 256, -1);
      expect(photo?.length).toBe(1024 + (size ?? 0));
      expect(photo?.every((byte) => byte === 0)).toBe(true);
    }
  });

  test('the 02…03 dialect and the appended address too', () => {
    const card = presetCards['resident-moved'];
    const whole = scrubReaderAnswers(stxEtxAnswer(0x90, baseReadData(card)), secretsOf(card));
    expect(new StxEtxDecoder().push(whole ?? new Uint8Array())).toHaveLength(1);
    const address = scrubReaderAnswers(appendedAddressAnswer(card), secretsOf(card));
    expect(new SamVDecoder().push(address ?? new Uint8Array())).toHaveLength(1);
    for (const bytes of [whole, address])
      expect(foundAgain(bytes ?? new Uint8Array(), secretsOf(card))).toEqual([]);
  });

  test('statuses stay, serial numbers of cards are zeroed, several frames in a row', () => {
    const found = samVAnswer(0x9f, Uint8Array.of(1, 2, 3, 4));
    const status = samVAnswer(0x90);
    const made = scrubReaderAnswers(Buffer.concat([status, found]), []);
    expect(made).toEqual(Buffer.concat([status, samVAnswer(0x9f, new Uint8Array(4))]));
    expect(scrubReaderAnswers(stxEtxAnswer(0x80), [])).toEqual(Buffer.from(stxEtxAnswer(0x80)));
  });

  test('anything that is not whole and good is not kept at all', () => {
    const frame = baseReadAnswer(presetCards.resident);
    expect(scrubReaderAnswers(frame.subarray(0, -1), [])).toBeUndefined();
    expect(scrubReaderAnswers(frame.subarray(1), [])).toBeUndefined();
    expect(scrubReaderAnswers(Buffer.concat([frame, Buffer.of(0)]), [])).toBeUndefined();
    expect(scrubReaderAnswers(samVAnswer(0x90, new Uint8Array(100)), [])).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(frame.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const spoilt = Buffer.from(frame);
        spoilt[at] = (spoilt[at] ?? 0) ^ flip;
        return scrubReaderAnswers(spoilt, []) === undefined;
      }),
    );
  });

  test('a layout that is not replaced field by field is not kept', () => {
    const { 'foreigner-2017': foreigner } = presetCards;
    expect(scrubTextBlock(cardText(foreigner))).toBeUndefined();
  });
});
