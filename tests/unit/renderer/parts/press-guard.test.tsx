import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { contactsOn } from '../../../../renderer/parts/contacts.ts';
import { Press } from '../../../../renderer/parts/press.tsx';
import {
  pressGuard,
  REPEAT_MS,
  SAME_PLACE_PX,
  SETTLING_MS,
  type Spot,
} from '../../../../renderer/parts/press-guard.ts';

/** A guard with a clock moved by hand, its first face long settled. */
function settled() {
  const clock = { now: 0 };
  const refused: number[] = [];
  const contacts = contactsOn(4);
  const guard = pressGuard({ now: () => clock.now, refusing: (ms) => refused.push(ms), contacts });
  guard.faceIs('first');
  clock.now = SETTLING_MS;
  const wait = (ms: number): void => {
    clock.now += ms;
  };
  /** A whole press: whether it did its work. */
  const press = (place: Omit<Spot, 'at'>): boolean => {
    const spot = { ...place, at: clock.now };
    const meant = guard.isMeant(spot);
    if (meant) guard.took(spot);
    return meant;
  };
  const change = (): void => guard.faceIs(`face at ${clock.now} after ${refused.length}`);
  return { guard, wait, press, change, refused };
}

const here = { button: {}, x: 500, y: 900 };
const besides = { button: {}, x: 500, y: 900 + SAME_PLACE_PX + 1 };

describe('a face that is settled', () => {
  it('takes the first press at once', () => expect(settled().press(here)).toBe(true));

  it('takes no second press of the same button within the time of a double tap, wherever on it', () => {
    const { press, wait } = settled();
    press(here);
    wait(REPEAT_MS - 1);
    expect(press(here)).toBe(false);
    expect(press({ ...here, x: 50 })).toBe(false);
    wait(1);
    expect(press(here)).toBe(true);
  });

  it('takes no press of what has come to the same place', () => {
    const { press, wait } = settled();
    press(here);
    wait(REPEAT_MS - 1);
    expect(press({ ...besides, y: here.y + SAME_PLACE_PX })).toBe(false);
    wait(1);
    expect(press({ ...besides, y: here.y })).toBe(true);
  });

  it('takes another button at once, and then the first again', () => {
    const { press } = settled();
    expect([press(here), press(besides), press(here)]).toEqual([true, true, true]);
  });
});

describe('a new face', () => {
  it('takes nothing until it could be seen', () => {
    const { press, wait, change } = settled();
    change();
    wait(SETTLING_MS - 1);
    expect(press(here)).toBe(false);
    wait(1);
    expect(press(here)).toBe(true);
  });

  it('takes the same place again once it is settled, sooner than the old one would have', () => {
    const { press, wait, change } = settled();
    press(here);
    change();
    wait(SETTLING_MS);
    expect(SETTLING_MS).toBeLessThan(REPEAT_MS);
    expect(press(here)).toBe(true);
  });

  it('is the first one as well', () => {
    const guard = pressGuard({ now: () => 0, refusing: () => undefined, contacts: contactsOn(4) });
    expect(guard.isMeant({ ...here, at: 0 })).toBe(false);
    guard.faceIs('first');
    expect(guard.isMeant({ ...here, at: 0 })).toBe(false);
  });

  it('is new once, however often it is named', () => {
    const { guard, press, wait } = settled();
    guard.faceIs('next');
    wait(SETTLING_MS);
    guard.faceIs('next');
    expect(press(here)).toBe(true);
  });
});

describe('a page that is busy', () => {
  it('goes by when the finger came down, not by when it heard of it', () => {
    const { guard, press, wait, change } = settled();
    press(here);
    wait(REPEAT_MS + 200);
    expect(guard.isMeant({ ...here, at: SETTLING_MS + REPEAT_MS - 1 })).toBe(false);
    change();
    wait(SETTLING_MS + 200);
    // Touched before the new face could be seen.
    expect(guard.isMeant({ ...here, at: SETTLING_MS + REPEAT_MS + 200 })).toBe(false);
  });
});

describe('what presses', () => {
  const contact = (pointerId: number, timeStamp: number, size = 1) => ({
    pointerId,
    timeStamp,
    width: size,
    height: size,
  });

  it('began when the finger came down, or when the key is pressed', () => {
    const contacts = contactsOn(4);
    const guard = pressGuard({ now: () => 900, refusing: () => undefined, contacts });
    contacts.came(contact(1, 700));
    expect([guard.beganAt('contact'), guard.beganAt('key')]).toEqual([700, 900]);
  });

  it('is the finger and not the palm; a key is no palm', () => {
    const contacts = contactsOn(4);
    const guard = pressGuard({ now: () => 900, refusing: () => undefined, contacts });
    contacts.came(contact(1, 1, 120));
    contacts.left(contact(1, 2, 120));
    const begun = (at: number) => guard.wasFinger({ ...here, at });
    expect([begun(guard.beganAt('contact')), begun(guard.beganAt('key'))]).toEqual([false, true]);
  });
});

describe('the word of when presses are refused', () => {
  it('comes with each face and each press that was taken', () => {
    const { press, wait, change, refused } = settled();
    press(here);
    press(here);
    change();
    press(here);
    wait(SETTLING_MS);
    press(here);
    expect(refused).toEqual([SETTLING_MS, REPEAT_MS, SETTLING_MS, REPEAT_MS]);
  });
});

describe('whatever is pressed', () => {
  const buttons = [{}, {}, {}];
  const moves = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 700 }),
      button: fc.constantFrom(...buttons),
      x: fc.integer({ min: 0, max: 200 }),
      y: fc.integer({ min: 0, max: 200 }),
      face: fc.boolean(),
    }),
    { maxLength: 40 },
  );

  it('two presses in a row on one button are never nearer than a double tap, on one face', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { press, wait, change } = settled();
        let since = Number.POSITIVE_INFINITY;
        let last: object | undefined;
        for (const { after, face, ...spot } of list) {
          wait(after);
          since += after;
          if (face) change();
          if (face) last = undefined;
          if (!press(spot)) continue;
          expect(spot.button === last && since < REPEAT_MS).toBe(false);
          [last, since] = [spot.button, 0];
        }
      }),
    );
  });

  it('nobody who waits for a double tap’s time is refused', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { press, wait, change } = settled();
        for (const { after, face, ...spot } of list) {
          if (face) change();
          wait(REPEAT_MS + after);
          expect(press(spot)).toBe(true);
        }
      }),
    );
  });
});

describe('a button', () => {
  it('stands on a page with a guard, or not at all', () => {
    const bare = (
      <Press kind="main" onPress={() => undefined}>
        继续
      </Press>
    );
    expect(() => renderToStaticMarkup(bare)).toThrow('outside its page');
  });
});
