import { describe, expect, it } from 'vitest';
import { attendantId, staffFileSchema } from '../../../../electron/contract/attendant.ts';
import { hashOf, sameHash } from '../../../../electron/station/staff-hash.ts';
import {
  type Change,
  emptyStaff,
  listed,
  type NewAttendant,
  withAttendant,
  withDisabled,
  withPin,
} from '../../../../scripts/staff/staff-changes.ts';

const WANG: NewAttendant = {
  id: attendantId('wang-1'),
  name: '示例工',
  number: '341721198805179948',
  pin: '274906',
  roles: ['beside', 'machine'],
  validFrom: '2026-11-23',
};
const LI = { ...WANG, id: attendantId('li-2'), name: '示例员', number: '11010519491231002X' };

function staffOf(change: Change) {
  if (!change.ok) throw new Error(change.sentence);
  return change.staff;
}
const oneOf = async () => staffOf(await withAttendant(emptyStaff(), WANG));

describe('adding somebody', () => {
  it('makes an entry whose hashes are those of number and PIN, and keeps neither', async () => {
    const staff = await oneOf();
    expect(staffFileSchema.parse(staff)).toEqual(staff);
    const [entry] = staff.attendants;
    expect(entry).toMatchObject({ id: 'wang-1', name: '示例工', roles: ['beside', 'machine'] });
    expect(sameHash(entry!.card, await hashOf(WANG.number, staff.cards))).toBe(true);
    expect(sameHash(entry!.pin.hash, await hashOf(WANG.pin, entry!.pin))).toBe(true);
    expect(JSON.stringify(staff)).not.toMatch(/341721198805179948|274906/);
  });

  it('gives every PIN a salt of its own, and all cards one', async () => {
    const staff = staffOf(await withAttendant(await oneOf(), LI));
    const [wang, li] = staff.attendants;
    expect(li!.pin.salt).not.toBe(wang!.pin.salt);
    expect(li!.pin.hash).not.toBe(wang!.pin.hash);
  });

  it('refuses an id and a card that stand there already, and a name or day that no file takes', async () => {
    const staff = await oneOf();
    expect(await withAttendant(staff, { ...LI, id: WANG.id })).toMatchObject({ ok: false });
    expect(await withAttendant(staff, { ...LI, number: WANG.number })).toMatchObject({
      ok: false,
      sentence: '这张证已经登记过了，编号是 wang-1。',
    });
    expect(await withAttendant(staff, { ...LI, validFrom: 'soon' })).toMatchObject({ ok: false });
    expect(await withAttendant(staff, { ...LI, name: '' })).toMatchObject({ ok: false });
  });
});

describe('changing somebody', () => {
  it('sets another PIN and leaves the rest', async () => {
    const before = await oneOf();
    const after = staffOf(await withPin(before, 'wang-1', '839175'));
    const [entry] = after.attendants;
    expect(sameHash(entry!.pin.hash, await hashOf('839175', entry!.pin))).toBe(true);
    expect({ ...entry, pin: undefined }).toEqual({ ...before.attendants[0], pin: undefined });
  });

  it('strikes out, but keeps the entry', async () => {
    const after = staffOf(withDisabled(await oneOf(), 'wang-1'));
    expect(after.attendants).toMatchObject([{ id: 'wang-1', disabled: true }]);
    expect(staffFileSchema.parse(after)).toEqual(after);
  });

  it('says when there is nobody of that id', async () => {
    const staff = await oneOf();
    expect(withDisabled(staff, 'nobody')).toEqual({ ok: false, sentence: '没有编号 nobody。' });
    expect(await withPin(staff, 'nobody', '839175')).toMatchObject({ ok: false });
  });
});

it('a list names people, what they may and how long, and no hash', async () => {
  const staff = staffOf(withDisabled(await oneOf(), 'wang-1'));
  const [line] = listed(staff);
  expect(line).toBe('wang-1  示例工  带人办、看机器  2026-11-23 至 长期  已停用');
  expect(listed(emptyStaff())).toEqual(['还没有人。']);
});
