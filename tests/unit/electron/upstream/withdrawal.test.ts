import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { residentOfCase } from '../../../../electron/upstream/case-submission.ts';
import { undoing } from '../../../../electron/upstream/numbered-filing.ts';
import { createSendingOrder } from '../../../../electron/upstream/sending-order.ts';
import { takesBack, WITHDRAWAL_INTERFACE, withdrawalOf } from '../../../../electron/upstream/withdrawal.ts';
import { newCase } from './support/memory-outbox.ts';

describe('rows that take a case back', () => {
  it.each([WITHDRAWAL_INTERFACE, '2502', '2504', '2506'])('%s does', (name) => {
    expect(takesBack({ interface: name })).toBe(true);
  });

  it.each(['case.submit', 'page.upload', '2501', '2503', '2505', '1101', ''])('%j does not', (name) => {
    expect(takesBack({ interface: name })).toBe(false);
  });

  it.each(['2501', '2503', '2505'] as const)('what undoes %s is known as such', (filing) => {
    expect(takesBack(undoing(filing, { psn_no: '1' }, 'SN1', '本人撤回'))).toBe(true);
  });

  it('property: no withdrawal is sent before its filing, whichever rows fail meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.boolean()),
        (residents, failures) => {
          const order = createSendingOrder();
          const input = (n: number) => JSON.stringify({ case: { person: { certno: `resident-${n}` } } });
          let pending = residents.flatMap((n, index) => {
            const filing = newCase(2 * index + 1, { input: input(n) });
            const withdrawal = newCase(2 * index + 2, { input: input(n), interface: WITHDRAWAL_INTERFACE });
            return [filing, withdrawal].map((row, at) => ({ ...row, id: 2 * index + at, attempts: 0 }));
          });
          const sent: number[] = [];
          const trouble = [...failures];
          for (let row = order.next(pending); row !== undefined; row = order.next(pending)) {
            const { id } = row;
            if (trouble.shift() === true) {
              order.noteUncertain(row, 'upstream-timeout', 1);
              continue;
            }
            order.noteSettled();
            if (takesBack(row)) expect(sent).toContain(id - 1);
            expect(pending.find((other) => residentOfCase(other) === residentOfCase(row))?.id).toBe(id);
            sent.push(id);
            pending = pending.filter((other) => other.id !== id);
          }
          expect(sent).toHaveLength(2 * residents.length);
        },
      ),
    );
  });
});

describe('the row that takes a case back', () => {
  const AT = Date.UTC(2026, 10, 22, 2);
  const person = { certno: 'resident-1', insuplc_admdvs: '341721' };
  const filed = { receipt_number: 'R1', person, fields: { phone: '13900000000' } };

  it('names the case and its person, and none of the answers', () => {
    const made = withdrawalOf({ interface: 'case.submit', input: JSON.stringify({ case: filed }) }, AT);
    expect(made.interface).toBe(WITHDRAWAL_INTERFACE);
    expect(JSON.parse(made.input)).toEqual({
      case: { receipt_number: 'R1', person },
      withdrawal: { asked_at: '2026-11-22T02:00:00.000Z' },
    });
  });

  it.each([
    ['2501', '2502'],
    ['2503', '2504'],
    ['2505', '2506'],
  ])('of %s is %s, in the same resident’s order, its serial still open', (name, undo) => {
    const message = { psn_no: 'P1', refl_date: '2026-11-22' };
    const made = withdrawalOf({ interface: name, input: JSON.stringify({ case: filed, message }) }, AT);
    expect(made.interface).toBe(undo);
    const input: unknown = JSON.parse(made.input);
    expect(input).toMatchObject({ case: { person }, message, undo: { psn_no: 'P1' } });
    expect(made.input).not.toContain('trt_dcla_detl_sn');
    expect(residentOfCase({ ...newCase(1, made), id: 1, attempts: 0 })).toBe('resident-1');
  });

  it('of a row that is no case throws: it is a defect', () => {
    expect(() => withdrawalOf({ interface: 'case.submit', input: '{}' }, AT)).toThrow();
  });
});
