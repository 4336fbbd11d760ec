import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WITHDRAWAL_MS } from '../../../../electron/contract/case-progress.ts';
import { ageOfCase, mayStillWithdraw, notingCase } from '../../../../electron/core/withdrawal-time.ts';
import { StationUnderTest } from './station-fixture.ts';

const WALL = Date.UTC(2026, 10, 22, 2);
const R1 = { receiptNumber: 'R1', madeAt: WALL };
const fresh = (wall: number, mono: number) => ({
  ...new StationUnderTest().state,
  startedAt: { wall, mono },
  casesMade: new Map<string, number>(),
});

describe('how old a case is', () => {
  it('property: in the run that made it the wall clock moves nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 * WITHDRAWAL_MS }),
        fc.integer({ min: -1e9, max: 1e9 }),
        (passed, jump) => {
          const state = notingCase(fresh(WALL, 0), 'R1', { wall: WALL, mono: 500 });
          const at = { wall: WALL + passed + jump, mono: 500 + passed };
          expect(ageOfCase(state, R1, at)).toBe(passed);
          expect(mayStillWithdraw(state, R1, at)).toBe(passed <= WITHDRAWAL_MS);
        },
      ),
    );
  });

  it('property: after a restart the wall clock counts until the start, and a later jump moves nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -WITHDRAWAL_MS, max: WITHDRAWAL_MS }),
        fc.integer({ min: 0, max: WITHDRAWAL_MS }),
        fc.integer({ min: -1e9, max: 1e9 }),
        (before, since, jump) => {
          const state = fresh(WALL + before, 77);
          const at = { wall: WALL + before + since + jump, mono: 77 + since };
          const age = before + since;
          expect(ageOfCase(state, R1, at)).toBe(age);
          expect(mayStillWithdraw(state, R1, at)).toBe(age >= 0 && age <= WITHDRAWAL_MS);
        },
      ),
    );
  });

  it('forgets when a case was made that can no longer be taken back', () => {
    const made = notingCase(fresh(WALL, 0), 'R1', { wall: WALL, mono: 0 });
    const later = { wall: WALL, mono: WITHDRAWAL_MS + 1 };
    expect([...notingCase(made, 'R2', later).casesMade.keys()]).toEqual(['R2']);
  });
});
