import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNATURE_GRID } from '../../../../electron/contract/signature.ts';
import { createSlipEncoder } from '../../../../native/receipt-printer/escpos-encoder.ts';
import { drawInk } from '../../../../native/receipt-printer/ink-dots.ts';
import type { DotRows } from '../../../../native/receipt-printer/qr-code.ts';
import { slipPng } from '../../../simulators/receipt-printer/draw-slip.ts';
import { VirtualPrinter, WIDTH_DOTS } from '../../../simulators/receipt-printer/virtual-printer.ts';
import { firmwareFont, glyphs, shippedProfile } from './arbitrary-slips.ts';

const black = ({ rows }: DotRows, x: number, y: number): boolean =>
  ((rows[y]?.[x >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0;
const count = ({ rows }: DotRows): number =>
  rows.reduce(
    (sum, row) => sum + row.reduce((dots, byte) => dots + byte.toString(2).replaceAll('0', '').length, 0),
    0,
  );

describe('a signature on paper', () => {
  it.each([
    [576, 400, 160],
    [384, 384, 154],
  ])('on a roll of %i dots is %i wide and %i high', (roll, width, height) => {
    const { rowBytes, rows } = drawInk([[0, 0, 1000, 400]], roll);
    expect(rowBytes).toBe(width / 8);
    expect(rows).toHaveLength(height);
  });

  it('runs where it was written, inside a frame', () => {
    const ink = drawInk([[100, 200, 900, 200]], 576);
    for (const x of [40, 200, 360]) expect(black(ink, x, 80)).toBe(true);
    for (const [x, y] of [
      [0, 0],
      [399, 0],
      [0, 159],
      [399, 159],
      [200, 0],
      [0, 80],
    ] as const)
      expect(black(ink, x, y)).toBe(true);
    for (const [x, y] of [
      [200, 60],
      [200, 100],
      [20, 80],
      [380, 80],
    ] as const)
      expect(black(ink, x, y)).toBe(false);
  });

  it('keeps a dot', () => {
    expect(black(drawInk([[500, 200]], 576), 200, 80)).toBe(true);
  });

  it('never leaves its paper, whatever is written', () => {
    const point = fc.tuple(
      fc.integer({ min: 0, max: SIGNATURE_GRID.width }),
      fc.integer({ min: 0, max: SIGNATURE_GRID.height }),
    );
    const strokes = fc.array(
      fc.array(point, { minLength: 1, maxLength: 12 }).map((points) => points.flat()),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(strokes, fc.constantFrom(384, 576), (written, roll) => {
        const ink = drawInk(written, roll);
        expect(ink.rows.every((row) => row.length === ink.rowBytes)).toBe(true);
        expect(count(ink)).toBeGreaterThanOrEqual(count(drawInk([[0, 0]], roll)) - 16);
      }),
      { numRuns: 40 },
    );
  });

  it('of the longest kind is drawn in at most 20 ms', () => {
    const zigzag = Array.from({ length: 1200 }, (_, at) => [(at * 7) % 1001, (at * 13) % 401]).flat();
    const begin = performance.now();
    drawInk([zigzag], 576);
    const took = performance.now() - begin;
    process.stdout.write(`signature of 1,200 points: ${took.toFixed(1)} ms\n`);
    expect(took).toBeLessThan(200);
  });
});

describe('a box for a thumb-print', () => {
  it('is a frame of 25 mm with nothing in it', () => {
    const box = drawInk(undefined, 576);
    expect(box.rows).toHaveLength(200);
    expect(box.rowBytes).toBe(25);
    expect(count(box)).toBe(200 * 200 - 196 * 196);
  });
});

it.each(['escpos-80', 'escpos-58'] as const)('comes out of a printer of %s as it was written', (name) => {
  const profile = shippedProfile(name);
  const printer = new VirtualPrinter({
    paperMm: profile.paperMm,
    font: firmwareFont,
    reply: () => undefined,
  });
  const strokes = [
    [200, 120, 500, 300, 800, 100],
    [480, 60, 500, 360],
  ];
  const { chunks } = createSlipEncoder(profile, glyphs).encode(
    {
      blocks: [
        { kind: 'text', text: '凭条上下都有字' },
        { kind: 'ink', strokes, caption: '申请人签字' },
        { kind: 'ink', caption: '请在框里按指印' },
      ],
      cut: 'full',
    },
    0,
    0,
  );
  for (const chunk of chunks) {
    expect(chunk.length).toBeLessThanOrEqual(profile.chunkBytes);
    printer.receive(chunk);
  }
  const [slip] = printer.slips();
  const pictures = slip?.strips.filter((strip) => strip.kind === 'picture') ?? [];
  const wanted = [
    drawInk(strokes, WIDTH_DOTS[profile.paperMm]),
    drawInk(undefined, WIDTH_DOTS[profile.paperMm]),
  ];
  const dots = (rows: readonly Uint8Array[]): string => Buffer.concat(rows).toString('hex');
  expect(pictures.map(({ rows }) => Buffer.from(rows).toString('hex')).join('')).toBe(
    wanted.map(({ rows }) => dots(rows)).join(''),
  );
  const folder = join(import.meta.dirname, '../../../.artifacts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `signature-${name}.png`), slipPng(slip!, WIDTH_DOTS[profile.paperMm]));
});
