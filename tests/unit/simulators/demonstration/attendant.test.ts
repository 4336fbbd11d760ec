import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasValidCheckCharacter } from '../../../../electron/contract/id-number.ts';
import { readStaffFile } from '../../../../electron/station/staff-file.ts';
import { weaknessOf } from '../../../../scripts/staff/pin-strength.ts';
import {
  demonstrationAttendant,
  writeDemonstrationStaff,
} from '../../../simulators/demonstration/attendant.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demonstration-staff-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demonstration’s attendant', () => {
  test('is nobody: a fictional name, a sequence kept for no one', () => {
    const { card } = demonstrationAttendant;
    expect(card.name).toMatch(/示例/);
    expect(hasValidCheckCharacter(card.number)).toBe(true);
    expect(Number(card.number.slice(14, 17))).toBeGreaterThanOrEqual(990);
  });

  test('has a PIN that the staff tool would take', () => {
    expect(weaknessOf(demonstrationAttendant.pin, demonstrationAttendant.card.number)).toBeUndefined();
  });

  test('stands in a staff file that the station takes, its owner’s alone', async () => {
    const path = await writeDemonstrationStaff(folder);
    expect(readStaffFile(path)).toMatchObject({ ok: true, staff: { attendants: [{ name: '示例工' }] } });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
