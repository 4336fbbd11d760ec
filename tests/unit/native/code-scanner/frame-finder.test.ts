import { describe, expect, it } from 'vitest';
import { FrameFinder, type FrameShape } from '../../../../native/code-scanner/frame-finder.ts';
import { bytesOf, hexOf } from './scan-streams.ts';

/** The smallest frame with a length and a check: `F0 length … sum`. */
const shape: FrameShape = {
  headerBytes: 2,
  next: (bytes, from) => bytes.indexOf(0xf0, from),
  read: (bytes, at) => {
    const length = bytes[at + 1];
    if (length === undefined) return 'partial';
    if (length > 20) return 'none';
    const size = 3 + length;
    if (at + size > bytes.length) return 'partial';
    const sum = bytes.subarray(at, at + size - 1).reduce((total, byte) => (total + byte) & 0xff, 0);
    return sum === bytes[at + size - 1] ? { size } : 'spoilt';
  },
};

function frame(hex: string): string {
  const data = hexOf(bytesOf(hex));
  const body = bytesOf(`f0${(data.length / 2).toString(16).padStart(2, '0')}${data}`);
  const sum = body.reduce((total, byte) => (total + byte) & 0xff, 0);
  return hexOf(Uint8Array.from([...body, sum]));
}

const found = (...pieces: readonly string[]) => {
  const finder = new FrameFinder(shape);
  const results = pieces.map((piece) => finder.take(bytesOf(piece)));
  return {
    frames: results.flatMap(({ frames }) => frames.map(hexOf)),
    spoilt: results.some(({ spoilt }) => spoilt),
    pending: finder.pending,
    finder,
  };
};

describe('frames in a stream', () => {
  it('come whole, in order, without the noise around them', () => {
    const [one, two] = [frame('0102'), frame('')];
    expect(found(`0011${one}${two}22`)).toMatchObject({ frames: [one, two], spoilt: false, pending: false });
  });

  it('come at every cut of the stream', () => {
    const stream = `00${frame('010203')}f0ff${frame('04')}`;
    for (let cut = 0; cut <= stream.length; cut += 2) {
      expect(found(stream.slice(0, cut), stream.slice(cut)).frames).toEqual([frame('010203'), frame('04')]);
    }
  });

  it('come from inside one that was cut off, at once', () => {
    expect(found(`f010 0102 ${frame('aa')}`)).toMatchObject({ frames: [frame('aa')], spoilt: true });
  });

  it('are not swallowed by one that matches by chance', () => {
    const inner = frame('aabb');
    const outer = frame(`01${inner}02`);
    expect(found(outer).frames).toEqual([inner]);
  });

  it('wait for an inner one that is still arriving, and no longer than a silence', () => {
    const outer = frame('01 f005 0203');
    const { frames, pending, finder } = found(outer);
    expect([frames, pending]).toEqual([[], true]);
    expect(finder.giveUp().frames.map(hexOf)).toEqual([outer]);
    expect(finder.pending).toBe(false);
  });

  it('a head at the very end of another frame does not delay it', () => {
    // The sum itself looks like a beginning.
    const outer = frame('ff');
    expect(outer.endsWith('f0')).toBe(true);
    expect(found(outer).frames).toEqual([outer]);
  });

  it('a broken one is told as lost, a lone beginning is not', () => {
    expect(found('f0020102ff')).toMatchObject({ frames: [], spoilt: true });
    const lone = found('00f0');
    expect(lone.pending).toBe(true);
    expect(lone.finder.giveUp()).toEqual({ frames: [], spoilt: false });
    const begun = found('f00501');
    expect(begun.finder.giveUp()).toEqual({ frames: [], spoilt: true });
  });
});
