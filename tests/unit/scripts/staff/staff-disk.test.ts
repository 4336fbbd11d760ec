import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadStaff, saveStaff } from '../../../../scripts/staff/staff-disk.ts';
import { demonstrationStaff } from '../../../simulators/demonstration/attendant.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-disk-'));
  path = join(folder, 'staff.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const staff = await demonstrationStaff();

describe('a staff file on the disk', () => {
  it('is read back as it was saved, is its owner’s alone, and nothing lies beside it', () => {
    saveStaff(path, staff);
    saveStaff(path, staff);
    expect(loadStaff(path)).toEqual({ ok: true, staff });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['staff.json']);
  });

  it('that is not there yet is no fault', () => {
    expect(loadStaff(path)).toEqual({ ok: true, staff: undefined });
  });

  it('that is damaged or open to others is said, not written over', () => {
    writeFileSync(path, '{', { mode: 0o600 });
    expect(loadStaff(path)).toMatchObject({ ok: false });
    saveStaff(path, staff);
    chmodSync(path, 0o640);
    const disk = loadStaff(path);
    expect(disk.ok).toBe(false);
    if (!disk.ok) expect(disk.sentence).toContain('别人也能打开');
  });
});
