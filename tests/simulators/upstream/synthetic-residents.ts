import type { IdCard } from '../../../electron/contract/id-card.ts';
import { withCheck } from './id-number.ts';
import { foreigners, permitHolders } from './synthetic-cardholders.ts';
import { personNumberOf, type ResidentRow, type SyntheticResident } from './synthetic-person.ts';
import { residentRows } from './synthetic-rows.ts';

export type { SyntheticResident } from './synthetic-person.ts';

function residentFrom(row: ResidentRow): SyntheticResident {
  const number = withCheck(`${row.division}${row.birth.replaceAll('-', '')}${row.sequence}`);
  const card: IdCard = {
    kind: 'resident',
    name: row.name,
    sex: row.sequence % 2 === 1 ? 'male' : 'female',
    nation: { code: row.nation[0], name: row.nation[1] },
    birth: row.birth,
    number,
    address: row.address,
    ...(row.newestAddress === undefined ? {} : { newestAddress: row.newestAddress }),
    authority: row.authority,
    validFrom: row.valid[0],
    validUntil: row.valid[1],
  };
  return {
    id: row.id,
    place: row.place,
    about: row.about,
    card,
    certificateType: '01',
    ...(row.covers === undefined
      ? {}
      : {
          insured: {
            personNumber: personNumberOf(number, row.place),
            covers: row.covers,
            accumulations: row.accumulations ?? [],
          },
        }),
  };
}

/** Everybody the sandbox knows of, in a fixed order. */
export const syntheticResidents: readonly SyntheticResident[] = [
  ...residentRows.map(residentFrom),
  ...permitHolders,
  ...foreigners,
];

/** The one with this short name; a wrong name is a mistake of the caller. */
export function syntheticResident(id: string): SyntheticResident {
  const found = syntheticResidents.find((resident) => resident.id === id);
  if (found === undefined) throw new Error(`no synthetic resident is called ${id}`);
  return found;
}
