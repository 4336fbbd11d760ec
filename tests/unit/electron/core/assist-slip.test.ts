import { describe, expect, it } from 'vitest';
import { attendantId } from '../../../../electron/contract/attendant.ts';
import { serviceId } from '../../../../electron/contract/ids.ts';
import { receiptDocumentSchema } from '../../../../electron/contract/receipt.ts';
import type { AssistRecord } from '../../../../electron/core/assist-record.ts';
import type { SlipContent } from '../../../../electron/core/effects.ts';
import { composeSlip } from '../../../../electron/core/receipts.ts';
import { RELATIVE_CARD } from './assist-fixture.ts';
import { CARD, CONTEXT, QUERY } from './station-fixture.ts';

const stamp = { receiptNumber: 'R1', printedAt: Date.UTC(2026, 10, 22, 2), journalHead: 'deadbeef' };
const attendant = { id: attendantId('wang-1'), name: '示例工' };
const authority = { service: serviceId('act-for-somebody'), version: 1 };
const agent: AssistRecord['agent'] = {
  by: 'relative',
  card: RELATIVE_CARD,
  relation: { code: 'child', words: '儿女' },
  authority,
  signature: { by: 'hand', strokes: [[1, 2, 3, 4]] },
};

function slipOf(assist: AssistRecord | undefined, change: Partial<SlipContent> = {}) {
  const content: SlipContent = {
    service: QUERY,
    entryName: '参保查询',
    card: CARD,
    answers: new Map(),
    ...(assist === undefined ? {} : { assist }),
    ...change,
  };
  const slip = receiptDocumentSchema.parse(composeSlip(CONTEXT, content, stamp));
  const rows = slip.blocks.flatMap((block) =>
    block.kind === 'row' ? [[block.label, block.value] as const] : [],
  );
  return { rows: Object.fromEntries(rows), ink: slip.blocks.filter(({ kind }) => kind === 'ink'), slip };
}

describe('the slip of a visit that somebody else operated', () => {
  it('names the attendant who sat beside', () => {
    const { rows, ink } = slipOf({ mode: 'beside', attendant });
    expect(rows).toMatchObject({ 经办人: '示例工（带人办）' });
    expect(rows).not.toHaveProperty('代办人');
    expect(ink).toEqual([]);
  });

  it('names the relative by surname and last four, with the relation and the signature', () => {
    const { rows, ink, slip } = slipOf({ mode: 'on-behalf', attendant, agent });
    expect(rows).toMatchObject({
      经办人: '示例工（代人办）',
      代办人: '示**',
      代办人证件: '**************9958',
      和本人的关系: '儿女',
    });
    expect(ink).toEqual([{ kind: 'ink', strokes: [[1, 2, 3, 4]], caption: '代办人签字' }]);
    const text = JSON.stringify(slip);
    for (const trace of [RELATIVE_CARD.number, RELATIVE_CARD.name, CARD.number, CARD.name])
      expect(text).not.toContain(trace);
  });

  it('leaves a box for a thumb where nobody wrote', () => {
    const { ink } = slipOf({ mode: 'on-behalf', attendant, agent: { ...agent, signature: { by: 'thumb' } } });
    expect(ink).toEqual([{ kind: 'ink', caption: '代办人请在框里按指印' }]);
  });

  it('says that the attendant acted, and that the person’s card was not there', () => {
    const acted: AssistRecord = {
      mode: 'on-behalf',
      attendant,
      agent: { by: 'attendant', card: RELATIVE_CARD, authority },
    };
    const { rows } = slipOf(acted, { card: { kind: 'stated', name: CARD.name, number: CARD.number } });
    expect(rows).toMatchObject({ 代办人: '示例工（工作人员）', 本人证件: '没有出示，由代办人说明' });
    expect(rows).not.toHaveProperty('和本人的关系');
  });

  it('says nothing of operators where there was none', () => {
    expect(Object.keys(slipOf(undefined).rows)).not.toContain('经办人');
  });
});
