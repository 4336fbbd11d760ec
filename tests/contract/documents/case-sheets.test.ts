import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attendantId } from '../../../electron/contract/attendant.ts';
import { stepId } from '../../../electron/contract/ids.ts';
import { caseSheets } from '../../../electron/core/case-sheets.ts';
import type { SlipContent } from '../../../electron/core/effects.ts';
import { composeSlip } from '../../../electron/core/receipts.ts';
import { fontReader } from '../../../electron/documents/sheet-fonts.ts';
import { renderSheet } from '../../../electron/documents/sheet-pdf.ts';
import { isInstalled, pdfTools } from '../../../scripts/debian-packages.ts';
import { ASSISTED, MANDATE, RELATIVE_CARD } from '../../unit/electron/core/assist-fixture.ts';
import { CARD, FILING } from '../../unit/electron/core/station-fixture.ts';

const font = fontReader(join(import.meta.dirname, '../../../resources/fonts'));
const stamp = { receiptNumber: 'R-1', printedAt: Date.UTC(2026, 10, 22, 2), journalHead: 'deadbeef' };
/** The first papers load the library and the fonts. */
const TIME_LIMIT = 60_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'case-sheets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is read on each page. */
function pagesOf(pdf: Uint8Array): string[] {
  const file = join(folder, 'case.pdf');
  writeFileSync(file, pdf);
  const { stdout, status } = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('pdftotext failed');
  return stdout
    .split('\f')
    .map((page) => page.replaceAll(/\s/g, ''))
    .filter((page) => page !== '');
}

const signature: SlipContent['signature'] = { by: 'hand', strokes: [[10, 20, 900, 380]] };
const content: SlipContent = {
  service: FILING,
  entryName: '异地长期居住人员备案'.repeat(6),
  card: { kind: 'stated', number: CARD.number, name: '䶮㛃𬱖鿏' },
  answers: new Map(),
  signature,
  result: { outcome: 'sent', receiptNumber: 'R-1' },
  assist: {
    mode: 'on-behalf',
    attendant: { id: attendantId('wang-1'), name: '示例工' },
    agent: {
      by: 'relative',
      card: { ...RELATIVE_CARD, name: '𬱖鿏' },
      relation: { code: 'child', words: '儿女' },
      authority: { service: MANDATE.id, version: 1 },
      signature,
    },
  },
};

async function printed(of: SlipContent): Promise<{ pages: string[]; unknown: number }> {
  let unknown = 0;
  const pdf = await renderSheet(composeSlip(ASSISTED, of, stamp), {
    duplicate: 0,
    madeAt: stamp.printedAt,
    font,
    after: caseSheets(ASSISTED, of, stamp),
    onUnknownCharacters: (count) => {
      unknown = count;
    },
  });
  return { pages: pagesOf(pdf), unknown };
}

describe.skipIf(!isInstalled(pdfTools))('the papers beside a receipt', { timeout: TIME_LIMIT }, () => {
  test('have a page each, with rare surnames and a matter of many words', async () => {
    const { pages, unknown } = await printed(content);
    const commitment = pages.filter((page) => page.includes('告知承诺书'));
    const mandate = pages.filter((page) => page.includes('委托书'));
    expect(unknown).toBe(0);
    expect([commitment, mandate].map(({ length }) => length)).toEqual([1, 1]);
    for (const page of [...commitment, ...mandate]) {
      expect(page).toContain('䶮***');
      expect(page).toContain('编号R-1，核对码deadbeef');
    }
    expect(mandate[0]).toContain('代办人𬱖*，证件号码');
    expect(pages.at(-1)).toBe(mandate[0]);
  });

  test('begin after a receipt of thirty answers, however long it is', async () => {
    const template = FILING.journey.find((step) => step.step === 'question' && step.answer.form === 'digits');
    if (template?.step !== 'question') throw new Error('the fixture asks for no digits');
    const questions = Array.from({ length: 30 }, (_, index) => ({
      ...template,
      id: stepId(`q${index}`),
      label: `第${index + 1}个问题`,
      privacy: 'plain' as const,
    }));
    const others = FILING.journey.filter(({ step }) => step !== 'question');
    const service = { ...FILING, journey: [...questions, ...others] };
    const answers = new Map(questions.map(({ id }, index) => [id, `${1000 + index}`]));
    const { pages } = await printed({ ...content, service, answers });
    const whole = pages.join('');
    for (const index of questions.keys()) expect(whole).toContain(`第${index + 1}个问题${1000 + index}`);
    expect(pages.findIndex((page) => page.includes('告知承诺书'))).toBe(pages.length - 2);
  });
});
