import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { socialCardOf, tags } from '../../../../native/smart-card-reader/social-card-fields.ts';
import { parseRecord } from '../../../../native/smart-card-reader/social-card-tlv.ts';
import { scrubCardAnswers } from '../../../../scripts/devices/scrub-social-card.ts';
import { idCard } from '../../../arbitraries/id-card.ts';
import { foundAgain } from './found-again.ts';

const DONE = [0x90, 0x00];
const record = (tag: number, value: Uint8Array): Uint8Array =>
  Uint8Array.of(tag, value.length, ...value, ...DONE);
const text = (tag: number, value: string, size: number): Uint8Array =>
  record(tag, Buffer.concat([iconv.encode(value, 'gbk'), Buffer.alloc(size)]).subarray(0, size));

const holder = idCard
  .filter((card) => card.kind === 'resident')
  .map((card) => ({ ...card, name: `示例${card.name.replaceAll(/[^示例甲乙A-Z]/g, '甲')}` }));

/**
 * What stands behind a record's tag and length. Those two belong to the card's format: 00 | 01 10 | 99, the head of the
 * identification after a status word, would pass for a stretch of the number of somebody born on 2000-11-09.
 */
const valueIn = (answer: Uint8Array): Uint8Array => parseRecord(answer.subarray(0, -2))?.value ?? answer;

function answersOf(card: { name: string; number: string; birth: string; sex: string }): Uint8Array[] {
  return [
    Uint8Array.of(1, 2, 3, 4, 5, ...DONE),
    text(tags.version, '2.00', 4),
    record(
      tags.identification,
      Buffer.from(
        `${card.number.slice(0, 6)}0000000000${card.number.slice(6, 14)}ffffffff`.padEnd(32, 'f'),
        'hex',
      ),
    ),
    record(tags.validUntil, Buffer.from('20360101', 'hex')),
    text(tags.cardNumber, 'A1234567Z', 9),
    text(tags.number, card.number, 18),
    text(tags.name, card.name, 30),
    text(tags.sex, card.sex === 'male' ? '1' : '2', 1),
    record(tags.birth, Buffer.from(card.birth.replaceAll('-', ''), 'hex')),
    Uint8Array.of(0x6a, 0x83),
  ];
}

describe('a social card without its holder', () => {
  test('record by record; no four characters of name or number are found again, and the card reads on', () => {
    fc.assert(
      fc.property(holder, (card) => {
        const made = scrubCardAnswers(answersOf(card), [card.name, card.number]);
        const secrets = [card.name, card.number, 'A1234567Z'];
        expect(made.flatMap((answer) => foundAgain(valueIn(answer), secrets))).toEqual([]);
        const values = new Map(
          made.flatMap((answer) => {
            const found = parseRecord(answer.subarray(0, -2));
            return found === undefined || found.tag === 0 ? [] : [[found.tag, found.value] as const];
          }),
        );
        expect(socialCardOf(values)).toMatchObject({ ok: true, value: { version: '2.00', sex: card.sex } });
      }),
      { numRuns: 300 },
    );
  });

  test('somebody whose number reads like the head of a record is not said to be found again', () => {
    const number = '990101200011099915';
    const made = scrubCardAnswers(answersOf({ name: '示例甲', number, birth: '2000-11-09', sex: 'male' }), [
      number,
    ]);
    expect(foundAgain(Buffer.concat(made), [number])).toEqual(['00011099']);
    expect(made.flatMap((answer) => foundAgain(valueIn(answer), [number]))).toEqual([]);
    expect(
      answersOf({ name: '示例甲', number, birth: '2000-11-09', sex: 'male' }).flatMap((answer) =>
        foundAgain(valueIn(answer), [number]),
      ).length,
    ).toBeGreaterThan(10);
  });

  test('what is no record that is asked for keeps its length and its status word', () => {
    const unknown = Uint8Array.of(0x55, 3, 1, 2, 3, ...DONE);
    const [first, second] = scrubCardAnswers([unknown, Uint8Array.of(0x6a, 0x83)], []);
    expect(first).toEqual(Uint8Array.of(0, 0, 0, 0, 0, ...DONE));
    expect(second).toEqual(Uint8Array.of(0x6a, 0x83));
  });
});
