import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  type ReceiptPrinterProfile,
  receiptPrinterProfileSchema,
} from '../../../../electron/contract/device-profiles/receipt-printer.ts';
import type { ReceiptBlock, ReceiptDocument } from '../../../../electron/contract/receipt.ts';
import { readDotGlyphs } from '../../../../native/receipt-printer/dot-glyphs.ts';
import { loadFirmwareFont } from '../../../simulators/receipt-printer/firmware-font.ts';

const root = new URL('../../../../', import.meta.url);
export const glyphs = readDotGlyphs(readFileSync(new URL('resources/fonts/rare-24.bin', root)));
export const firmwareFont = loadFirmwareFont();
export const shippedProfile = (name: 'escpos-80' | 'escpos-58' | 'epson-tm-80'): ReceiptPrinterProfile =>
  receiptPrinterProfileSchema.parse(
    JSON.parse(readFileSync(new URL(`resources/devices/${name}.json`, root), 'utf8')),
  );

const letter = fc.constantFrom(
  ...Array.from('参保人员城乡居民基本医疗保险，。、：（）“”·—￥①abcXYZ0123456789 .,-()¥•'),
  '䶮',
  '㛃',
  '𬱖',
  '鿏',
  '𠮷',
  '🙂',
  '\u00a0',
  '\u0010',
  '\u0004',
  '\u0001',
  '\n',
);
/** Chinese text with words, rare characters, blanks and hostile control bytes in it. */
export const anyText = fc.array(letter, { maxLength: 60 }).map((letters) => letters.join(''));

const align = fc.constantFrom('left', 'centre', 'right');
const block: fc.Arbitrary<ReceiptBlock> = fc.oneof(
  fc.record({
    kind: fc.constant('heading'),
    text: anyText,
    size: fc.constantFrom('large', 'small'),
  }),
  fc.record({ kind: fc.constant('text'), text: anyText, align, bold: fc.boolean() }),
  fc.record({ kind: fc.constant('row'), label: anyText, value: anyText, bold: fc.boolean() }),
  fc.record({
    kind: fc.constant('columns'),
    cells: fc.array(
      fc.record({
        text: anyText,
        share: fc.double({ min: 0.01, max: 5, noNaN: true }),
        align: fc.constantFrom('left', 'right'),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  fc.record({ kind: fc.constant('rule') }),
  fc.record({
    kind: fc.constant('qr'),
    data: anyText.filter((text) => text !== ''),
    caption: anyText,
  }),
  fc.record({ kind: fc.constant('feed'), lines: fc.integer({ min: 1, max: 20 }) }),
);
export const anySlip: fc.Arbitrary<ReceiptDocument> = fc.record({
  blocks: fc.array(block, { minLength: 1, maxLength: 12 }),
  cut: fc.constantFrom('partial', 'full', 'none'),
});

/** Printers of every kind, also with the smallest writes. */
export const anyProfile: fc.Arbitrary<ReceiptPrinterProfile> = fc.record({
  profile: fc.constant('any'),
  kind: fc.constant('receipt-printer'),
  title: fc.constant('any'),
  paperMm: fc.constantFrom(58, 80),
  encoding: fc.constantFrom('gb18030', 'gbk'),
  qr: fc.constantFrom('native', 'raster'),
  cut: fc.constantFrom('feed-and-partial', 'feed-and-full', 'none'),
  completion: fc.constantFrom('process-id', 'gs-r', 'none'),
  statusMap: fc.constant('epson'),
  rareCharacters: fc.constantFrom('user-defined', 'raster', 'substitute'),
  chunkBytes: fc.constantFrom(128, 256, 512, 1024, 4096),
  timeoutsMs: fc.constant({ status: 400, completion: 5000 }),
});
