import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../../electron/core/ports/store.ts';
import { createSendingOrder } from '../../../../electron/upstream/sending-order.ts';
import { newCase } from './support/memory-outbox.ts';

const row = (id: number, resident: string): OutboxRow => ({
  ...newCase(id, { input: JSON.stringify({ case: { person: { certno: resident } } }) }),
  id,
  attempts: 0,
});
const rows = [row(1, 'a'), row(2, 'b'), row(3, 'a'), row(4, 'c')];
const first = rows[0]!;

describe('createSendingOrder', () => {
  it('begins with the oldest', () => {
    expect(createSendingOrder().next(rows)?.id).toBe(1);
    expect(createSendingOrder().next([])).toBeUndefined();
  });

  it("sends a row that does not get through behind the other residents', its resident's later rows too", () => {
    const order = createSendingOrder();
    order.noteUncertain(first, 'upstream-refused', 1);
    expect(order.next(rows)?.id).toBe(2);
    expect(order.next(rows.filter(({ id }) => id !== 2))?.id).toBe(4);
    expect(order.next(rows.filter(({ id }) => id === 1 || id === 3))?.id).toBe(1);
  });

  it('goes round among rows that all fail', () => {
    const order = createSendingOrder();
    const sent: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const next = order.next(rows)!;
      sent.push(next.id);
      order.noteUncertain(next, 'upstream-timeout', turn + 1);
    }
    expect(sent).toEqual([1, 2, 4, 1, 2, 4]);
  });

  it('stays with the oldest while it is the line that fails, but not for ever', () => {
    const order = createSendingOrder();
    const sent: number[] = [];
    for (let turn = 1; turn <= 7; turn += 1) {
      const next = order.next(rows)!;
      sent.push(next.id);
      order.noteUncertain(next, 'upstream-unreachable', turn);
    }
    expect(sent).toEqual([1, 1, 1, 1, 1, 2, 2]);
  });

  it('is oldest first again once something got through', () => {
    const order = createSendingOrder();
    order.noteUncertain(first, 'upstream-bad-envelope', 1);
    order.noteSettled();
    expect(order.next(rows)?.id).toBe(1);
  });

  it("never sends a resident's later case before an earlier one", () => {
    const residents = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 20 });
    const luck = fc.infiniteStream(fc.boolean());
    fc.assert(
      fc.property(residents, luck, (names, lucky) => {
        const order = createSendingOrder();
        let pending = names.map((name, index) => row(index + 1, name));
        const done = new Map<string, number>();
        for (let turn = 1; pending.length > 0 && turn < 500; turn += 1) {
          const next = order.next(pending)!;
          const resident = names[next.id - 1]!;
          expect(next.id).toBeGreaterThan(done.get(resident) ?? 0);
          expect(pending.find(({ id }) => names[id - 1] === resident)?.id).toBe(next.id);
          if (lucky.next().value === true) {
            order.noteSettled();
            done.set(resident, next.id);
            pending = pending.filter(({ id }) => id !== next.id);
          } else order.noteUncertain(next, 'upstream-timeout', turn);
        }
      }),
    );
  });
});
