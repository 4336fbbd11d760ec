import { describe, expect, it } from 'vitest';
import type { SlipContent } from '../../../../electron/core/effects.ts';
import { composeSlip } from '../../../../electron/core/receipts.ts';
import {
  CAMERALESS_CONTEXT,
  CLAIM,
  ClaimUnderTest,
  INJURY,
  PAPERS,
  PROOF_PAPER,
  RECORD_PAPER,
} from './claim-fixture.ts';
import { CARD, CONTEXT } from './station-fixture.ts';

const stamp = { receiptNumber: 'R1', printedAt: Date.UTC(2026, 10, 22, 2), journalHead: 'deadbeef' };

/** The rows of the slip that a resident gets who comes this far. */
function rowsOf(station: ClaimUnderTest): Record<string, string> {
  const attached = station.state.visit?.attached?.get(CLAIM.id);
  const content: SlipContent = {
    service: CLAIM,
    entryName: '医疗费用报销',
    card: CARD,
    answers: new Map([[INJURY, 'no']]),
    ...(attached === undefined ? {} : { attached }),
  };
  const { blocks } = composeSlip(CONTEXT, content, stamp);
  return Object.fromEntries(
    blocks.flatMap((block) => (block.kind === 'row' ? [[block.label, block.value] as const] : [])),
  );
}

describe('papers and invoices on the slip', () => {
  it('are listed with their pages, their number and what they come to', () => {
    expect(rowsOf(new ClaimUnderTest().filled())).toMatchObject({
      出院记录: '拍了2页',
      关系证明: '拍了1页',
      发票: '2张，共150.00元',
    });
  });

  it('say what is to be brought later', () => {
    const station = new ClaimUnderTest()
      .injured('no')
      .photograph(RECORD_PAPER, 1)
      .photograph(RECORD_PAPER, 2);
    station.do({ event: 'bringLater', step: PAPERS, paper: PROOF_PAPER, later: true });
    expect(rowsOf(station)).toMatchObject({ 出院记录: '拍了2页', 关系证明: '以后再补' });
  });

  it('are the list to take to the counter where nothing takes pictures', () => {
    const station = new ClaimUnderTest(CAMERALESS_CONTEXT).injured('no').proceed();
    expect(rowsOf(station)).toMatchObject({ 出院记录: '请交到窗口', 关系证明: '请交到窗口' });
    expect(rowsOf(station)).not.toHaveProperty('发票');
  });

  it('carry no number of an invoice and no hash of a page', () => {
    const said = JSON.stringify(rowsOf(new ClaimUnderTest().filled()));
    expect(said).not.toContain('00000001');
    expect(said).not.toContain('aaaa');
  });
});
