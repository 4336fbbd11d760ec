import fc from 'fast-check';
import type { Day, IdCard } from '../../electron/contract/id-card.ts';
import { nationOf } from '../../native/id-card-reader/nations.ts';
import { withCheck } from '../simulators/upstream/id-number.ts';

/** Cards of people who do not exist: sequence numbers 990–999 are never given out. */

const day: fc.Arbitrary<Day> = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Text as cards carry it: hanzi, rare ones beyond the BMP, private-use characters, Latin with inner spaces. */
const text = (units: number, smallest = 1): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('示', '例', '甲', '乙', '䶮', '𬭩', '\uE863', 'A', 'b', '·', ' ', '7'), {
      minLength: smallest,
      maxLength: Math.floor(units / 2),
    })
    .map((parts) => parts.join('').replace(/ +$/, ''))
    .filter((value) => value.length >= smallest);

const digits = (count: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
    .map((list) => list.join(''));

const latinName = (longest: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('A', 'B', 'Z', ',', ' ', '-'), { minLength: 1, maxLength: longest })
    .map((parts) => parts.join('').replace(/ +$/, ''))
    .filter((value) => value !== '');

interface Person {
  readonly birth: Day;
  readonly sex: 'male' | 'female';
  readonly number: string;
}

const person = (division: fc.Arbitrary<string>): fc.Arbitrary<Person> =>
  fc.record({ division, birth: day, sequence: fc.integer({ min: 990, max: 999 }) }).map((given) => ({
    birth: given.birth,
    sex: given.sequence % 2 === 1 ? 'male' : 'female',
    number: withCheck(`${given.division}${given.birth.replaceAll('-', '')}${given.sequence}`),
  }));

const validity = fc.tuple(day, day, fc.boolean()).map(([one, other, longTerm]) => ({
  validFrom: one < other ? one : other,
  validUntil: longTerm ? ('long-term' as const) : one < other ? other : one,
}));

const residentCard = fc
  .tuple(
    person(digits(6)),
    validity,
    text(15),
    text(35),
    text(15),
    fc.integer({ min: 0, max: 99 }),
    fc.option(text(35)),
  )
  .map(
    ([holder, dates, name, address, authority, nation, newestAddress]): IdCard => ({
      kind: 'resident',
      ...holder,
      ...dates,
      name,
      address,
      authority,
      nation: nationOf(String(nation).padStart(2, '0')),
      ...(newestAddress === null ? {} : { newestAddress }),
    }),
  );

const permitCard = fc
  .tuple(
    person(fc.constantFrom('810000', '820000', '830000')),
    validity,
    text(15),
    text(35),
    text(15),
    digits(8),
    digits(2),
  )
  .map(
    ([holder, dates, name, address, authority, permit, issueCount]): IdCard => ({
      kind: 'hk-macao-taiwan',
      ...holder,
      ...dates,
      name,
      address,
      authority,
      travelPermitNumber: `H${permit}`,
      issueCount,
    }),
  );

const foreigner2017Card = fc
  .tuple(
    day,
    fc.constantFrom('male' as const, 'female' as const),
    validity,
    text(15),
    latinName(60),
    digits(12),
    digits(4),
  )
  .map(
    ([birth, sex, dates, name, englishName, serial, authorityCode]): IdCard => ({
      kind: 'foreigner-2017',
      birth,
      sex,
      ...dates,
      name,
      englishName,
      number: `XXX${serial}`,
      nationality: 'XXX',
      version: '01',
      authorityCode,
    }),
  );

const foreigner2023Card = fc
  .tuple(person(digits(5).map((rest) => `9${rest}`)), validity, text(15), latinName(46), digits(2), digits(3))
  .map(
    ([holder, dates, name, englishName, replacementCount, formerNumberLink]): IdCard => ({
      kind: 'foreigner-2023',
      ...holder,
      ...dates,
      name,
      englishName,
      nationality: 'XXX',
      replacementCount,
      formerNumberLink,
    }),
  );

/** Any card of the four layouts. */
export const idCard: fc.Arbitrary<IdCard> = fc.oneof(
  residentCard,
  permitCard,
  foreigner2017Card,
  foreigner2023Card,
);
