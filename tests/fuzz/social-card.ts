import { type CommandApdu, readAnswer, readRecordByTag } from '../../native/smart-card-reader/apdu.ts';
import { CardClient } from '../../native/smart-card-reader/card-client.ts';
import { type CardRecord, parseRecord } from '../../native/smart-card-reader/social-card-tlv.ts';
import { randomFrom } from '../support/random.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'social-card';

const OK = [0x90, 0x00];
/** Answers to one command at the most, of a card that never comes to an end. */
const MOST_ANSWERS = 8;

/** What the client makes of the answers of one card to one command. */
async function recordOf(
  command: CommandApdu,
  answers: readonly Uint8Array[],
): Promise<CardRecord | undefined> {
  let next = 0;
  const client = new CardClient(
    {
      transmit: async () => {
        const answer = answers[Math.min(next, answers.length - 1)] ?? Uint8Array.from(OK);
        next += 1;
        return { ok: true, answer };
      },
    },
    1000,
  );
  const reply = await client.send(command);
  return reply.ok && reply.answer.kind === 'data' ? parseRecord(reply.answer.data) : undefined;
}

/**
 * Answers to READ RECORD: whole records, at once, fetched in parts or after another length, with padding behind them; among
 * records cut short, refused, without a status word, and noise whose length byte promises more than there is.
 */
export async function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  const random = randomFrom(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const noise = (length: number): number[] => Array.from({ length }, () => upTo(256));
  const begin = performance.now();
  const total = { bytes: 0, framesSent: 0, framesFound: 0, falseFrames: 0 };
  while (total.bytes < bytes) {
    const tag = upTo(256);
    const value = noise(upTo(200));
    const record = [tag, value.length, ...value];
    const at = upTo(record.length);
    const good: readonly (readonly number[][])[] = [
      [[...record, ...OK]],
      [[...record, ...Array<number>(upTo(30)).fill(upTo(256)), ...OK]],
      [[...record, 0x62, 0x82]],
      [
        [0x6c, record.length],
        [...record, ...OK],
      ],
      [
        [0x61, at],
        [...record.slice(0, at), 0x61, record.length - at],
        [0x6c, record.length - at],
        [...record.slice(at), ...OK],
      ],
    ];
    const bad: readonly (readonly number[][])[] = [
      [[...record.slice(0, at), ...OK]],
      [[...record, 0x6f, upTo(256)]],
      [[...record, 0x6a, upTo(256)]],
      [[...record.slice(0, at), 0x61, 0x10], [...OK]],
      [[]],
      [[upTo(256)]],
      [[tag, value.length + 1, ...value, ...OK]],
      Array.from({ length: MOST_ANSWERS }, () => [...noise(upTo(4)), 0x61, upTo(256)]),
    ];
    const isGood = upTo(2) === 0;
    const choices = isGood ? good : bad;
    const answers = (choices[upTo(choices.length)] ?? []).map((answer) => Uint8Array.from(answer));
    for (const answer of answers) {
      total.bytes += answer.length;
      readAnswer(answer);
    }
    const found = await recordOf(readRecordByTag(tag), answers);
    const equal = found?.tag === tag && Buffer.from(found.value).equals(Buffer.from(value));
    if (isGood) total.framesSent += 1;
    if (isGood && equal) total.framesFound += 1;
    else if (found !== undefined) total.falseFrames += 1;
  }
  return { ...total, millis: performance.now() - begin };
}
