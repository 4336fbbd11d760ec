import { failed, succeeded } from '../../../../../electron/contract/failures.ts';
import { serviceId, visitId } from '../../../../../electron/contract/ids.ts';
import type { JournalEntry } from '../../../../../electron/core/journal-events.ts';
import type { NewOutboxRow, Outbox, OutboxRow } from '../../../../../electron/core/ports/store.ts';

/** An outbox in memory with what a test wants to know about it. */
export interface MemoryOutbox extends Outbox {
  readonly acknowledged: Map<string, { reference: string; times: number }>;
  readonly refused: Map<string, string>;
  readonly journal: JournalEntry[];
  /** While true, writes fail as on a full disk. */
  diskFull: boolean;
  /** The outbox as one run of the program sees it; after `cut` nothing it writes arrives, as after a power cut. */
  session(): { readonly outbox: Outbox; cut(): void };
}

export function createMemoryOutbox(): MemoryOutbox {
  const open: OutboxRow[] = [];
  let lastId = 0;

  function close(id: number): OutboxRow {
    const index = open.findIndex((row) => row.id === id);
    const [row] = open.splice(index, 1);
    if (index < 0 || row === undefined) throw new Error(`row ${id} is not pending`);
    return row;
  }

  const memory: MemoryOutbox = {
    acknowledged: new Map(),
    refused: new Map(),
    journal: [],
    diskFull: false,
    enqueue(row, journal) {
      lastId += 1;
      const kept = { ...row, id: lastId, attempts: 0 };
      open.push(kept);
      memory.journal.push(...journal);
      return succeeded(kept);
    },
    pending: (limit) => open.slice(0, limit),
    acknowledge(id, reference, _at, journal) {
      if (memory.diskFull) return failed('store-disk-full');
      const { key } = close(id);
      memory.acknowledged.set(key, { reference, times: (memory.acknowledged.get(key)?.times ?? 0) + 1 });
      memory.journal.push(...journal);
      return succeeded(undefined);
    },
    refuse(id, reason, _at, journal) {
      if (memory.diskFull) return failed('store-disk-full');
      memory.refused.set(close(id).key, reason);
      memory.journal.push(...journal);
      return succeeded(undefined);
    },
    row: (id) => open.find((row) => row.id === id),
    openIds: () => open.map(({ id }) => id),
    takeOut(receiptNumber, _at, journalOf) {
      const taken = open.filter((row) => row.receiptNumber === receiptNumber);
      for (const row of taken) memory.journal.push(journalOf(row));
      for (const { id } of taken) close(id);
      return succeeded(taken);
    },
    counts: () => ({ pending: open.length }),
    session() {
      let cut = false;
      const outbox: Outbox = {
        ...memory,
        pending: (limit) => (cut ? [] : memory.pending(limit)),
        acknowledge: (...args) => (cut ? succeeded(undefined) : memory.acknowledge(...args)),
        refuse: (...args) => (cut ? succeeded(undefined) : memory.refuse(...args)),
      };
      return {
        outbox,
        cut: () => {
          cut = true;
        },
      };
    },
  };
  return memory;
}

/** A case of the n-th resident, as the station files it. */
export function newCase(n: number, more: Partial<NewOutboxRow> = {}): NewOutboxRow {
  const serial = String(n).padStart(4, '0');
  return {
    key: `01900000-0000-7000-8000-00000000${serial}`,
    messageId: `H3417210000120261122090000${serial}`,
    interface: 'case.submit',
    visit: visitId(`visit-${n}`),
    service: serviceId('offsite-long-term-filing'),
    receiptNumber: `DZ-SL-01-20261122-${serial}`,
    input: JSON.stringify({ case: { receipt_number: serial, person: { certno: `resident-${n}` } } }),
    madeAt: 1_795_000_000_000 + n,
    ...more,
  };
}
