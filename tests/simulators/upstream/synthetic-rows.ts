import type { ResidentRow } from './synthetic-person.ts';
import { northernRows } from './synthetic-rows-north.ts';
import { southernRows } from './synthetic-rows-south.ts';

/** The people with a resident card, five to a place. Names, houses and numbers are invented; no such sequence is ever issued to them. */
export const residentRows: readonly ResidentRow[] = [...southernRows, ...northernRows];
