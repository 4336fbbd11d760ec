import type { Catalogue } from '../contract/catalogue.ts';
import type { InsuredRecord } from '../contract/insured-record.ts';
import type { ShownRecord } from '../contract/status.ts';

/** A code in words, or 代码 and the code where the dictionary does not know it. */
export function inWords(catalogue: Catalogue, dictionary: string, code: string): string {
  return catalogue.dictionaries.get(dictionary)?.words[code] ?? `代码${code}`;
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
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}元`;
}

/** 参保状态 in words. */
export function standingInWords(standing: ShownRecord['covers'][number]['standing']): string {
  switch (standing) {
    case 'normal':
      return '正常参保';
    case 'suspended':
      return '暂停参保';
    case 'terminated':
      return '终止参保';
    case 'other':
      return '请问工作人员';
  }
}
