import { expect, it } from 'vitest';
import { failed, succeeded } from '../../../../electron/contract/failures.ts';
import { nextReceiptNumber } from '../../../../electron/station/receipt-number.ts';
import { HandClock } from '../../../support/hand-clock.ts';

it('counts per day of China, in four digits or more', () => {
  const clock = new HandClock();
  const scopes: string[] = [];
  let count = 9_998;
  const store = {
    nextNumber: (series: string, scope: string) => {
      scopes.push(`${series}/${scope}`);
      count += 1;
      return succeeded(count);
    },
  };
  expect(nextReceiptNumber(store, clock, 'DZ-SL-01')).toEqual(succeeded('DZ-SL-01-20261122-9999'));
  clock.turn(14 * 3_600_000);
  expect(nextReceiptNumber(store, clock, 'DZ-SL-01')).toEqual(succeeded('DZ-SL-01-20261123-10000'));
  expect(scopes).toEqual(['receipt/20261122', 'receipt/20261123']);
});

it('gives no number when the disk is full', () => {
  const store = { nextNumber: () => failed('store-disk-full' as const) };
  expect(nextReceiptNumber(store, new HandClock(), 'T')).toEqual(failed('store-disk-full'));
});
