import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatSiteProblems } from '../../../../electron/station/problems.ts';
import { readStaffFile } from '../../../../electron/station/staff-file.ts';
import {
  demonstrationAttendant,
  demonstrationStaff,
  writeDemonstrationStaff,
} from '../../../simulators/demonstration/attendant.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-file-'));
  path = join(folder, 'staff.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const staff = await demonstrationStaff();
const [somebody] = staff.attendants;

function reading(content: unknown) {
  writeFileSync(path, JSON.stringify(content, null, 2), { mode: 0o600 });
  return readStaffFile(path);
}
function problems(content: unknown) {
  const read = reading(content);
  return read.ok ? [] : read.problems.map(({ field, line, remedy }) => ({ field, line, remedy }));
}

describe('a staff file', () => {
  it('is read as it was written, and holds neither number nor PIN', async () => {
    await writeDemonstrationStaff(folder);
    expect(readStaffFile(path)).toMatchObject({ ok: true, staff: { attendants: [{ id: 'attendant-1' }] } });
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain(demonstrationAttendant.card.number);
    expect(text).not.toContain(demonstrationAttendant.pin);
  });

  it('is refused when others may open it', () => {
    reading(staff);
    chmodSync(path, 0o644);
    const read = readStaffFile(path);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(formatSiteProblems(path, read.problems)).toMatch(/别人也能打开[\s\S]*chmod 600/);
  });

  it('that is not there is said by its name', () => {
    const read = readStaffFile(join(folder, 'nobody.json'));
    expect(read).toMatchObject({ ok: false, problems: [{ what: '找不到这个文件' }] });
  });

  it.each([
    ['a field that nobody knows', { ...staff, more: 1 }, 'more'],
    ['no hash of the card', { ...staff, attendants: [{ ...somebody, card: 'short' }] }, 'attendants[0].card'],
    [
      'a role there is none of',
      { ...staff, attendants: [{ ...somebody, roles: ['root'] }] },
      'attendants[0].roles[0]',
    ],
    ['a cheap hash', { ...staff, cards: { ...staff.cards, n: 1024 } }, 'cards.n'],
    ['a cost that is no power of two', { ...staff, cards: { ...staff.cards, n: 20_000 } }, 'cards.n'],
  ])('with %s is refused, line and field and remedy', (_what, content, field) => {
    const [first] = problems(content);
    expect(first?.field).toBe(field);
    expect(first?.line).toBeGreaterThan(1);
    expect(first?.remedy.length).toBeGreaterThan(2);
  });

  it('names who stands twice in it, and days the wrong way round', () => {
    const twice = { ...somebody, name: '别人' };
    const wrongDays = { ...somebody, id: 'li-2', card: 'ab'.repeat(32), validUntil: '2020-01-01' };
    expect(
      problems({ ...staff, attendants: [somebody, twice, wrongDays] }).map(({ field }) => field),
    ).toEqual(['attendants[1].id', 'attendants[1].card', 'attendants[2].validUntil']);
  });

  it('never repeats a hash in what it says', () => {
    const read = reading({ ...staff, attendants: [somebody, somebody] });
    const said = read.ok ? '' : formatSiteProblems(path, read.problems);
    expect(said).not.toContain(somebody?.card);
    expect(said).toContain('编号');
  });
});
