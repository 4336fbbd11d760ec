import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactsOn } from '../../../../renderer/parts/contacts.ts';

/** Contacts on a panel of 4 px a millimetre; sizes in px. */
function glass() {
  const contacts = contactsOn(4);
  const came = new Map<number, number>();
  let at = 0;
  const contact = (pointerId: number, size: number) => {
    at += 10;
    return { pointerId, width: size, height: size, timeStamp: at };
  };
  return {
    contacts,
    down: (id: number, size = 1): void => {
      contacts.came(contact(id, size));
      came.set(id, contacts.cameAt());
    },
    up: (id: number, size = 1): boolean => {
      contacts.left(contact(id, size));
      return contacts.meant(came.get(id) ?? 0);
    },
  };
}

describe('one finger', () => {
  it('is meant', () => {
    const { down, up } = glass();
    down(1);
    expect(up(1)).toBe(true);
  });

  it('came when it touched the glass', () => {
    const { contacts, down } = glass();
    down(1);
    down(2);
    expect(contacts.cameAt()).toBe(20);
  });
});

describe('a palm', () => {
  it('is never meant where the panel tells sizes', () => {
    const { down, up } = glass();
    down(1, 120);
    expect(up(1, 120)).toBe(false);
  });

  it('that leaves first does not take the finger with it', () => {
    const { down, up } = glass();
    down(1, 120);
    down(2);
    expect(up(1, 120)).toBe(false);
    expect(up(2)).toBe(true);
  });

  it('is what goes on lying there, where the panel tells no sizes', () => {
    const { down, up } = glass();
    down(1);
    down(2);
    expect(up(2)).toBe(true);
    expect(up(1)).toBe(false);
  });

  it('that rested may be a finger the next time', () => {
    const { down, up } = glass();
    down(1);
    down(2);
    up(2);
    up(1);
    down(1);
    expect(up(1)).toBe(true);
  });
});

it('of whatever lies on the glass together, one thing is meant', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 });
  const together = ids.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(together, ([came, went]) => {
      const { down, up } = glass();
      for (const id of came) down(id);
      expect(went.filter((id) => up(id))).toEqual(went.slice(0, 1));
    }),
  );
});
