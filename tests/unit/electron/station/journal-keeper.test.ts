import { expect, it } from 'vitest';
import { failed, succeeded } from '../../../../electron/contract/failures.ts';
import type { ReportEvent } from '../../../../electron/core/events.ts';
import type { JournalEntry } from '../../../../electron/core/journal-events.ts';
import type { Journal } from '../../../../electron/core/ports/store.ts';
import { createJournalKeeper } from '../../../../electron/station/journal-keeper.ts';
import { HandClock } from '../../../support/hand-clock.ts';

function kept() {
  const clock = new HandClock();
  const disk = { full: false };
  const written: JournalEntry[] = [];
  const reports: ReportEvent[] = [];
  const journal: Journal = {
    append: (entries) => {
      if (disk.full) return failed('store-disk-full');
      written.push(...entries);
      return succeeded(undefined);
    },
    head: () => '00000000',
    paperMadeAt: () => undefined,
    verify: () => ({ intact: true, entries: written.length }),
  };
  const keeper = createJournalKeeper(journal, clock, (event) => reports.push(event));
  const entry = (at: number): JournalEntry => ({ at, event: 'help-called' });
  return { clock, disk, written, reports, keeper, entry };
}

it('writes at once while the disk takes it', () => {
  const { keeper, written, reports, entry, clock } = kept();
  keeper.write([entry(1), entry(2)]);
  keeper.write([]);
  expect(written.map(({ at }) => at)).toEqual([1, 2]);
  expect(reports).toEqual([]);
  expect(clock.waiting).toBe(0);
});

it('keeps entries in order over a full disk and says so once', () => {
  const { keeper, written, reports, entry, clock, disk } = kept();
  disk.full = true;
  for (const at of [1, 2, 3]) keeper.write([entry(at)]);
  clock.turn(20_000);
  expect(written).toEqual([]);
  expect(reports).toEqual([{ event: 'storeFailed', failure: 'store-disk-full' }]);
  disk.full = false;
  clock.turn(5_000);
  expect(written.map(({ at }) => at)).toEqual([1, 2, 3]);
  expect(reports.at(-1)).toEqual({ event: 'storeRecovered' });
  keeper.write([entry(4)]);
  expect(written.map(({ at }) => at)).toEqual([1, 2, 3, 4]);
});

it('tries a last time when stopped, and leaves no timer', () => {
  const { keeper, written, entry, clock, disk } = kept();
  disk.full = true;
  keeper.write([entry(1)]);
  disk.full = false;
  keeper.stop();
  expect(written).toHaveLength(1);
  expect(clock.waiting).toBe(0);
});
