import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReceiptBlock } from '../../../../electron/contract/receipt.ts';
import { sheetParts } from '../../../../electron/documents/sheet-blocks.ts';

const parts = (...blocks: ReceiptBlock[]) => sheetParts({ blocks, cut: 'none' });
const row = (label: string): ReceiptBlock => ({ kind: 'row', label, value: `${label}的值` });
const columns = (...texts: string[]): ReceiptBlock => ({
  kind: 'columns',
  cells: texts.map((text) => ({ text, share: 1 })),
});

describe('rows', () => {
  it('that follow each other are one list, until a rule', () => {
    const found = parts(row('a'), row('b'), { kind: 'rule' }, row('c'));
    expect(found.map((part) => (part.part === 'fields' ? part.rows.length : 0))).toEqual([2, 1]);
  });

  it('keep their weight', () => {
    expect(parts({ kind: 'row', label: 'a', value: 'b', bold: true })).toEqual([
      { part: 'fields', rows: [{ label: 'a', value: 'b', bold: true }] },
    ]);
  });
});

describe('columns', () => {
  it('of the same shares are one table, of others another', () => {
    const other: ReceiptBlock = { kind: 'columns', cells: [{ text: 'x', share: 2 }] };
    const found = parts(columns('a', 'b'), columns('c', 'd'), other);
    expect(found).toMatchObject([
      {
        part: 'table',
        rows: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
      { part: 'table', rows: [['x']] },
    ]);
  });
});

describe('ink', () => {
  const box = (caption: string): ReceiptBlock => ({ kind: 'ink', caption });

  it('stands side by side, three at most, until a rule', () => {
    const signature: ReceiptBlock = { kind: 'ink', strokes: [[1, 2, 3, 4]], caption: 'a' };
    const found = parts(signature, box('b'), box('c'), box('d'), { kind: 'rule' }, box('e'));
    expect(found).toEqual([
      {
        part: 'ink',
        boxes: [{ strokes: [[1, 2, 3, 4]], caption: 'a' }, { caption: 'b' }, { caption: 'c' }],
      },
      { part: 'ink', boxes: [{ caption: 'd' }] },
      { part: 'ink', boxes: [{ caption: 'e' }] },
    ]);
  });
});

describe('anything', () => {
  const text = fc.string({ minLength: 1, maxLength: 12 });
  const block: fc.Arbitrary<ReceiptBlock> = fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), text, size: fc.constantFrom('large', 'small') }),
    fc.record({ kind: fc.constant('text' as const), text }),
    fc.record({ kind: fc.constant('row' as const), label: text, value: text }),
    fc.record({
      kind: fc.constant('columns' as const),
      cells: fc.array(fc.record({ text, share: fc.integer({ min: 1, max: 3 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    fc.record({ kind: fc.constant('qr' as const), data: text, caption: text }),
    fc.record({ kind: fc.constant('ink' as const), caption: text }),
    fc.record({
      kind: fc.constant('ink' as const),
      strokes: fc.constant<number[][]>([[1, 2, 3, 4]]),
      caption: text,
    }),
    fc.record({ kind: fc.constant('rule' as const) }),
    fc.record({ kind: fc.constant('feed' as const), lines: fc.integer({ min: 1, max: 20 }) }),
  );

  const stringsIn = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) =>
            ['part', 'kind', 'size', 'align'].includes(key) ? [] : stringsIn(inner),
          )
        : [];

  it('loses no word and changes no order', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
        const found = stringsIn(sheetParts({ blocks, cut: 'none' })).filter((word) => word !== 'left');
        expect(found).toEqual(stringsIn(blocks));
      }),
    );
  });
});
