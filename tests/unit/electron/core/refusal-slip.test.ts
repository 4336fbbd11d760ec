import { describe, expect, it } from 'vitest';
import type { SlipContent } from '../../../../electron/core/effects.ts';
import { composeSlip } from '../../../../electron/core/receipts.ts';
import { refusalOnPaper } from '../../../../electron/core/refusal-slip.ts';
import { CLAIM, ClaimUnderTest } from './claim-fixture.ts';
import { CARD, CONTEXT, FILING } from './station-fixture.ts';

const bare: SlipContent = {
  of: 'refusal',
  service: FILING,
  entryName: '办备案',
  card: CARD,
  answers: new Map(),
  result: { outcome: 'refused', receiptNumber: 'R1', reason: '已经有效的备案' },
};
const STAMP = { receiptNumber: 'R1', printedAt: Date.UTC(2026, 10, 22, 2), journalHead: 'abcd0123' };

/** The slip of a claim with photographed papers, handed in and refused. */
function refused(): SlipContent {
  const station = new ClaimUnderTest().filled().do({ event: 'submit', service: CLAIM.id });
  const visit = station.state.visit!.id;
  station.report({ event: 'filingAccepted', visit, receiptNumber: 'R1' });
  station.report({ event: 'filingRefused', receiptNumber: 'R1', reason: '已有报销' });
  const [asked] = station.do({ event: 'printReceipt' }).taken('printSlip');
  if (asked === undefined) throw new Error('no slip');
  return asked.content;
}

describe('材料退还单', () => {
  it('says which matter, why it was not taken, and where to go', () => {
    const { blocks } = composeSlip(CONTEXT, bare, STAMP);
    const text = JSON.stringify(blocks);
    for (const word of ['材料退还单', 'R1', '办备案', '没有办成', '已经有效的备案', '到窗口问'])
      expect(text).toContain(word);
    for (const secret of [CARD.number, CARD.name]) expect(text).not.toContain(secret);
  });

  it('names every photographed paper with its pages, and that the pictures are gone', () => {
    const blocks = refusalOnPaper(refused());
    expect(blocks).toContainEqual({ kind: 'row', label: '原因', value: '已有报销' });
    expect(blocks).toContainEqual({ kind: 'row', label: '出院记录', value: '拍过2页，原件退还' });
    expect(blocks).toContainEqual({ kind: 'text', text: '拍的照片，这台机器已经删除。' });
  });

  it('says nothing of papers where none were asked for', () => {
    expect(JSON.stringify(refusalOnPaper(bare))).not.toContain('材料退还');
    expect(JSON.stringify(refusalOnPaper(bare))).not.toContain('照片');
  });
});
