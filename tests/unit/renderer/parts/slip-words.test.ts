import { describe, expect, it } from 'vitest';
import { printStateSchema } from '../../../../electron/contract/receipt.ts';
import type { Slip } from '../../../../electron/contract/status.ts';
import { printLabel, slipNotice } from '../../../../renderer/parts/slip-words.ts';

const slip = (state: Slip['state'], change: Partial<Slip> = {}): Slip => ({
  state,
  duplicate: 0,
  paper: 'slip',
  ...change,
});

describe('the slip in words', () => {
  it.each(printStateSchema.options)('says what became of one that is %s', (state) => {
    expect(slipNotice(slip(state))?.text).toMatch(/。$/);
  });

  it('says nothing where none was asked for', () => {
    expect(slipNotice(slip('none'))).toBeUndefined();
  });

  it('says why none can be printed', () => {
    expect(slipNotice(slip('none', { failure: 'no-printer-configured' }))?.text).toContain('没有打印机');
  });

  it('names the cause and the remedy of an interrupted one', () => {
    const notice = slipNotice(slip('interrupted', { failure: 'printer-paper-out' }));
    expect(notice).toEqual({ text: '打印停了。打印纸用完了。请叫工作人员加纸。', tone: 'trouble' });
  });

  it('never claims that an uncertain one was printed', () => {
    const text = slipNotice(slip('unknown', { failure: 'printer-outcome-unknown' }))?.text ?? '';
    expect(text).not.toMatch(/打印好了|打好了/);
    expect(text).toMatch(/出纸口.*补打/);
  });
});

describe('the print button', () => {
  it.each([
    ['none', '打印'],
    ['refused', '打印'],
    ['printed', '补打'],
    ['unknown', '补打'],
    ['queued', undefined],
    ['sent', undefined],
    ['interrupted', undefined],
  ] as const)('of one that is %s says %s', (state, label) => {
    expect(printLabel(slip(state))).toBe(label);
  });

  it('says 补打 again after a refused second slip', () => {
    expect(printLabel(slip('refused', { duplicate: 1, paper: 'slip' }))).toBe('补打');
  });
});
