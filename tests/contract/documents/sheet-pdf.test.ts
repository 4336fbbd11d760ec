import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReceiptBlock } from '../../../electron/contract/receipt.ts';
import { fontReader } from '../../../electron/documents/sheet-fonts.ts';
import { renderSheet, type SheetOptions } from '../../../electron/documents/sheet-pdf.ts';
import { isInstalled, pdfTools } from '../../../scripts/debian-packages.ts';

const font = fontReader(join(import.meta.dirname, '../../../resources/fonts'));
const options: SheetOptions = { duplicate: 0, madeAt: Date.UTC(2026, 10, 22, 2), font };
const rendered = (blocks: ReceiptBlock[], changes: Partial<SheetOptions> = {}) =>
  renderSheet({ blocks, cut: 'none' }, { ...options, ...changes });
const paragraph = (text: string): ReceiptBlock => ({ kind: 'text', text });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheet-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a reader of PDFs finds on the pages, without spaces and line ends. */
function words(pdf: Uint8Array): string {
  const file = join(folder, 'sheet.pdf');
  writeFileSync(file, pdf);
  const { stdout, status } = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('pdftotext failed');
  return stdout.replaceAll(/\s/g, '');
}

const pagesIn = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length ?? 0;

describe('a sheet', () => {
  test('is a PDF, the same bytes for the same document, and says nothing of anybody in its properties', async () => {
    const blocks: ReceiptBlock[] = [
      { kind: 'heading', text: '参保凭证', size: 'large' },
      { kind: 'row', label: '姓名', value: '测试甲' },
    ];
    const started = performance.now();
    const pdf = await rendered(blocks);
    const took = performance.now() - started;
    process.stdout.write(`sheet: ${(pdf.length / 1000).toFixed(0)} kB in ${took.toFixed(0)} ms\n`);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(await rendered(blocks)).toEqual(pdf);
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/Title|\/Author|\/Subject/);
  });

  test('grows by pages, and repeats the head of a table on each', async () => {
    const line = (year: number): ReceiptBlock => ({
      kind: 'columns',
      cells: [
        { text: String(year), share: 1 },
        { text: '城乡居民基本医疗保险统筹基金支付累计', share: 3 },
      ],
    });
    const head: ReceiptBlock = {
      kind: 'columns',
      cells: [
        { text: '年度表头', share: 1 },
        { text: '项目', share: 3 },
      ],
    };
    const pdf = await rendered([head, ...Array.from({ length: 80 }, (_, index) => line(1900 + index))]);
    const pages = pagesIn(pdf);
    expect(pages).toBeGreaterThan(2);
    if (!isInstalled(pdfTools)) return;
    expect(words(pdf).split('年度表头').length - 1).toBe(pages);
    expect(words(pdf)).toContain(`第${pages}页共${pages}页`);
  });

  test('is followed by the papers that belong to it, each on a page of its own, numbered through', async () => {
    const paper = (text: string) => ({ blocks: [paragraph(text)], cut: 'none' as const });
    const pdf = await rendered([paragraph('一')], { mark: '样张', after: [paper('二'), paper('三')] });
    expect(pagesIn(pdf)).toBe(3);
    if (!isInstalled(pdfTools)) return;
    expect(words(pdf)).toMatch(/一第1页共3页.*二第2页共3页.*三第3页共3页/);
    expect(words(pdf).match(/样张/g)).toHaveLength(3);
  });

  test('says that it was printed before', async () => {
    if (!isInstalled(pdfTools)) return;
    expect(words(await rendered([paragraph('一')], { duplicate: 2 }))).toContain('补打第2次');
    expect(words(await rendered([paragraph('一')]))).not.toContain('补打');
  });
});

/** Twelve sheets through a program of their own each take some 6 s where nothing else runs. */
const TIME_LIMIT = 60_000;

describe.skipIf(!isInstalled(pdfTools))('the words of a sheet', { timeout: TIME_LIMIT }, () => {
  test('are all found again, rare names too; what no font has is shown by its sign', async () => {
    const name = '䶮㛃𬱖鿏·欧阳娜娜';
    const pdf = await rendered([{ kind: 'row', label: '姓名', value: `${name}𪚥` }]);
    expect(words(pdf)).toContain(`${name}〓`);
  });

  test('are told when no font has them, by their number', async () => {
    const told: number[] = [];
    const onUnknownCharacters = (count: number): void => void told.push(count);
    await renderSheet(
      { blocks: [paragraph('甲𪚥乙𪚥丙𪛖')], cut: 'none' },
      { duplicate: 0, madeAt: 0, font, onUnknownCharacters },
    );
    await renderSheet(
      { blocks: [paragraph('37.5℃ №3 αβ Ⅲ ㈠ ⑴ ⒈')], cut: 'none' },
      { duplicate: 0, madeAt: 0, font, onUnknownCharacters },
    );
    expect(told).toEqual([2]);
  });

  test('are not lost whatever they are', async () => {
    const han = fc.string({
      unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
      minLength: 1,
      maxLength: 60,
    });
    const block: fc.Arbitrary<ReceiptBlock> = fc.oneof(
      han.map(paragraph),
      fc.record({ kind: fc.constant('row' as const), label: fc.constant('项目'), value: han }),
      fc.record({ kind: fc.constant('heading' as const), text: han, size: fc.constant('small' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (blocks) => {
        const found = words(await rendered(blocks));
        for (const wanted of blocks)
          expect(found).toContain(wanted.kind === 'row' ? wanted.value : 'text' in wanted ? wanted.text : '');
      }),
      { numRuns: 12 },
    );
  });
});
