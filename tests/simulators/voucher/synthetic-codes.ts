import { createHash } from 'node:crypto';
import { syntheticVoucher } from '../code-scanner/synthetic-voucher.ts';
import { type SyntheticResident, syntheticResidents } from '../upstream/synthetic-residents.ts';

/** A code's seventeen digits hold the resident's place in the list in their last three, and before them how many came before. */
const RESIDENTS = 1_000;

/**
 * The code a resident's telephone shows: of the real shape, with a number that no issued one has.
 * @param nth another code for each number, as a telephone makes a new one every minute
 * @param province two digits; the resident's own place where left out
 */
export function codeOf(resident: string, nth = 0, province?: string): string {
  const index = syntheticResidents.findIndex(({ id }) => id === resident);
  const found = syntheticResidents[index];
  if (found === undefined) throw new Error(`no synthetic resident is called ${resident}`);
  return syntheticVoucher(nth * RESIDENTS + index + 1, province ?? found.place.slice(0, 2));
}

/** Whose code it is; undefined for a code that the sandbox never issued. */
export function residentByCode(code: string): SyntheticResident | undefined {
  if (!/^424\d{25}$/.test(code)) return undefined;
  return syntheticResidents[(Number(code.slice(3, 20)) % RESIDENTS) - 1];
}

/** The `ecToken` of a resident: six digits of the province and 32 lower-case characters, as observed ones are. */
export function tokenOf({ id, place }: Pick<SyntheticResident, 'id' | 'place'>): string {
  const digest = createHash('sha256').update(`token of ${id}`).digest('hex');
  return `${place.slice(0, 2)}0000${digest.slice(0, 32)}`;
}

/** Whose token it is. */
export function residentByToken(token: unknown): SyntheticResident | undefined {
  return syntheticResidents.find((resident) => tokenOf(resident) === token);
}
