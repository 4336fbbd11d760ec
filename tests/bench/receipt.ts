import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import receiptline from 'receiptline';
import { receiptPrinterProfileSchema } from '../../electron/contract/device-profiles/receipt-printer.ts';
import type { ReceiptDocument } from '../../electron/contract/receipt.ts';
import { readDotGlyphs } from '../../native/receipt-printer/dot-glyphs.ts';
import { createSlipEncoder } from '../../native/receipt-printer/escpos-encoder.ts';
import { type BenchRow, median, ratePerSecond, ratioInWords } from './bench-row.ts';

const ROUNDS = 5;
const ROUND_MS = 400;
const CELLS = 48;
const TITLE = '参保信息查询结果';
const QR = 'YBK1:DZ-SL-01:DZ-SL-01-20261122-0001:deadbeef';

/** 22 Chinese lines: a title, 20 label/value rows, a closing line; then a QR code and the cut. */
const ROWS: readonly (readonly [string, string])[] = Array.from({ length: 20 }, (_, index) => [
  ['险种', '参保状态', '参保地', '参保日期', '缴费年度'][index % 5] ?? '',
  ['城乡居民基本医疗保险', '正常参保', '安徽省池州市东至县', '2020年1月1日', '2026年'][index % 5] ?? '',
]);
const CLOSING = '请妥善保管本回执，有问题请问工作人员。';

const SLIP: ReceiptDocument = {
  blocks: [
    { kind: 'heading', text: TITLE, size: 'large' },
    ...ROWS.map(([label, value]) => ({ kind: 'row' as const, label, value })),
    { kind: 'text', text: CLOSING },
    { kind: 'qr', data: QR },
  ],
  cut: 'partial',
};

const cells = (text: string): number => iconv.encode(text, 'gbk').length;

/** The same slip as somebody would write it by hand who knows every byte: nothing that is not needed. */
function handWritten(): Buffer {
  const text = (line: string): Buffer => iconv.encode(`${line}\n`, 'gb18030');
  const qr = Buffer.from(QR, 'utf8');
  const store = Buffer.from([
    0x1d,
    0x28,
    0x6b,
    (qr.length + 3) & 0xff,
    (qr.length + 3) >> 8,
    0x31,
    0x50,
    0x30,
  ]);
  return Buffer.concat([
    Buffer.from([0x1b, 0x40, 0x1c, 0x26, 0x1b, 0x61, 1, 0x1d, 0x21, 0x11, 0x1c, 0x21, 0x0c, 0x1b, 0x45, 1]),
    text(TITLE),
    Buffer.from([0x1b, 0x45, 0, 0x1d, 0x21, 0, 0x1c, 0x21, 0, 0x1b, 0x61, 0]),
    ...ROWS.map(([label, value]) => text(label + ' '.repeat(CELLS - cells(label) - cells(value)) + value)),
    text(CLOSING),
    Buffer.from([0x1b, 0x61, 1, 0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0]),
    Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, 6, 0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31]),
    store,
    qr,
    Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30, 0x1d, 0x56, 0x42, 0, 0x1d, 0x72, 1]),
  ]);
}

function thermalPrinter(): Buffer {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: 'tcp://127.0.0.1:9',
    characterSet: CharacterSet.CHINA,
    width: CELLS,
  });
  printer.alignCenter();
  printer.setTextDoubleHeight();
  printer.setTextDoubleWidth();
  printer.bold(true);
  printer.println(TITLE);
  printer.bold(false);
  printer.setTextNormal();
  printer.alignLeft();
  for (const [label, value] of ROWS) printer.leftRight(label, value);
  printer.println(CLOSING);
  printer.alignCenter();
  printer.printQR(QR, { cellSize: 6, correction: 'M', model: 2 });
  printer.partialCut();
  return printer.getBuffer();
}

function receiptLine(): Buffer {
  const document = [
    `^^^"${TITLE}"`,
    ...ROWS.map(([label, value]) => `${label} | ${value}`),
    CLOSING,
    `{code:${QR}; option:qrcode,6,M}`,
    '=',
  ].join('\n');
  return Buffer.from(
    receiptline.transform(document, { cpl: CELLS, encoding: 'gb18030', command: 'escpos', cutting: true }),
    'binary',
  );
}

/** Bytes and encode rate of one slip, ours beside a hand-written minimum and the peers that can print Chinese. */
export function run(): Promise<BenchRow[]> {
  const root = join(import.meta.dirname, '../..');
  const profile = receiptPrinterProfileSchema.parse(
    JSON.parse(readFileSync(join(root, 'resources/devices/escpos-80.json'), 'utf8')),
  );
  const glyphs = readDotGlyphs(readFileSync(join(root, 'resources/fonts/rare-24.bin')));
  const encoder = createSlipEncoder(profile, glyphs);
  const ours = (): Buffer => Buffer.concat(encoder.encode(SLIP, 0, 0).chunks);
  mustHoldTheText(ours());
  const sizes = {
    ours: ours().length,
    hand: handWritten().length,
    thermal: thermalPrinter().length,
    line: receiptLine().length,
  };
  const rates = Array.from({ length: ROUNDS }, () => ({
    ours: ratePerSecond(ROUND_MS, ours),
    hand: ratePerSecond(ROUND_MS, handWritten),
    thermal: ratePerSecond(ROUND_MS, thermalPrinter),
  }));
  const overHand = rates.map(({ ours: own, hand }) => own / hand);
  const overThermal = rates.map(({ ours: own, thermal }) => own / thermal);
  const smallestPeer = Math.min(sizes.thermal, sizes.line);
  const area = 'receipt';
  return Promise.resolve([
    row(
      area,
      'bytes, ours : hand-written minimum',
      `${(sizes.ours / sizes.hand).toFixed(3)}× (${sizes.ours} : ${sizes.hand})`,
      '≤ 1.05×',
      sizes.ours <= 1.05 * sizes.hand,
    ),
    row(
      area,
      'bytes, ours : node-thermal-printer / receiptline',
      `${sizes.ours} : ${sizes.thermal} / ${sizes.line}`,
      'fewer than both',
      sizes.ours < smallestPeer,
    ),
    row(
      area,
      'encode rate, ours : node-thermal-printer',
      ratioInWords(overThermal),
      '≥ 10×',
      median(overThermal) >= 10,
    ),
    row(
      area,
      'encode rate, ours : hand-written minimum',
      ratioInWords(overHand),
      '≥ 0.5×',
      median(overHand) >= 0.5,
    ),
  ]);
}

function row(area: string, what: string, value: string, bar: string, met: boolean): BenchRow {
  return { area, what, value, bar, met };
}

/** The answer is checked before anything is timed, by a decoder that is not ours. */
function mustHoldTheText(bytes: Buffer): void {
  const text = new TextDecoder('gb18030').decode(bytes);
  for (const wanted of [TITLE, CLOSING, ...ROWS.flat()])
    if (!text.includes(wanted)) throw new Error(`the slip lacks ${wanted}`);
}
