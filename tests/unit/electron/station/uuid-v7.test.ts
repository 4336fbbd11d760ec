import { expect, it } from 'vitest';
import { createUuidV7 } from '../../../../electron/station/uuid-v7.ts';
import { HandClock } from '../../../support/hand-clock.ts';

it('makes version 7 ids that carry the time and never repeat', () => {
  const clock = new HandClock();
  const next = createUuidV7(clock);
  const ids = Array.from({ length: 5_000 }, () => next());
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(ids[0]!.replace('-', '').slice(0, 12), 16)).toBe(clock.now());
});

it('sorts by the time it was made', () => {
  const clock = new HandClock();
  const next = createUuidV7(clock);
  const ids = Array.from({ length: 50 }, () => {
    clock.turn(1);
    return next();
  });
  expect(ids.toSorted()).toEqual(ids);
});
