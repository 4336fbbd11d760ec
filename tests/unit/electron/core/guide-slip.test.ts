import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ServiceItem, serviceItemSchema } from '../../../../electron/contract/catalogue.ts';
import { receiptDocumentSchema } from '../../../../electron/contract/receipt.ts';
import type { SlipContent } from '../../../../electron/core/effects.ts';
import { composeSlip } from '../../../../electron/core/receipts.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { CARD, CONTEXT, FILING } from './station-fixture.ts';

const shipped = (id: string): ServiceItem =>
  serviceItemSchema.parse(JSON.parse(readFileSync(projectPath(`resources/services/${id}.json`), 'utf8')));
const WORKER = shipped('offsite-worker-filing');
const HARDSHIP = shipped('aid-hardship');

const stamp = { receiptNumber: 'R-1', printedAt: Date.UTC(2026, 10, 22, 2), journalHead: 'deadbeef' };

/** The lines of a paper as they are read, rows as `label value`. */
function lines(content: Partial<SlipContent> & Pick<SlipContent, 'service'>): string[] {
  const whole: SlipContent = { entryName: '备案', card: CARD, answers: new Map(), ...content };
  const paper = composeSlip(CONTEXT, whole, stamp);
  receiptDocumentSchema.parse(paper);
  return paper.blocks.flatMap((block) => {
    if (block.kind === 'row') return [`${block.label} ${block.value}`];
    return block.kind === 'text' || block.kind === 'heading' ? [block.text] : [];
  });
}

describe('the guide on paper', () => {
  const paper = lines({ service: WORKER, of: 'guide' });

  it('has the six fields under their names, and says which are not known', () => {
    expect(paper[0]).toBe('办事指南');
    const at = (name: string): string | undefined => paper[paper.indexOf(name) + 1];
    expect(at('事项名称')).toBe('常驻异地工作人员备案');
    expect(at('事项编码')).toBe('还不清楚，请问工作人员。');
    expect(at('办理时限')).toBe('即时办结');
    for (const name of ['办理材料', '办理环节', '服务标准']) expect(at(name)).toBeTruthy();
    expect(paper).toContain('以当地医保部门的规定为准。');
  });

  it('says nothing of whoever asked for it', () => {
    for (const secret of [CARD.name, `${CARD.name.slice(0, 1)}*`, CARD.number.slice(-4), '姓名'])
      expect(paper.join(' ')).not.toContain(secret);
  });
});

describe('the one-time notice', () => {
  it('has everything the notice says and every paper that any way may ask for, with its condition', () => {
    const paper = lines({ service: WORKER, of: 'notice' });
    expect(paper[0]).toBe('一次性告知单');
    for (const line of [
      '1. 在外地做工半年以上。',
      '4. 办这件事不收费。',
      '要带的材料',
      '1. 派工的信（证明选“单位派工的信”才要）',
      '2. 劳动合同（证明选“劳动合同”才要）',
      '3. 居住证（证明选“居住证”才要）',
      '办理时限 即时办结',
      '要准备的都在这张单子上。',
    ])
      expect(paper).toContain(line);
  });

  it('says what may come later and what only need be brought where there is any', () => {
    const paper = lines({ service: HARDSHIP, of: 'notice' });
    expect(paper).toContain('1. 户口本（可以以后补）');
    expect(paper).toContain('2. 诊断证明');
    expect(paper).toContain('4. 收入的证明（有就带，可以以后补）');
    expect(paper).toContain('办理时限 还不清楚，请问工作人员。');
  });

  it('names the resident in masked form alone', () => {
    const paper = lines({ service: WORKER, of: 'notice' }).join(' ');
    expect(paper).toContain('姓名 测**');
    for (const secret of [CARD.number, CARD.name, CARD.address]) expect(paper).not.toContain(secret);
  });

  it('is flagged from the second time on, and not before', () => {
    const flagged = (noticeTimes?: number) =>
      lines({ service: FILING, of: 'notice', ...(noticeTimes === undefined ? {} : { noticeTimes }) })
        .join(' ')
        .includes('次告知');
    expect([flagged(), flagged(1), flagged(2), flagged(3)]).toEqual([false, false, true, true]);
    expect(lines({ service: FILING, of: 'notice', noticeTimes: 2 })).toContain('第2次告知');
  });

  it('leaves the list of papers out where a service asks for none', () => {
    expect(lines({ service: FILING, of: 'notice' })).not.toContain('要带的材料');
  });
});
