import { createHash } from 'node:crypto';
import { syntheticResidents } from './synthetic-residents.ts';

/** One line of a village's list as `roster.query` answers it. */
export interface RosterNode {
  readonly ref: string;
  readonly psn_name: string;
  readonly certno_end: string;
  readonly insured: '0' | '1';
  readonly chronic: '0' | '1';
}

/** Of so many people one is not insured, and one is known as chronically ill. */
const ONE_UNINSURED_IN = 4;
const ONE_CHRONIC_IN = 3;
/** Surnames and a given name that nobody bears. */
const SURNAMES = '赵钱孙李周吴郑王冯陈';
const PEOPLE = 9;

const referenceOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The people of a village who do not exist: always the same for the same code, and the county's synthetic residents first. */
export function villageRoster(village: string): readonly RosterNode[] {
  const known = syntheticResidents
    .filter(({ place, card }) => village.startsWith(place.slice(0, 4)) && card.kind === 'resident')
    .slice(0, 2)
    .map(({ card, insured }): RosterNode => {
      const names = `${card.name.slice(0, 1)}${'*'.repeat(Array.from(card.name).length - 1)}`;
      const isInsured = insured !== undefined && insured.covers.length > 0;
      return {
        ref: referenceOf(card.number),
        psn_name: names,
        certno_end: card.number.slice(-4),
        insured: isInsured ? '1' : '0',
        chronic: '0',
      };
    });
  const others = Array.from(
    { length: PEOPLE },
    (_, at): RosterNode => ({
      ref: referenceOf(`${village}:${at}`),
      psn_name: `${SURNAMES[at % SURNAMES.length] ?? '示'}*`,
      certno_end: String(9_000 + at),
      insured: at % ONE_UNINSURED_IN === 0 ? '0' : '1',
      chronic: at % ONE_CHRONIC_IN === 0 ? '1' : '0',
    }),
  );
  return [...known, ...others];
}
