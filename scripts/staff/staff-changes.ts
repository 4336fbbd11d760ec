import {
  type AttendantId,
  type AttendantRole,
  type StaffEntry,
  type StaffFile,
  staffFileSchema,
} from '../../electron/contract/attendant.ts';
import { freshParameters, hashOf, sameHash } from '../../electron/station/staff-hash.ts';

/** What the tool does to a staff file: the file in, the file out; or a sentence why not. */
export type Change =
  | { readonly ok: true; readonly staff: StaffFile }
  | { readonly ok: false; readonly sentence: string };

const no = (sentence: string): Change => ({ ok: false, sentence });

/** A staff file with nobody in it. */
export function emptyStaff(): StaffFile {
  return { cards: freshParameters(), attendants: [] };
}

export interface NewAttendant {
  readonly id: AttendantId;
  readonly name: string;
  readonly number: string;
  readonly pin: string;
  readonly roles: readonly AttendantRole[];
  readonly validFrom: string;
  readonly validUntil?: string | undefined;
}

/** One more attendant. Number and PIN are hashed; neither goes into the file. */
export async function withAttendant(staff: StaffFile, added: NewAttendant): Promise<Change> {
  const { id, name, number, pin, roles, validFrom, validUntil } = added;
  if (staff.attendants.some((entry) => entry.id === id)) return no(`编号 ${id} 已经有人用了，请换一个。`);
  const card = await hashOf(number, staff.cards);
  const twice = staff.attendants.find((entry) => sameHash(entry.card, card));
  if (twice !== undefined) return no(`这张证已经登记过了，编号是 ${twice.id}。`);
  const until = validUntil === undefined ? {} : { validUntil };
  const entry = { id, name, card, pin: await pinOf(pin), roles: [...roles], validFrom, ...until };
  const checked = staffFileSchema.safeParse({ ...staff, attendants: [...staff.attendants, entry] });
  if (!checked.success) return no('姓名、日期或权限写得不对，请看用法。');
  return { ok: true, staff: checked.data };
}

async function pinOf(pin: string): Promise<StaffEntry['pin']> {
  const parameters = freshParameters();
  return { ...parameters, hash: await hashOf(pin, parameters) };
}

/** Another PIN for somebody. */
export async function withPin(staff: StaffFile, id: string, pin: string): Promise<Change> {
  const fresh = await pinOf(pin);
  return changing(staff, id, (entry) => ({ ...entry, pin: fresh }));
}

/** Somebody who signs in no more; the entry stays, so that the journal's ids stay explained. */
export function withDisabled(staff: StaffFile, id: string): Change {
  return changing(staff, id, (entry) => ({ ...entry, disabled: true }));
}

function changing(staff: StaffFile, id: string, change: (entry: StaffEntry) => StaffEntry): Change {
  if (!staff.attendants.some((entry) => entry.id === id)) return no(`没有编号 ${id}。`);
  const attendants = staff.attendants.map((entry) => (entry.id === id ? change(entry) : entry));
  return { ok: true, staff: { ...staff, attendants } };
}

const ROLES: Record<AttendantRole, string> = {
  beside: '带人办',
  'on-behalf': '代人办',
  duty: '工作登记',
  machine: '看机器',
};

/** One line for each attendant; no number, no hash. */
export function listed({ attendants }: StaffFile): readonly string[] {
  if (attendants.length === 0) return ['还没有人。'];
  return attendants.map(({ id, name, roles, validFrom, validUntil, disabled }) => {
    const days = `${validFrom} 至 ${validUntil ?? '长期'}`;
    const can = roles.map((role) => ROLES[role]).join('、');
    return `${id}  ${name}  ${can}  ${days}${disabled === true ? '  已停用' : ''}`;
  });
}
