import { describe, expect, it } from 'vitest';
import type { ReportEvent } from '../../../../electron/core/events.ts';
import type { OutboxRow } from '../../../../electron/core/ports/store.ts';
import type { SendOutcome } from '../../../../electron/core/ports/upstream.ts';
import { createEffectRunner, type EffectRunnerParts } from '../../../../electron/station/effect-runner.ts';
import { createPageDesk } from '../../../../electron/station/page-desk.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { NOW } from '../store/people.ts';
import { aFolder, aKey, openStore } from '../store/support.ts';
import { newCase } from '../upstream/support/memory-outbox.ts';

const INVOICE = { code: '034011900111', number: '99900001' };

/** A runner over a real store in which a case has used an invoice. */
function aRunner() {
  const store = openStore(aFolder(), aKey());
  const reports: ReportEvent[] = [];
  const pagesSettled: string[] = [];
  const row: OutboxRow = { ...newCase(1), id: 1, attempts: 0 };
  const used = store.inOneCommit(() => store.invoices.use([INVOICE], row.receiptNumber, NOW));
  if (!used.ok) throw new Error(used.failure);
  const parts = {
    store,
    clock: new HandClock(),
    report: (event: ReportEvent) => reports.push(event),
    pages: {
      ...createPageDesk({ store, clock: { now: () => NOW } }),
      settled: ({ key }: OutboxRow) => pagesSettled.push(key),
    },
    pump: { kick: () => undefined, mayHaveLeft: () => true },
    site: { upstream: { institution: { code: 'H34172100001', name: '示例' } } },
  } as unknown as EffectRunnerParts;
  const runner = createEffectRunner(parts);
  return {
    settle(name: string, outcome: SendOutcome) {
      runner.filingSettled({ ...row, interface: name }, outcome);
      return reports.map(({ event }) => event);
    },
    invoiceUsed: () => store.invoices.isUsed(INVOICE),
    pagesSettled,
  };
}

const ENDS: Readonly<Record<SendOutcome['outcome'], SendOutcome>> = {
  acknowledged: { outcome: 'acknowledged', reference: 'SB-1' },
  refused: { outcome: 'refused', reason: '已经超过十分钟' },
  unknown: { outcome: 'unknown', failure: 'upstream-timeout' },
};

describe('what came of a row', () => {
  it.each([
    ['case.submit', 'acknowledged', ['filingSent', 'outboxCounted'], true],
    ['case.submit', 'refused', ['filingRefused', 'outboxCounted'], false],
    ['case.submit', 'unknown', ['filingDelayed', 'outboxCounted'], true],
    ['case.withdraw', 'acknowledged', ['withdrawalSettled', 'outboxCounted'], false],
    ['2502', 'acknowledged', ['withdrawalSettled', 'outboxCounted'], false],
    ['case.withdraw', 'refused', ['withdrawalSettled', 'outboxCounted'], true],
    ['case.withdraw', 'unknown', ['withdrawalSettled', 'outboxCounted'], true],
  ] as const)('%s, %s: the screen hears %j, and the invoices stay used: %s', (name, end, told, stays) => {
    const runner = aRunner();
    expect(runner.invoiceUsed()).toBe(true);
    expect(runner.settle(name, ENDS[end])).toEqual(told);
    expect(runner.invoiceUsed()).toBe(stays);
  });

  it('a page is the page desk’s, and says nothing of its case', () => {
    const runner = aRunner();
    expect(runner.settle('page.upload', ENDS.refused)).toEqual(['outboxCounted']);
    expect(runner.pagesSettled).toEqual([newCase(1).key]);
    expect(runner.invoiceUsed()).toBe(true);
  });
});
