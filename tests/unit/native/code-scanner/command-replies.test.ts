import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReplyAt, withoutReplies } from '../../../../native/code-scanner/command-replies.ts';
import { createTerminatedFramer } from '../../../../native/code-scanner/terminated-framing.ts';
import { bytesOf, fallSilent, feedInPieces, hexOf, inShort, textBytes } from './scan-streams.ts';

const lines = () => createTerminatedFramer({ terminator: 'cr', partialMs: 200 });
const replies = {
  newland: [textBytes('\u0002\u00010000#SCNTRG1\u0006;\u0003'), 'reply SCNTRG1 accepted'],
  em3080: [bytesOf('02 00 00 01 00 33 31'), 'reply  accepted'],
  honeywell: [textBytes('TRGMOD0\u0006!'), 'reply TRGMOD0 accepted'],
} as const;
const families = Object.keys(replies) as (keyof typeof replies)[];

describe.each(families)('answers of %s in the stream', (family) => {
  const [reply, word] = replies[family];

  it('are taken out between scans, however the line is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (sizes) => {
        const stream = Buffer.concat([textBytes('one\r'), reply, textBytes('two\r'), reply]);
        const framer = withoutReplies(family, lines());
        const inputs = [...feedInPieces(framer, stream, sizes), ...fallSilent(framer)];
        expect(inShort(inputs)).toEqual([
          `scan ${hexOf(textBytes('one'))}`,
          word,
          `scan ${hexOf(textBytes('two'))}`,
          word,
        ]);
      }),
    );
  });

  it('a scan that begins like one is given back after a moment', () => {
    const framer = withoutReplies(family, lines());
    const begun = reply.subarray(0, reply.length - 3);
    expect(framer.take(begun)).toEqual([]);
    expect(framer.patienceMs).toBe(50);
    expect(framer.silence()).toEqual([]);
    expect(framer.patienceMs).toBe(200);
    expect(inShort(framer.take(textBytes('\r')))).toEqual([`scan ${hexOf(begun)}`]);
  });

  it('any scan comes through unchanged', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (noise, sizes) => {
          const code = Uint8Array.from([
            0x43,
            ...noise.filter((byte) => byte !== 0x0d && byte !== 0x0a),
            0x43,
          ]);
          const framer = withoutReplies(family, lines());
          const inputs = feedInPieces(framer, Uint8Array.from([...code, 0x0d]), sizes);
          expect(inShort([...inputs, ...fallSilent(framer)])).toEqual([`scan ${hexOf(code)}`]);
        },
      ),
    );
  });
});

describe('refusals', () => {
  it.each([
    ['newland', '\u0002\u00010000#SCNMOD9\u0015;\u0003', 'SCNMOD9'],
    ['newland', '\u0002\u00010000@NOSUCH\u0005;\u0003', 'NOSUCH'],
    ['honeywell', 'TRGMOD0\u0015!', 'TRGMOD0'],
    ['honeywell', 'TRGMOD0\u0005.', 'TRGMOD0'],
  ] as const)('%s %j', (family, text, of) => {
    expect(readReplyAt(family, textBytes(text), 0)).toMatchObject({ reply: { of, accepted: false } });
  });

  it('em3080 with a right checksum; with a wrong one it is no answer', () => {
    expect(readReplyAt('em3080', bytesOf('02 00 03 01 00 68 61'), 0)).toBe('none');
    expect(readReplyAt('em3080', bytesOf('02 00 00 01 00 33 32'), 0)).toBe('none');
  });

  it('what is longer than any answer is none', () => {
    expect(readReplyAt('newland', textBytes(`\u0002\u00010000#${'X'.repeat(80)}`), 0)).toBe('none');
  });
});

it('families that do not answer in the stream are not filtered', () => {
  const framer = lines();
  expect(withoutReplies('none', framer)).toBe(framer);
  expect(withoutReplies('zkteco', framer)).toBe(framer);
});
