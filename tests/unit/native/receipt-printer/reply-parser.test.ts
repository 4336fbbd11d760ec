import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReplyParser, type PrinterReply } from '../../../../native/receipt-printer/reply-parser.ts';
import { fuzz } from '../../../fuzz/printer-replies.ts';
import { inTurn, piecesOf } from '../../../support/pieces.ts';

const parse = (...bytes: number[]): PrinterReply[] => createReplyParser().feed(Uint8Array.from(bytes));
const status = (byte: number): PrinterReply => ({ kind: 'status', bytes: [byte] });
const GS_R: PrinterReply = { kind: 'marker', marker: 'gs-r' };
const id = (marker: string): PrinterReply => ({ kind: 'marker', marker });
const block = (marker: string): number[] => [0x37, 0x22, ...Buffer.from(marker), 0];

describe('one reply', () => {
  test.each([0x12, 0x16, 0x1a, 0x1e, 0x32, 0x72, 0x7e])('%i is an answer to DLE EOT', (byte) => {
    expect(parse(byte)).toEqual([status(byte)]);
  });

  test.each([0x00, 0x03, 0x0c, 0x0f])('%i alone is an answer to GS r', (byte) => {
    expect(parse(byte)).toEqual([GS_R]);
  });

  test('a process id', () => {
    expect(parse(...block('00A7'))).toEqual([id('00A7')]);
  });

  test.each([0x80, 0x92, 0xff, 0x91])('%i is foreign and means nothing', (byte) => {
    expect(parse(byte)).toEqual([]);
  });

  test('XON and XOFF mean nothing, also within a reply', () => {
    expect(parse(0x13, 0x11)).toEqual([]);
    expect(parse(0x37, 0x13, 0x22, 0x30, 0x11, 0x30, 0x30, 0x31, 0x00)).toEqual([id('0001')]);
  });
});

describe('interleaved replies', () => {
  test('an automatic status is swallowed whole, though its inside looks like GS r', () => {
    expect(parse(0x10, 0x00, 0x00, 0x0f, 0x12)).toEqual([status(0x12)]);
    expect(parse(0x18, 0x00, 0x0c, 0x00, 0x00)).toEqual([GS_R]);
  });

  test('a reply that breaks off does not eat the next', () => {
    expect(parse(0x10, 0x00, 0x12)).toEqual([status(0x12)]);
    expect(parse(0x37, 0x22, 0x30, 0x12)).toEqual([status(0x12)]);
    expect(parse(0x37, ...block('ABCD'))).toEqual([id('ABCD')]);
  });

  test('reset forgets a half reply', () => {
    const parser = createReplyParser();
    expect(parser.feed(Uint8Array.of(0x37, 0x22, 0x30))).toEqual([]);
    parser.reset();
    expect(parser.feed(Uint8Array.of(0x12, 0x00))).toEqual([status(0x12), GS_R]);
  });

  test('replies are found whatever pieces they come in', () => {
    const piece = fc.oneof(
      fc.constantFrom(0x12, 0x16, 0x1a, 0x72).map((byte) => ({ bytes: [byte], means: [status(byte)] })),
      fc.constantFrom(0x00, 0x03).map((byte) => ({ bytes: [byte], means: [GS_R] })),
      fc.constant({ bytes: [0x14, 0x00, 0x03, 0x0f], means: [] }),
      fc.stringMatching(/^[0-9A-Z]{4}$/).map((marker) => ({ bytes: block(marker), means: [id(marker)] })),
      fc.constantFrom(0x11, 0x13, 0x91).map((byte) => ({ bytes: [byte], means: [] })),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.integer({ min: 1, max: 5 })), (pieces, cuts) => {
        const bytes = pieces.flatMap((one) => one.bytes);
        const parser = createReplyParser();
        const heard: PrinterReply[] = [];
        for (const part of piecesOf(Uint8Array.from(bytes), inTurn(cuts))) heard.push(...parser.feed(part));
        expect(heard).toEqual(pieces.flatMap((one): readonly PrinterReply[] => one.means));
      }),
    );
  });

  test('any noise is survived', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const parser = createReplyParser();
        parser.feed(noise);
        parser.reset();
        expect(parser.feed(Uint8Array.of(0x12))).toEqual([status(0x12)]);
      }),
    );
  });
});

describe('answers without fixed bits', () => {
  test.each([0x00, 0x11, 0x13, 0x80, 0xff, 0x12])(
    '%i is the answer when one byte of any value is awaited',
    (byte) => {
      const parser = createReplyParser();
      parser.expect('raw');
      expect(parser.feed(Uint8Array.of(byte, 0x00))).toEqual([status(byte), GS_R]);
    },
  );

  test('a process id before it is still a process id', () => {
    const parser = createReplyParser();
    parser.expect('raw');
    expect(parser.feed(Uint8Array.of(...block('00A7'), 0x81))).toEqual([id('00A7'), status(0x81)]);
  });

  test('a full status is six bytes, whatever is in them', () => {
    const parser = createReplyParser();
    parser.expect('full');
    const full = [0x10, 0x0f, 0x11, 0x37, 0x13, 0x12];
    expect(parser.feed(Uint8Array.from(full.slice(0, 4)))).toEqual([]);
    expect(parser.feed(Uint8Array.from([...full.slice(4), 0x00]))).toEqual([
      { kind: 'status', bytes: full },
      GS_R,
    ]);
  });

  test('while a full status is awaited, a single byte is none', () => {
    const parser = createReplyParser();
    parser.expect('full');
    expect(parser.feed(Uint8Array.of(0x12, 0x10, 0x00))).toEqual([GS_R]);
  });
});

describe('an automatic status that was asked for', () => {
  test.each([
    ['Epson', 0x00],
    ['SNBC', 0x0f],
  ])('%s', (_, last) => {
    const parser = createReplyParser(last);
    expect(parser.feed(Uint8Array.of(0x18, 0x00, 0x0c, last, 0x12))).toEqual([
      { kind: 'changed' },
      status(0x12),
    ]);
    expect(parser.feed(Uint8Array.of(0x18, 0x00, 0x0c, last ^ 0x0f))).toEqual([]);
  });

  test('XOFF within it does not break it', () => {
    expect(createReplyParser(0).feed(Uint8Array.of(0x10, 0x13, 0x00, 0x00, 0x11, 0x00))).toEqual([
      { kind: 'changed' },
    ]);
  });
});

test('two hundred thousand random bytes hide no process id and make none up', async () => {
  const result = await fuzz(200_000, 7);
  process.stdout.write(
    `printer replies: ${result.framesFound} of ${result.framesSent} found, ${result.falseFrames} false\n`,
  );
  expect(result.framesFound).toBe(result.framesSent);
  expect(result.falseFrames).toBe(0);
});
