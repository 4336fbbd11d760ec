import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createVguangFramer,
  encodeVguangCommand,
  VGUANG_COMMANDS,
} from '../../../../native/code-scanner/vguang-frame.ts';
import { VguangScanner } from '../../../simulators/code-scanner/vguang-model.ts';
import { bytesOf, fallSilent, feedInPieces, hexOf, inShort, scansOf, textBytes } from './scan-streams.ts';

const SCANNING_ON = encodeVguangCommand(VGUANG_COMMANDS.scanning, 0);

/** What a simulated scanner says to commands and codes. */
function said(codes: readonly Uint8Array[], overReports = false): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const scanner = new VguangScanner((bytes) => pieces.push(bytes), overReports);
  scanner.receive(overReports ? Uint8Array.of(0, ...SCANNING_ON) : SCANNING_ON);
  for (const bytes of codes) scanner.show({ bytes });
  return pieces;
}

describe('commands', () => {
  it.each([
    ['scanning', 0, '55aa0501000 0fb'],
    ['scanning', 1, '55aa05010001fa'],
    ['light', 1, '55aa24010001db'],
  ] as const)('%s %i is the published frame', (command, value, frame) => {
    expect(hexOf(encodeVguangCommand(VGUANG_COMMANDS[command], value))).toBe(frame.replace(' ', ''));
  });
});

describe('what the scanner says', () => {
  it('is its answer to the command, then the codes', () => {
    const stream = Buffer.concat(said([textBytes('first'), textBytes('second')]));
    expect(inShort(createVguangFramer(200).take(stream))).toEqual([
      'reply vguang-5 accepted',
      `scan ${hexOf(textBytes('first'))}`,
      `scan ${hexOf(textBytes('second'))}`,
    ]);
  });

  it('tells a refusal, and an error under another number from a code', () => {
    expect(inShort(createVguangFramer(200).take(bytesOf('55aa0501000 0fb'.replace(' ', ''))))).toEqual([
      'reply vguang-5 refused',
    ]);
    expect(createVguangFramer(200).take(bytesOf('55aa30010100418e'))).toEqual([]);
  });

  it('every code however the line is cut, with padding between the reports', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }).filter(holdsNoHead), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1 }),
        fc.boolean(),
        (codes, sizes, overReports) => {
          const pieces = said(codes, overReports);
          const framer = createVguangFramer(200);
          const inputs = overReports
            ? pieces.flatMap((report) => framer.take(report))
            : feedInPieces(framer, Buffer.concat(pieces), sizes);
          const scans = [...inputs, ...fallSilent(framer)].filter(({ kind }) => kind === 'scan');
          expect(scans).toEqual(codes.map((bytes) => ({ kind: 'scan', bytes })));
        },
      ),
    );
  });

  it('half a frame is incomplete after the patience, a frame that was cut off by the next at once', () => {
    const [, code = new Uint8Array()] = said([textBytes('a code')]);
    const framer = createVguangFramer(200);
    expect(framer.take(code.subarray(0, 9))).toEqual([]);
    expect(framer.patienceMs).toBe(200);
    expect(inShort(framer.silence())).toEqual(['incomplete']);
    expect(inShort(framer.take(Buffer.concat([code.subarray(0, 9), code])))).toEqual([
      'incomplete',
      `scan ${hexOf(textBytes('a code'))}`,
    ]);
  });

  it('a damaged frame is incomplete; a length that no code has is noise', () => {
    const [, code = new Uint8Array()] = said([textBytes('a code')]);
    expect(inShort(createVguangFramer(200).take(code.with(8, 0)))).toEqual(['incomplete']);
    const framer = createVguangFramer(200);
    expect(scansOf(framer.take(Buffer.concat([bytesOf('55aa3000ffff'), code])))).toEqual(['a code']);
  });
});

function holdsNoHead(bytes: Uint8Array): boolean {
  return !Buffer.from(bytes).includes(0x55);
}
