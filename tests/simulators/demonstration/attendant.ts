import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attendantId, type StaffFile } from '../../../electron/contract/attendant.ts';
import type { ResidentCard } from '../../../electron/contract/id-card.ts';
import { freshParameters, hashOf } from '../../../electron/station/staff-hash.ts';
import { withCheck } from '../upstream/id-number.ts';

/** Somebody of the demonstration hall's staff, who does not exist. The PIN is no secret: it opens nothing else. */
export const demonstrationAttendant: {
  readonly id: string;
  readonly name: string;
  readonly pin: string;
  readonly card: ResidentCard;
} = {
  id: 'attendant-1',
  name: '示例工',
  pin: '274906',
  card: {
    kind: 'resident',
    name: '示例工',
    sex: 'female',
    nation: { code: '01', name: '汉' },
    birth: '1988-05-17',
    number: withCheck('34172119880517994'),
    address: '安徽省东至县示例镇示例路6号',
    authority: '东至县公安局',
    validFrom: '2018-05-20',
    validUntil: '2038-05-20',
  },
};

/** The least cost that the staff file's schema takes: a demonstration guards nothing, and starts the sooner. */
const LEAST_COST = { n: 2 ** 14, r: 8, p: 1 };

/** The staff file of the demonstration hall. */
export async function demonstrationStaff(): Promise<StaffFile> {
  const { id, name, pin, card } = demonstrationAttendant;
  const cards = freshParameters(LEAST_COST);
  const parameters = freshParameters(LEAST_COST);
  return {
    cards,
    attendants: [
      {
        id: attendantId(id),
        name,
        card: await hashOf(card.number, cards),
        pin: { ...parameters, hash: await hashOf(pin, parameters) },
        roles: ['beside', 'on-behalf', 'duty', 'machine'],
        validFrom: '2026-01-01',
      },
    ],
  };
}

/** Writes that file into a folder, for its owner alone; gives its path. */
export async function writeDemonstrationStaff(folder: string): Promise<string> {
  const path = join(folder, 'staff.json');
  writeFileSync(path, `${JSON.stringify(await demonstrationStaff(), null, 2)}\n`, { mode: 0o600 });
  return path;
}
