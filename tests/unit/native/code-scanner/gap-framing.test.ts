import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGapFramer } from '../../../../native/code-scanner/gap-framing.ts';
import { fallSilent, feedInPieces, inShort, scansOf, textBytes } from './scan-streams.ts';

describe('scans told apart by silence', () => {
  it('everything between two silences is one, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        (codes, sizes) => {
          const whole = codes.map((code) => Uint8Array.from([...code, 0x41]));
          const line = createGapFramer(50);
          const found = whole.flatMap((code) => [...feedInPieces(line, code, sizes), ...fallSilent(line)]);
          expect(found).toEqual(whole.map((bytes) => ({ kind: 'scan', bytes })));
        },
      ),
    );
  });

  it('waits as long as the profile says, and for nothing when nothing came', () => {
    const line = createGapFramer(80);
    expect(line.patienceMs).toBeUndefined();
    line.take(textBytes('a'));
    expect(line.patienceMs).toBe(80);
    expect(scansOf(line.silence())).toEqual(['a']);
    expect(line.patienceMs).toBeUndefined();
    expect(line.silence()).toEqual([]);
  });

  it.each([
    ['code\r', 'code'],
    ['code\n', 'code'],
    ['code\r\n', 'code'],
    ['two\r\nlines\r', 'two\r\nlines'],
  ])('takes one line end off %j', (sent, code) => {
    const line = createGapFramer(50);
    line.take(textBytes(sent));
    expect(scansOf(line.silence())).toEqual([code]);
  });

  it('says nothing of a line end alone, and incomplete of what no code can hold', () => {
    const line = createGapFramer(50);
    line.take(textBytes('\r\n'));
    expect(line.silence()).toEqual([]);
    for (let piece = 0; piece < 100; piece += 1) line.take(new Uint8Array(100_000).fill(0x31));
    expect(inShort(line.silence())).toEqual(['incomplete']);
  });
});
