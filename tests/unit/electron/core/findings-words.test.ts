import { describe, expect, it } from 'vitest';
import type { Employer, Findings, Rights } from '../../../../electron/contract/enquiry.ts';
import type { SlipContent } from '../../../../electron/core/effects.ts';
import { findingsInWords, findingsOnPaper } from '../../../../electron/core/findings-words.ts';
import { CARD, CONTEXT, QUERY } from './station-fixture.ts';

const { catalogue } = CONTEXT;
const shown = (findings: Findings) => findingsInWords(catalogue, findings);
const rights = (more: Partial<Rights>) => shown({ of: 'rights', rights: { contributions: [], ...more } });
const paid = (year: string) => ({ year, insuranceType: '390', own: 40_000, subsidy: 70_000 });
const treated = (from: string) => ({ from, kind: '21', total: 100_05, fund: 60_00, own: 40_05 });

describe('rights in words', () => {
  it('have the newest payment first', () => {
    const headings = rights({ contributions: ['2024', '2026', '2025'].map(paid) }).map(
      ({ heading }) => heading,
    );
    expect(headings).toEqual(['2026年的保费', '2025年的保费', '2024年的保费']);
  });

  it('say so where nothing was paid, and nothing of treatments that were not asked for', () => {
    expect(rights({})).toEqual([{ heading: '没有查到缴费', rows: [] }]);
  });

  it('tell what a treatment cost and who paid', () => {
    const [, part] = rights({ benefits: [treated('2026-03-02')] });
    expect(part).toEqual({
      heading: '2026年3月2日看病',
      rows: [
        { label: '看病类别', shown: '代号21' },
        { label: '一共花了', shown: '100.05元' },
        { label: '医保付了', shown: '60.00元' },
        { label: '自己付了', shown: '40.05元' },
      ],
    });
  });

  it('say that nothing was reimbursed where that was asked for', () => {
    expect(rights({ benefits: [] }).at(-1)).toEqual({ heading: '没有查到报销', rows: [] });
  });
});

const EMPLOYER: Employer = {
  name: '示例县示例农机修配厂',
  creditCode: '91350100M000100Y43',
  standing: 'normal',
  insuredPlace: '341721',
  insurances: ['310', '390'],
  insured: 23,
};

describe('an employer in words', () => {
  it('has its standing, insurances and how many are insured', () => {
    expect(shown({ of: 'employer', employer: EMPLOYER })).toEqual([
      {
        heading: EMPLOYER.name,
        rows: [
          { label: '参保状态', shown: '正常参保' },
          { label: '参保地', shown: '东至县' },
          { label: '险种', shown: '代号310' },
          { label: '险种', shown: '城乡居民医保' },
          { label: '参保人数', shown: '23人' },
        ],
      },
    ]);
  });

  it('has the last paid month where the platform knows it', () => {
    const [part] = shown({ of: 'employer', employer: { ...EMPLOYER, paidUntil: '2026-09' } });
    expect(part?.rows.at(-1)).toEqual({ label: '交到哪月', shown: '2026年9月' });
  });
});

describe('findings on paper', () => {
  const content = (origin: 'upstream' | 'cache'): SlipContent => ({
    service: QUERY,
    entryName: '权益记录',
    card: CARD,
    answers: new Map(),
    enquiry: {
      key: 'k',
      shown: {
        state: 'found',
        findings: { of: 'rights', rights: { contributions: [paid('2026')] } },
        origin:
          origin === 'upstream' ? { from: 'upstream' } : { from: 'cache', keptAt: Date.UTC(2026, 10, 20) },
      },
    },
  });

  it('stand under their headings', () => {
    const blocks = findingsOnPaper(catalogue, content('upstream'));
    expect(blocks[1]).toEqual({ kind: 'text', text: '2026年的保费', bold: true });
    expect(blocks).toContainEqual({ kind: 'row', label: '政府补的', value: '700.00元' });
  });

  it('say from which day they are where they were kept', () => {
    const last = findingsOnPaper(catalogue, content('cache')).at(-1);
    expect(last).toEqual({ kind: 'text', text: '上面是2026年11月20日的记录。打印时没有联网。' });
  });

  it('are none where nothing was found', () => {
    const { enquiry: _none, ...rest } = content('upstream');
    expect(findingsOnPaper(catalogue, rest)).toEqual([]);
  });
});
