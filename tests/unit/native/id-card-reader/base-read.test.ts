import { describe, expect, it } from 'vitest';
import { splitBaseRead } from '../../../../native/id-card-reader/base-read.ts';
import { SamVDecoder } from '../../../../native/id-card-reader/sam-v-frame.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { baseReadAnswer, cardPhoto, cardText } from '../../../simulators/id-card-reader/synthetic-card.ts';

function dataOf(fingerprint?: 0 | 512 | 1024): Uint8Array {
  const [answer] = new SamVDecoder().push(baseReadAnswer(presetCards.resident, fingerprint));
  if (answer === undefined) throw new Error('no answer');
  return answer.data;
}

describe('the parts of a base read', () => {
  it.each([undefined, 0, 512, 1024] as const)(
    'splits by the length fields (fingerprint %s)',
    (fingerprint) => {
      const parts = splitBaseRead(dataOf(fingerprint), fingerprint !== undefined);
      expect(parts?.text).toEqual(Uint8Array.from(cardText(presetCards.resident)));
      expect(parts?.photoWlt).toEqual(cardPhoto());
    },
  );

  it('accepts another photo size and none at all', () => {
    const text = cardText(presetCards.resident);
    const data = (photo: number): Uint8Array =>
      Buffer.concat([Uint8Array.of(1, 0, photo >> 8, photo & 0xff), text, new Uint8Array(photo)]);
    expect(splitBaseRead(data(2048), false)?.photoWlt).toHaveLength(2048);
    expect(splitBaseRead(data(0), false)?.photoWlt).toHaveLength(0);
  });

  it('refuses lengths that do not add up', () => {
    const data = dataOf();
    expect(splitBaseRead(data.subarray(1), false)).toBeUndefined();
    expect(splitBaseRead(Uint8Array.from([...data, 0]), false)).toBeUndefined();
    expect(splitBaseRead(data.with(0, 2), false)).toBeUndefined();
    expect(splitBaseRead(data, true)).toBeUndefined();
    expect(splitBaseRead(dataOf(512), false)).toBeUndefined();
    expect(splitBaseRead(new Uint8Array(3), false)).toBeUndefined();
  });

  it('gives views, so that wiping the answer wipes the photo', () => {
    const data = dataOf();
    const parts = splitBaseRead(data, false);
    data.fill(0);
    expect(parts?.photoWlt.every((byte) => byte === 0)).toBe(true);
  });
});
