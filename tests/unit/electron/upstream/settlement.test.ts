import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../../electron/core/ports/store.ts';
import { createSettlement, type SettledOutcome } from '../../../../electron/upstream/settlement.ts';
import { createHandClock } from './support/hand-clock.ts';
import { createMemoryOutbox, newCase } from './support/memory-outbox.ts';

function desk() {
  const outbox = createMemoryOutbox();
  const filed = outbox.enqueue(newCase(1), []);
  if (!filed.ok) throw new Error('not filed');
  const settled: [OutboxRow, SettledOutcome][] = [];
  const failures: string[] = [];
  const settlement = createSettlement({
    outbox,
    clock: createHandClock(1_000),
    onSettled: (row, outcome) => settled.push([row, outcome]),
    onStoreFailure: (failure) => failures.push(failure),
  });
  return { outbox, row: filed.value, settlement, settled, failures };
}
const acknowledged = (reference: string): SettledOutcome => ({ outcome: 'acknowledged', reference });

describe('an end in writing', () => {
  it('acknowledged: the outbox has it, the journal says so, and then it is told', () => {
    const { outbox, row, settlement, settled } = desk();
    expect(settlement.settle(row, acknowledged('SB-1'))).toBe(true);
    expect(outbox.acknowledged.get(row.key)).toEqual({ reference: 'SB-1', times: 1 });
    expect(outbox.journal).toEqual([
      {
        at: 1_000,
        event: 'filing-acknowledged',
        visit: row.visit,
        detail: { service: row.service, receiptNumber: row.receiptNumber, reference: 'SB-1' },
      },
    ]);
    expect(settled).toEqual([[row, acknowledged('SB-1')]]);
  });

  it('refused: the reason is kept with the row and stays out of the journal', () => {
    const { outbox, row, settlement } = desk();
    settlement.settle(row, { outcome: 'refused', reason: '示例甲一已有备案' });
    expect(outbox.refused.get(row.key)).toBe('示例甲一已有备案');
    expect(outbox.journal).toEqual([
      {
        at: 1_000,
        event: 'filing-refused',
        visit: row.visit,
        detail: { service: row.service, receiptNumber: row.receiptNumber },
      },
    ]);
  });

  it.each([
    ['case.submit', 'filing'],
    ['page.upload', 'page'],
    ['case.withdraw', 'withdrawal'],
    ['2501', 'filing'],
    ['2502', 'withdrawal'],
    ['2504', 'withdrawal'],
    ['2506', 'withdrawal'],
  ])('a row of %s is journalled as a %s', (name, subject) => {
    const { outbox, row, settlement } = desk();
    const second = outbox.enqueue(newCase(2), []);
    if (!second.ok) throw new Error('not filed');
    settlement.settle({ ...row, interface: name }, acknowledged('SB-1'));
    settlement.settle({ ...second.value, interface: name }, { outcome: 'refused', reason: '已经超过十分钟' });
    expect(outbox.journal.map(({ event }) => event)).toEqual([
      `${subject}-acknowledged`,
      `${subject}-refused`,
    ]);
  });

  it.each(['341721194603089903', 'case-34172119460308990X-7', '示例甲一', 'a b', 'x'.repeat(41)])(
    'a reference that might name somebody stays out of the journal: %s',
    (reference) => {
      const { outbox, row, settlement } = desk();
      settlement.settle(row, acknowledged(reference));
      expect(outbox.acknowledged.get(row.key)?.reference).toBe(reference);
      expect(outbox.journal[0]?.detail).toEqual({ service: row.service, receiptNumber: row.receiptNumber });
    },
  );

  it('waits while the disk is full, and is told only once it is written', () => {
    const { outbox, row, settlement, settled, failures } = desk();
    outbox.diskFull = true;
    expect(settlement.settle(row, acknowledged('SB-1'))).toBe(false);
    expect(settlement.settleWaiting()).toBe(false);
    expect([settled.length, failures]).toEqual([0, ['store-disk-full', 'store-disk-full']]);
    outbox.diskFull = false;
    expect(settlement.settleWaiting()).toBe(true);
    expect(settlement.settleWaiting()).toBe(true);
    expect(outbox.acknowledged.get(row.key)?.times).toBe(1);
    expect(settled).toHaveLength(1);
  });
});
