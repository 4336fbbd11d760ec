import { failed, type Outcome, type StoreFailure, succeeded } from '../contract/failures.ts';
import { dayOf } from '../core/days.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore } from '../core/ports/store.ts';

/** `<terminal>-<yyyymmdd>-<nnnn>`, from a durable counter: no number is ever given twice. */
export function nextReceiptNumber(
  store: Pick<KioskStore, 'nextNumber'>,
  clock: Clock,
  terminal: string,
): Outcome<string, StoreFailure> {
  const day = dayOf(clock.now()).replaceAll('-', '');
  const number = store.nextNumber('receipt', day);
  if (!number.ok) return failed(number.failure);
  return succeeded(`${terminal}-${day}-${String(number.value).padStart(4, '0')}`);
}
