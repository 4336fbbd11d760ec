import { describe, expect, it } from 'vitest';
import { stepId } from '../../../../electron/contract/ids.ts';
import { type ReceiptDocument, receiptDocumentSchema } from '../../../../electron/contract/receipt.ts';
import type { SlipContent } from '../../../../electron/core/effects.ts';
import { composeSlip } from '../../../../electron/core/receipts.ts';
import { CARD, CERTIFICATE, CONTEXT, FILING, QUERY, RECORD } from './station-fixture.ts';

const stamp = {
  receiptNumber: 'T-01-20261122-0001',
  printedAt: Date.UTC(2026, 10, 22, 2),
  journalHead: 'deadbeef',
};
const answers = new Map([
  [stepId('city'), '340100'],
  [stepId('from'), '2026-12-01'],
  [stepId('phone'), '13800138000'],
]);
const query: SlipContent = {
  service: QUERY,
  entryName: '参保查询',
  card: CARD,
  record: RECORD,
  origin: { from: 'upstream' },
  answers: new Map(),
};
const filing: SlipContent = {
  service: FILING,
  entryName: '异地备案',
  card: CARD,
  record: RECORD,
  answers,
  result: { outcome: 'to-upload', receiptNumber: stamp.receiptNumber },
};

function rows(document: ReceiptDocument): Record<string, string> {
  return Object.fromEntries(
    document.blocks.flatMap((block) => (block.kind === 'row' ? [[block.label, block.value]] : [])),
  );
}

describe('a slip', () => {
  it('carries person, covers and sums of a query, masked', () => {
    const slip = composeSlip(CONTEXT, query, stamp);
    receiptDocumentSchema.parse(slip);
    expect(rows(slip)).toMatchObject({
      回执编号: stamp.receiptNumber,
      办理时间: '2026-11-22 10:00',
      姓名: '测**',
      证件号码: '**************002X',
      咨询电话: '0566-0000000',
    });
    const text = JSON.stringify(slip);
    for (const word of ['城乡居民医保', '正常参保', '东至县', '1234.50元', '代号310', '终止参保'])
      expect(text).toContain(word);
  });

  it('never carries the whole number, the whole name or the phone', () => {
    for (const content of [query, filing, { ...filing, service: CERTIFICATE }]) {
      const text = JSON.stringify(composeSlip(CONTEXT, content, stamp));
      for (const secret of [CARD.number, CARD.name, CARD.address, '13800138000', '138 0013 8000'])
        expect(text).not.toContain(secret);
    }
  });

  it('carries the day it is promised by, and that holidays may move it', () => {
    const promised = { by: '2027-01-04', limit: 'latest' as const, holidaysUnknown: true };
    const result = { outcome: 'sent' as const, receiptNumber: 'R', promised };
    const slip = composeSlip(CONTEXT, { ...filing, result }, stamp);
    expect(rows(slip).最晚办好).toBe('2027年1月4日');
    expect(JSON.stringify(slip)).toContain('要是放假，会再晚几天。');
    const usual = { ...result, promised: { by: '2026-12-04', limit: 'about' as const } };
    const plain = composeSlip(CONTEXT, { ...filing, result: usual }, stamp);
    expect(rows(plain).大约办好).toBe('2026年12月4日');
    expect(JSON.stringify(plain)).not.toContain('要是放假');
    const refused = composeSlip(CONTEXT, { ...filing, result: { ...result, outcome: 'refused' } }, stamp);
    expect(rows(refused)).not.toHaveProperty('最晚办好');
  });

  it('says 待上传 until the platform has the case', () => {
    expect(rows(composeSlip(CONTEXT, filing, stamp)).办理情况).toBe('待上传');
    const sent: SlipContent = { ...filing, result: { outcome: 'sent', receiptNumber: 'R' } };
    expect(rows(composeSlip(CONTEXT, sent, stamp)).办理情况).toBe('已提交');
  });

  it('tells the age of a record that came from the cache', () => {
    const kept: SlipContent = { ...query, origin: { from: 'cache', keptAt: Date.UTC(2026, 10, 20) } };
    expect(JSON.stringify(composeSlip(CONTEXT, kept, stamp))).toContain('上面是2026年11月20日的记录');
  });

  it('marks a certificate as a sample, says what comes next and stays a slip without a record', () => {
    const { record: _record, ...bare } = query;
    const slip = composeSlip(CONTEXT, { ...bare, service: CERTIFICATE }, stamp);
    const text = JSON.stringify(slip);
    for (const words of ['样张', '1. 三个月内到新地方参保。', '请妥善保管。']) expect(text).toContain(words);
  });
});
