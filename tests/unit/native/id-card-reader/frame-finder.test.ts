import { describe, expect, it } from 'vitest';
import { FrameFinder, type FrameShape } from '../../../../native/id-card-reader/frame-finder.ts';

/** The smallest framing there is: `# length letters !`, with the length as one digit. */
const shape: FrameShape<string> = {
  marker: Buffer.from('#'),
  largestFrame: 12,
  measure(head) {
    if (head.length < 2) return { kind: 'open' };
    const letters = (head[1] ?? 0) - 0x30;
    return letters < 0 || letters > 9
      ? { kind: 'none', damaged: letters > 40 }
      : { kind: 'sized', size: letters + 3 };
  },
  isGood: (frame) => frame.at(-1) === 0x21,
  contentOf: (frame) => frame.subarray(2, -1).toString(),
};

const found = (...chunks: readonly string[]): string[] => {
  const finder = new FrameFinder(shape);
  return chunks.flatMap((chunk) => finder.push(Buffer.from(chunk)));
};

describe('finding frames', () => {
  it.each([
    [['#2ab!'], ['ab']],
    [['..#2ab!..#0!'], ['ab', '']],
    [['#', '2', 'a', 'b', '!'], ['ab']],
    [['#2a#1c!'], ['c']],
    [['#9abc#1c!de!'], ['c']],
    [['#2abx#1c!'], ['c']],
    [['###1c!'], ['c']],
  ])('%j: %j', (chunks, expected) => {
    expect(found(...chunks)).toEqual(expected);
  });

  it('waits for what may still become a good frame inside another', () => {
    const finder = new FrameFinder(shape);
    expect(finder.push(Buffer.from('#5ab#2c!'))).toEqual([]);
    expect(finder.midFrame).toBe(true);
    expect(finder.push(Buffer.from('!'))).toEqual(['c!']);
  });

  it('counts spoilt frames, and not what only looked like one', () => {
    const finder = new FrameFinder(shape);
    finder.push(Buffer.from('#1ab'));
    expect(finder.refused).toBe(1);
    finder.push(Buffer.from('#/#z'));
    expect(finder.refused).toBe(2);
    finder.reset();
    expect([finder.refused, finder.midFrame]).toEqual([0, false]);
  });

  it('keeps finding after more bytes than it keeps', () => {
    const finder = new FrameFinder(shape);
    const noise = Buffer.alloc(70_000, '.');
    for (let round = 0; round < 5; round += 1) {
      expect(finder.push(noise)).toEqual([]);
      expect(finder.push(Buffer.from('#3a'))).toEqual([]);
      expect(finder.push(Buffer.from('bc!'))).toEqual(['abc']);
    }
    const many = Buffer.from('#1x!'.repeat(40_000));
    expect(finder.push(many)).toHaveLength(40_000);
  });

  it('forgets half a frame with reset', () => {
    const finder = new FrameFinder(shape);
    finder.push(Buffer.from('#3a'));
    finder.reset();
    expect(finder.push(Buffer.from('bc!#1d!'))).toEqual(['d']);
  });
});
