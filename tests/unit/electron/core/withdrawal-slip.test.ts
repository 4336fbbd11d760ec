import { describe, expect, it } from 'vitest';
import type { SlipContent } from '../../../../electron/core/effects.ts';
import { composeSlip } from '../../../../electron/core/receipts.ts';
import { withdrawalOnPaper } from '../../../../electron/core/withdrawal-slip.ts';
import { CARD, CONTEXT, FILING } from './station-fixture.ts';

const AT = Date.UTC(2026, 10, 22, 2);
const content = (outcome: NonNullable<SlipContent['withdrawal']>['outcome']): SlipContent => ({
  of: 'withdrawal',
  withdrawal: { receiptNumber: 'R1', outcome, at: AT },
  service: FILING,
  entryName: '办备案',
  card: CARD,
  answers: new Map(),
});
const STAMP = { receiptNumber: 'R1', printedAt: AT, journalHead: 'abcd0123' };

describe('撤回单', () => {
  it.each([
    ['taken-out', '已撤回，没有上传'],
    ['withdrawn', '已撤回'],
    ['to-upload', '已收到，等上传'],
    ['sending', '已收到，等上传'],
  ] as const)('%s: %s', (outcome, words) => {
    expect(withdrawalOnPaper(content(outcome))).toContainEqual(
      expect.objectContaining({ label: '撤回情况', value: words }),
    );
  });

  it('of what was refused says nothing, nor where nothing was withdrawn', () => {
    expect(withdrawalOnPaper(content('refused'))).toEqual([]);
    const { withdrawal: _none, ...without } = content('withdrawn');
    expect(withdrawalOnPaper(without)).toEqual([]);
  });

  it('has the number, the matter and the person masked, and nothing of the answers', () => {
    const { blocks } = composeSlip(CONTEXT, content('withdrawn'), STAMP);
    const text = JSON.stringify(blocks);
    for (const word of ['撤回单', 'R1', '办备案', '2026年11月22日本人撤回', CARD.number.slice(-4)])
      expect(text).toContain(word);
    for (const secret of [CARD.number, CARD.name]) expect(text).not.toContain(secret);
  });
});
