import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { createSlipEncoder } from '../../../../native/receipt-printer/escpos-encoder.ts';
import { drawQrCode, moduleDots } from '../../../../native/receipt-printer/qr-code.ts';
import { slipPng } from '../../../simulators/receipt-printer/draw-slip.ts';
import { VirtualPrinter, WIDTH_DOTS } from '../../../simulators/receipt-printer/virtual-printer.ts';
import { firmwareFont, glyphs, shippedProfile } from './arbitrary-slips.ts';

beforeAll(async () => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = readFileSync(file);
  const wasmBinary = new Uint8Array(bytes).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
});

async function readBack(data: string, paper: 'escpos-80' | 'escpos-58', qr: 'native' | 'raster') {
  const profile = { ...shippedProfile(paper), qr };
  const printer = new VirtualPrinter({
    paperMm: profile.paperMm,
    font: firmwareFont,
    reply: () => undefined,
  });
  const words = { kind: 'text', text: '凭条上下都有字' } as const;
  const document = {
    blocks: [words, { kind: 'qr' as const, data, caption: '扫码核对' }, words],
    cut: 'full',
  } as const;
  for (const chunk of createSlipEncoder(profile, glyphs).encode(
    { ...document, blocks: [...document.blocks] },
    0,
    0,
  ).chunks)
    printer.receive(chunk);
  const png = slipPng(printer.slips()[0]!, WIDTH_DOTS[profile.paperMm]);
  const found = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'], textMode: 'Plain' });
  return found.map(({ text }) => text);
}

describe('a scanner that is not ours reads what was printed', () => {
  test.each([
    ['https://example.invalid/v?c=0001', 'escpos-80', 'native'],
    ['https://example.invalid/核对?姓名=䶮㛃𬱖', 'escpos-80', 'raster'],
    ['https://example.invalid/核对?姓名=䶮㛃𬱖', 'escpos-58', 'native'],
    ['短', 'escpos-58', 'raster'],
    ['甲'.repeat(150), 'escpos-58', 'raster'],
    [`https://example.invalid/${'0123456789abcdef'.repeat(30)}`, 'escpos-80', 'native'],
    ['\u0010\u0004\u0001\u0010\u0005\u0002', 'escpos-80', 'native'],
  ] as const)('%j on %s, %s', async (data, paper, qr) => {
    expect(await readBack(data, paper, qr)).toEqual([data]);
  });
});

describe('sizes', () => {
  test('a module has six dots until the symbol would not fit', () => {
    expect(moduleDots(14, 576)).toBe(6);
    expect(moduleDots(106, 384)).toBe(6);
    expect(moduleDots(500, 384)).toBe(Math.floor(384 / (85 + 8)));
    expect(moduleDots(2331, 576)).toBeGreaterThanOrEqual(3);
  });

  test('more than the largest symbol holds is a defect of the document', () => {
    expect(() => moduleDots(2332, 576)).toThrow(RangeError);
  });

  test('a drawing fits the paper with its quiet zone', () => {
    for (const length of [1, 50, 300, 700]) {
      const { rowBytes, rows } = drawQrCode('x'.repeat(length), 384);
      expect(rows.length + 8).toBeLessThanOrEqual(384);
      expect(rowBytes).toBe(Math.ceil(rows.length / 8));
    }
  });
});
