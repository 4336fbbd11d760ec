import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipCodeOf, slipCodeText } from '../../../../electron/core/slip-check.ts';
import { StationUnderTest } from './station-fixture.ts';

const PAPER = { terminal: 'T-01', receiptNumber: 'T01-20261122-0007', journalHead: '9f3a61c2' };
const scan = (station: StationUnderTest, text: string) =>
  station.device({
    kind: 'codeScanned',
    device: 'code-scanner-1' as never,
    code: { text, bytes: '', encoding: 'utf-8' },
  });

describe('the code on a paper', () => {
  it('says what was put into it, and nothing else is one', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{8}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9-]{3,20}$/), hex, (receiptNumber, journalHead) => {
        const paper = { ...PAPER, receiptNumber, journalHead };
        expect(slipCodeOf(` ${slipCodeText(paper)}\r\n`)).toEqual(paper);
      }),
    );
    for (const text of [
      '',
      'YBK1:',
      slipCodeText({ ...PAPER, journalHead: 'XYZ' }),
      'https://example.com/YBK1',
    ])
      expect(slipCodeOf(text)).toBeUndefined();
  });

  it('is looked up in the journal wherever somebody stands, and begins no visit', () => {
    const station = scan(new StationUnderTest(), slipCodeText(PAPER));
    const { receiptNumber, journalHead } = PAPER;
    expect(station.taken('checkSlip')).toEqual([{ effect: 'checkSlip', receiptNumber, journalHead }]);
    expect(station.state.visit).toBeUndefined();
    expect(scan(station.layCard(), slipCodeText(PAPER)).taken('checkSlip')).toHaveLength(1);
  });

  it('passes by with the day of its making, until somebody touches the screen', () => {
    const station = new StationUnderTest();
    const madeAt = Date.UTC(2026, 10, 22, 2);
    station.report({ event: 'slipChecked', receiptNumber: PAPER.receiptNumber, madeAt });
    expect(station.status.passing).toEqual({ slip: { receiptNumber: PAPER.receiptNumber, madeAt } });
    expect(station.begin().status.passing).toBeUndefined();
  });

  it('of another terminal, or one that the journal does not have, is nobody’s here', () => {
    const other = scan(new StationUnderTest(), slipCodeText({ ...PAPER, terminal: 'T-02' }));
    expect(other.taken('checkSlip')).toEqual([]);
    expect(other.status.passing).toEqual({ failure: 'code-of-other-slip' });
    const unknown = new StationUnderTest();
    unknown.report({ event: 'slipChecked', receiptNumber: PAPER.receiptNumber });
    expect(unknown.status.passing).toEqual({ failure: 'code-of-other-slip' });
    expect(unknown.journal()).toContain('failure:code-of-other-slip');
  });
});
