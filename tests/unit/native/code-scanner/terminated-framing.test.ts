import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_CODE_BYTES } from '../../../../electron/contract/scanned-code.ts';
import { createTerminatedFramer } from '../../../../native/code-scanner/terminated-framing.ts';
import { bytesOf, fallSilent, feedInPieces, inShort, scansOf, textBytes } from './scan-streams.ts';

const ends = { cr: '\r', lf: '\n', crlf: '\r\n', etx: '\u0003' } as const;
type Terminator = keyof typeof ends;
const terminators = Object.keys(ends) as Terminator[];
const framer = (terminator: Terminator = 'cr', alsoLeading: readonly number[] = []) =>
  createTerminatedFramer({ terminator, partialMs: 200, alsoLeading });
/** Printable texts, which hold no terminator. */
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((s) => !/[\p{Cc}]/u.test(s));

describe('scans with a terminator', () => {
  it.each(terminators)('%s: every scan, however the line is cut', (terminator) => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (texts, sizes) => {
          const stream = textBytes(texts.map((one) => one + ends[terminator]).join(''));
          const line = framer(terminator);
          expect(scansOf(feedInPieces(line, stream, sizes))).toEqual(texts);
          expect(line.patienceMs).toBeUndefined();
        },
      ),
    );
  });

  it('keeps every byte of a code that is no text', () => {
    const code = bytesOf('00 ff 80 c1 5d 51 31 1d 7f');
    expect(inShort(framer().take(Uint8Array.from([...code, 0x0d])))).toEqual(['scan 00ff80c15d51311d7f']);
  });

  it.each([
    ['cr', 'one\r\ntwo\r\n', ['one', 'two']],
    ['lf', 'one\r\ntwo\r\n', ['one', 'two']],
    ['crlf', 'two\nlines\r\nnext\r\n', ['two\nlines', 'next']],
    ['etx', '\u0002one\u0003\u0002two\r\u0003', ['one', 'two']],
    ['cr', '\r\r\n\rone\r', ['one']],
  ] as const)('%s: %j', (terminator, stream, scans) => {
    const whole = framer(terminator);
    expect(scansOf(whole.take(textBytes(stream)))).toEqual(scans);
    expect(scansOf(feedInPieces(framer(terminator), textBytes(stream), [1]))).toEqual(scans);
    expect(whole.patienceMs).toBeUndefined();
  });

  it('takes bytes that may stand before a scan for none of it, and only before it', () => {
    const line = framer('cr', [0x06]);
    expect(inShort(line.take(bytesOf('06 06 41 06 42 0d 06')))).toEqual(['scan 410642']);
    expect(line.patienceMs).toBeUndefined();
  });
});

describe('what is no whole scan', () => {
  it('is dropped after the profile’s patience, and the next one is read', () => {
    const line = framer();
    expect(line.take(textBytes('half a co'))).toEqual([]);
    expect(line.patienceMs).toBe(200);
    expect(inShort(line.silence())).toEqual(['incomplete']);
    expect(line.patienceMs).toBeUndefined();
    expect(line.silence()).toEqual([]);
    expect(scansOf(line.take(textBytes('whole\r')))).toEqual(['whole']);
  });

  it.each(terminators)(
    '%s: a code longer than any is incomplete, once, and costs no memory',
    (terminator) => {
      const line = framer(terminator);
      for (let sent = 0; sent < 10_000_000; sent += 1_000_000) {
        expect(line.take(new Uint8Array(1_000_000).fill(0x37))).toEqual([]);
      }
      expect(inShort(line.take(textBytes(`${ends[terminator]}next${ends[terminator]}`)))).toEqual([
        'incomplete',
        'scan 6e657874',
      ]);
    },
  );

  it('the largest code there is comes whole', () => {
    const largest = 'x'.repeat(LARGEST_CODE_BYTES);
    expect(scansOf(framer('crlf').take(textBytes(`${largest}\r\n`)))).toEqual([largest]);
  });

  it('gives each scan its own copy', () => {
    const line = framer();
    const piece = textBytes('first\r');
    const [scan] = line.take(piece);
    piece.fill(0);
    line.take(textBytes('other\r'));
    expect(scan === undefined ? [] : scansOf([scan])).toEqual(['first']);
  });

  it('comes to rest whatever was fed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...terminators),
        fc.uint8Array({ maxLength: 5000 }),
        (terminator, noise) => {
          const line = framer(terminator);
          line.take(noise);
          fallSilent(line);
          expect(scansOf(line.take(textBytes(`good${ends[terminator]}`)))).toEqual(['good']);
        },
      ),
    );
  });
});
