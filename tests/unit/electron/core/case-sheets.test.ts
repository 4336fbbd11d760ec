import { describe, expect, it } from 'vitest';
import { attendantId } from '../../../../electron/contract/attendant.ts';
import type { ServiceItem } from '../../../../electron/contract/catalogue.ts';
import { deviceId } from '../../../../electron/contract/ids.ts';
import { type ReceiptBlock, receiptDocumentSchema } from '../../../../electron/contract/receipt.ts';
import type { AssistRecord } from '../../../../electron/core/assist-record.ts';
import { caseSheets, hasCaseSheets, isUnconfirmed } from '../../../../electron/core/case-sheets.ts';
import type { SlipContent } from '../../../../electron/core/effects.ts';
import { slipCodeOf } from '../../../../electron/core/slip-check.ts';
import { printContent } from '../../../../electron/core/slips.ts';
import { ASSISTED, MANDATE, RELATIVE_CARD, WANG_CARD } from './assist-fixture.ts';
import { CARD, CERTIFICATE, FILING, PRINTER, QUERY, StationUnderTest } from './station-fixture.ts';

const stamp = {
  receiptNumber: 'T-01-20261122-0001',
  printedAt: Date.UTC(2026, 10, 22, 2),
  journalHead: 'deadbeef',
};
const sent = { outcome: 'sent', receiptNumber: stamp.receiptNumber } as const;
const signature: SlipContent['signature'] = { by: 'hand', strokes: [[10, 20, 300, 40]] };
const content: SlipContent = {
  service: FILING,
  entryName: '异地备案',
  card: CARD,
  answers: new Map(),
  result: sent,
  signature,
};
const agent: NonNullable<AssistRecord['agent']> = {
  by: 'relative',
  card: RELATIVE_CARD,
  relation: { code: 'child', words: '儿女' },
  authority: { service: MANDATE.id, version: 1 },
  signature: { by: 'thumb' },
};
const attendant = { id: attendantId('wang-1'), name: '示例工' };
const assisted = (by: Partial<typeof agent> = {}): SlipContent => ({
  ...content,
  assist: { mode: 'on-behalf', attendant, agent: { ...agent, ...by } },
});

const sheetsOf = (of: SlipContent) =>
  caseSheets(ASSISTED, of, stamp).map((sheet) => receiptDocumentSchema.parse(sheet).blocks);
const rowsOf = (blocks: readonly ReceiptBlock[] = []): Record<string, string> =>
  Object.fromEntries(
    blocks.flatMap((block) => (block.kind === 'row' ? [[block.label, block.value] as const] : [])),
  );
const textsOf = (blocks: readonly ReceiptBlock[] = []): string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
const titleOf = ([first]: readonly ReceiptBlock[]): string => (first?.kind === 'heading' ? first.text : '');
const inkOf = (blocks: readonly ReceiptBlock[] = []) => blocks.filter(({ kind }) => kind === 'ink');

describe('the commitment of a case on paper', () => {
  it('says who agreed to what, when, over the signature and the box for a thumb', () => {
    const [sheet, ...others] = sheetsOf(content);
    expect(others).toEqual([]);
    expect(titleOf(sheet!)).toBe('告知承诺书');
    expect(rowsOf(sheet)).toEqual({
      签字日期: '2026年11月22日',
      办理的事: '异地备案',
      承诺人: '测**',
      证件号码: '**************002X',
    });
    expect(textsOf(sheet)).toContain('1. 我说的都是真的。');
    expect(inkOf(sheet)).toEqual([
      { kind: 'ink', strokes: [[10, 20, 300, 40]], caption: '承诺人签字' },
      { kind: 'ink', caption: '按指印处' },
    ]);
  });

  it('leaves the box alone where nobody wrote', () => {
    for (const given of [{ by: 'thumb' as const }, undefined]) {
      const { signature: _written, ...bare } = content;
      const [sheet] = sheetsOf(given === undefined ? bare : { ...bare, signature: given });
      expect(inkOf(sheet)).toEqual([{ kind: 'ink', caption: '按指印处' }]);
    }
  });

  it('carries a code that the terminal knows again when it is scanned', () => {
    const [sheet] = sheetsOf(content);
    const code = sheet?.find((block) => block.kind === 'qr');
    expect(slipCodeOf(code?.kind === 'qr' ? code.data : '')).toEqual({
      terminal: ASSISTED.site.terminal,
      receiptNumber: stamp.receiptNumber,
      journalHead: stamp.journalHead,
    });
    expect(code).toMatchObject({ caption: '编号T-01-20261122-0001，核对码deadbeef' });
  });

  it('has only what the way of these answers agreed to', () => {
    const [first] = FILING.journey.filter(({ step }) => step === 'question');
    const when = { step: first!.id, is: ['none'] };
    const journey = FILING.journey.map((step) => (step.step === 'commitment' ? { ...step, when } : step));
    const service: ServiceItem = { ...FILING, journey };
    expect(sheetsOf({ ...content, service, answers: new Map([[first!.id, 'card']]) })).toEqual([]);
    expect(sheetsOf({ ...content, service, answers: new Map([[first!.id, 'none']]) })).toHaveLength(1);
  });
});

describe('the authority to act for somebody on paper', () => {
  it('names both, what the agent promised, and leaves a box for the person', () => {
    const [, sheet] = sheetsOf(assisted());
    expect(titleOf(sheet!)).toBe('委托书');
    expect(rowsOf(sheet)).toMatchObject({
      委托人: '测**，证件号码**************002X',
      代办人: '示**，证件号码**************9958',
      和本人的关系: '儿女',
    });
    const promised = MANDATE.journey.flatMap((step) => (step.step === 'commitment' ? step.lines : []));
    expect(textsOf(sheet)).toEqual(
      expect.arrayContaining(promised.map((line, index) => `${index + 1}. ${line}`)),
    );
    expect(inkOf(sheet).at(-1)).toEqual({ kind: 'ink', caption: '委托人签字或按指印' });
  });

  it('says under the commitment that the agent signed it', () => {
    const [sheet] = sheetsOf(assisted());
    expect(inkOf(sheet)[0]).toMatchObject({ caption: '代办人签字' });
  });

  it('names an attendant in full, without a number', () => {
    const { relation: _none, ...staff } = { ...agent, by: 'attendant' as const, card: WANG_CARD };
    const [, sheet] = sheetsOf({ ...content, assist: { mode: 'on-behalf', attendant, agent: staff } });
    expect(rowsOf(sheet).代办人).toBe('示例工（工作人员）');
  });

  it('says where the person was only named', () => {
    const card = { kind: 'stated', number: CARD.number, name: CARD.name } as const;
    const [, sheet] = sheetsOf({ ...assisted(), card });
    expect(rowsOf(sheet).本人证件).toBe('没有出示，由代办人说明');
  });

  it('carries no whole name and no whole number, as no paper does', () => {
    const text = JSON.stringify(sheetsOf(assisted()));
    for (const secret of [CARD.name, CARD.number, RELATIVE_CARD.name, RELATIVE_CARD.number])
      expect(text).not.toContain(secret);
  });
});

describe('the papers beside a receipt', () => {
  it('are those of a case that was taken, and of nothing else', () => {
    const { result: _none, ...open } = content;
    const without: SlipContent[] = [
      open,
      { ...content, of: 'guide' },
      { ...content, result: { ...sent, outcome: 'refused' } },
      { ...content, service: CERTIFICATE, result: { ...sent, outcome: 'made' } },
      { ...content, service: QUERY },
    ];
    for (const other of without) {
      expect(hasCaseSheets(other)).toBe(false);
      expect(sheetsOf(other)).toEqual([]);
    }
    expect(hasCaseSheets(content)).toBe(true);
    expect(hasCaseSheets({ ...assisted(), service: QUERY })).toBe(true);
  });

  it('are samples until the platform has the case, and where the record is of another day', () => {
    expect(isUnconfirmed(content)).toBe(false);
    for (const outcome of ['sending', 'to-upload'] as const)
      expect(isUnconfirmed({ ...content, result: { ...sent, outcome } })).toBe(true);
    expect(isUnconfirmed({ ...content, origin: { from: 'cache', keptAt: 1 } })).toBe(true);
  });

  it('go to the A4 printer where one works, and the receipt alone to the roll where none does', () => {
    const SHEETS = deviceId('document-printer-1');
    const devices = [...ASSISTED.devices, { id: SHEETS, kind: 'document-printer' } as const];
    const context = { ...ASSISTED, devices };
    const station = new StationUnderTest(context).layCard();
    const asked = () => printContent(context, station.state, station.state.visit!, content).effects;
    expect(asked()).toMatchObject([{ effect: 'printDocument', device: SHEETS }]);
    station.device({
      kind: 'deviceChanged',
      device: SHEETS,
      state: 'trouble',
      failure: 'document-printer-paper-out',
      facts: {},
    });
    expect(asked()).toMatchObject([{ effect: 'printSlip', device: PRINTER }]);
  });
});
