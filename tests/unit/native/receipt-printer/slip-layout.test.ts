import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReceiptBlock } from '../../../../electron/contract/receipt.ts';
import { cellsOf } from '../../../../native/receipt-printer/chinese-text.ts';
import { CELLS_OF_PAPER, layOutSlip, type SlipLine } from '../../../../native/receipt-printer/slip-layout.ts';
import { anySlip } from './arbitrary-slips.ts';

const lay = (...blocks: ReceiptBlock[]): SlipLine[] => layOutSlip({ blocks, cut: 'partial' }, 80, 0);
const texts = (lines: readonly SlipLine[]): string[] =>
  lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));

describe('blocks', () => {
  test('headings are centred, large ones double both ways and bold', () => {
    expect(lay({ kind: 'heading', text: '参保凭证', size: 'large' })).toEqual([
      { kind: 'text', text: '参保凭证', align: 'centre', bold: true, wide: 2, high: 2 },
    ]);
    expect(lay({ kind: 'heading', text: '累计', size: 'small' })).toEqual([
      { kind: 'text', text: '累计', align: 'centre', bold: false, wide: 1, high: 2 },
    ]);
  });

  test('a long large heading wraps at half the cells', () => {
    expect(texts(lay({ kind: 'heading', text: '一'.repeat(13), size: 'large' }))).toEqual([
      '一'.repeat(12),
      '一',
    ]);
  });

  test('a row fills the line', () => {
    const [line] = texts(lay({ kind: 'row', label: '参保地', value: '东至县' }));
    expect(line).toBe(`参保地${' '.repeat(36)}东至县`);
  });

  test('a value too long stands right-aligned on lines of its own', () => {
    const lines = lay({ kind: 'row', label: '地址', value: '镇'.repeat(30), bold: true });
    expect(lines).toMatchObject([
      { text: '地址', align: 'left', bold: true },
      { text: '镇'.repeat(24), align: 'right', bold: true },
      { text: '镇'.repeat(6), align: 'right', bold: true },
    ]);
  });

  test('label and value that would touch are parted', () => {
    expect(texts(lay({ kind: 'row', label: '甲'.repeat(20), value: '乙'.repeat(4) }))).toHaveLength(2);
    expect(texts(lay({ kind: 'row', label: '甲'.repeat(20), value: `${'乙'.repeat(3)}1` }))).toHaveLength(1);
  });

  test('a row without a value has no trailing blanks', () => {
    expect(texts(lay({ kind: 'row', label: '备注', value: '' }))).toEqual(['备注']);
  });

  test('rows of one table stand under each other, amounts whole', () => {
    const row = (name: string, amount: string): ReceiptBlock => ({
      kind: 'columns',
      cells: [
        { text: name, share: 3 },
        { text: amount, share: 1, align: 'right' },
      ],
    });
    const lines = texts(
      layOutSlip({ blocks: [row('项目', '金额'), row('住院', '123456.78')], cut: 'none' }, 58, 0),
    );
    expect(lines.map(cellsOf)).toEqual([32, 32]);
    expect(lines[1]).toContain('123456.78');
  });

  test('a rule goes from edge to edge', () => {
    expect(texts(lay({ kind: 'rule' }))).toEqual(['─'.repeat(24)]);
  });

  test('a line break is a paragraph, an empty one a blank line', () => {
    expect(texts(lay({ kind: 'text', text: '一\r\n\n二' }))).toEqual(['一', '', '二']);
  });

  test('keeps ink as it is, with its words under it', () => {
    expect(lay({ kind: 'ink', strokes: [[1, 2, 3, 4]], caption: '签字' })).toMatchObject([
      { kind: 'ink', strokes: [[1, 2, 3, 4]] },
      { kind: 'text', text: '签字', align: 'centre' },
    ]);
    expect(lay({ kind: 'ink', caption: '指印' })[0]).toEqual({ kind: 'ink' });
  });

  test('a QR code keeps its data as it is and its words under it', () => {
    expect(lay({ kind: 'qr', data: 'a¥', caption: '扫码' })).toMatchObject([
      { kind: 'qr', data: 'a¥' },
      { kind: 'text', text: '扫码', align: 'centre' },
    ]);
  });
});

test('a duplicate says so first', () => {
  const lines = layOutSlip({ blocks: [{ kind: 'text', text: '正文' }], cut: 'partial' }, 58, 3);
  expect(texts(lines)).toEqual(['补打 第3次', '正文']);
});

test('no line is ever wider than the paper', () => {
  fc.assert(
    fc.property(anySlip, fc.constantFrom(58, 80), fc.nat(12), (document, paperMm, duplicate) => {
      for (const line of layOutSlip(document, paperMm, duplicate)) {
        if (line.kind !== 'text') continue;
        expect(cellsOf(line.text) * line.wide).toBeLessThanOrEqual(CELLS_OF_PAPER[paperMm]);
        expect(line.text).not.toMatch(/\p{Cc}/u);
      }
    }),
  );
});
