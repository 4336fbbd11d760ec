import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../../native/receipt-printer/chinese-text.ts';
import { createSlipEncoder } from '../../../../native/receipt-printer/escpos-encoder.ts';
import { layOutSlip } from '../../../../native/receipt-printer/slip-layout.ts';
import { testSlip } from '../../../../native/receipt-printer/test-slip.ts';
import { slipText } from '../../../simulators/receipt-printer/paper.ts';
import { VirtualPrinter, WIDTH_DOTS } from '../../../simulators/receipt-printer/virtual-printer.ts';
import { firmwareFont, glyphs, shippedProfile } from './arbitrary-slips.ts';

describe.each([58, 80] as const)('on %i mm', (paperMm) => {
  test('the ruler fills two lines to the last cell', () => {
    const cells = paperMm === 58 ? 32 : 48;
    const lines = layOutSlip(testSlip(paperMm), paperMm, 0).flatMap((line) =>
      line.kind === 'text' ? [line.text] : [],
    );
    const ruler = lines.filter((text) => /^[.\d]+$|^国+$/.test(text));
    expect(ruler.map(cellsOf)).toEqual([cells, cells]);
  });

  test('shows every class of character, the code and the cut', () => {
    const printer = new VirtualPrinter({ paperMm, font: firmwareFont, reply: () => undefined });
    const { chunks } = createSlipEncoder(shippedProfile(`escpos-${paperMm}`), glyphs).encode(
      testSlip(paperMm),
      0,
      0,
    );
    for (const chunk of chunks) printer.receive(chunk);
    const [slip] = printer.slips();
    expect(slip?.complete).toBe(true);
    expect(printer.state().unknownCommands).toEqual([]);
    const text = slipText(slip!, WIDTH_DOTS[paperMm]);
    for (const shown of ['䶮囍龘', '㛃𬱖鿏𠮷', '①②③ ℃ ￥12.50', '到此为止']) expect(text).toContain(shown);
  });
});
