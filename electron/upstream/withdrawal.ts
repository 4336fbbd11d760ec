import { z } from 'zod';
import type { NewOutboxRow, OutboxRow } from '../core/ports/store.ts';
import { messageSchema, numberOf, undoing } from './numbered-filing.ts';

/**
 * The outbox's name for rows that take a case back which went as `case.submit`. Such a row has a key and a message id of its own; its
 * input names the case by `case.receipt_number` and carries the same `case.person`, so that it never overtakes what it takes back.
 */
export const WITHDRAWAL_INTERFACE = 'case.withdraw';

/** The reason that goes with 2502, 2504 and 2506. */
const MEMO = '本人在自助终端撤回';

/** Whether a row takes a case back, by our own interface or by a number of the platform (2502, 2504, 2506). */
export function takesBack({ interface: name }: Pick<OutboxRow, 'interface'>): boolean {
  return name === WITHDRAWAL_INTERFACE || numberOf(name)?.undoes === true;
}

const filedSchema = z.object({
  case: z.object({ receipt_number: z.string(), person: z.record(z.string(), z.unknown()) }),
  message: messageSchema.optional(),
});

/**
 * What takes a row's case back: its interface and its input, JSON text. A numbered filing's own serial number is read from the platform
 * when the row is sent, for the filing may not have one yet.
 * @param askedAt when the resident asked for it, epoch ms by the clock that made the case
 */
export function withdrawalOf(
  row: Pick<NewOutboxRow, 'interface' | 'input'>,
  askedAt: number,
): Pick<NewOutboxRow, 'interface' | 'input'> {
  const { case: filed, message } = filedSchema.parse(JSON.parse(row.input));
  const said = {
    case: { receipt_number: filed.receipt_number, person: filed.person },
    withdrawal: { asked_at: new Date(askedAt).toISOString() },
  };
  const number = numberOf(row.interface);
  if (number === undefined || message === undefined)
    return { interface: WITHDRAWAL_INTERFACE, input: JSON.stringify(said) };
  const { interface: undo, ...parts } = undoing(number.filing, message, undefined, MEMO);
  return { interface: undo, input: JSON.stringify({ ...said, ...parts }) };
}
