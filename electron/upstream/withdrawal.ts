import type { OutboxRow } from '../core/ports/store.ts';
import { numberOf } from './numbered-filing.ts';

/**
 * The outbox's name for rows that take a case back which went as `case.submit`. Such a row has a key and a message id of its own; its
 * input names the case by `case.receipt_number` and carries the same `case.person`, so that it never overtakes what it takes back.
 */
export const WITHDRAWAL_INTERFACE = 'case.withdraw';

/** Whether a row takes a case back, by our own interface or by a number of the platform (2502, 2504, 2506). */
export function takesBack({ interface: name }: Pick<OutboxRow, 'interface'>): boolean {
  return name === WITHDRAWAL_INTERFACE || numberOf(name)?.undoes === true;
}
