import type { Catalogue } from '../contract/catalogue.ts';
import type { InsuredRecord } from '../contract/insured-record.ts';
import type { ShownRecord } from '../contract/status.ts';
import { coreWords, worded } from './words.ts';

/** A code in words, or 代号 and the code where the dictionary does not know it. */
export function inWords(catalogue: Catalogue, dictionary: string, code: string): string {
  return catalogue.dictionaries.get(dictionary)?.words[code] ?? worded(coreWords.figures.code, { code });
}

/** A record as screens and slips show it: active covers first, newest accumulations first. */
export function shownRecord(catalogue: Catalogue, record: InsuredRecord): ShownRecord {
  const covers = record.covers.map(
    ({ standing, since, pausedSince, insuranceType, insuredPlace, personType }) => ({
      standing,
      ...(since === undefined ? {} : { since }),
      ...(pausedSince === undefined ? {} : { pausedSince }),
      insurance: inWords(catalogue, 'insurance-type', insuranceType),
      insuredPlace: inWords(catalogue, 'insured-place', insuredPlace),
      personType: inWords(catalogue, 'person-type', personType),
    }),
  );
  const accumulations = record.accumulations.map(({ year, insuranceType, kind, amount }) => ({
    year,
    insurance: inWords(catalogue, 'insurance-type', insuranceType),
    kind: inWords(catalogue, 'accumulation-kind', kind),
    amount,
  }));
  return {
    covers: covers.toSorted((a, b) => Number(b.standing === 'normal') - Number(a.standing === 'normal')),
    accumulations: accumulations.toSorted((a, b) => b.year.localeCompare(a.year)),
  };
}

/** Fen as `1234.50元`. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.abs(fen);
  const amount = `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
  return worded(coreWords.figures.yuan, { amount });
}
