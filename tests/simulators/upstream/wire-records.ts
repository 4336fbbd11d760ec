import type { CumInfo, InsuInfo } from './synthetic-person.ts';

/** A cover of 390 urban-rural residents, in force unless told otherwise. */
export function residentCover(place: string, more: Partial<InsuInfo> = {}): InsuInfo {
  return {
    balc: 0,
    insutype: '390',
    psn_type: '15',
    psn_insu_stas: '1',
    psn_insu_date: '2017-01-01',
    paus_insu_date: null,
    cvlserv_flag: '0',
    insuplc_admdvs: place,
    emp_name: '',
    ...more,
  };
}

/** A cover of 310 employees, with a personal account and an employer that does not exist. */
export function employeeCover(place: string, more: Partial<InsuInfo> = {}): InsuInfo {
  return residentCover(place, {
    balc: 1286.05,
    insutype: '310',
    psn_type: '1101',
    psn_insu_date: '2009-07-01',
    emp_name: '示例县示例农机修配厂',
    ...more,
  });
}

/** One accumulation of a year. */
export function cum(year: number, kind: string, amount: number | string, insutype: string = '390'): CumInfo {
  return { insutype, year: String(year), cum_ym: `${year}12`, cum_type_code: kind, cum: amount };
}

/** An ordinary year of a resident: visits counted, one stay in hospital, some outpatient pay. */
export function ordinaryYear(year: number): readonly CumInfo[] {
  return [
    cum(year, 'C0000', 4),
    cum(year, 'F0000', 3862.4),
    cum(year, 'Q0000', '200.00'),
    cum(year, 'D390101', 1780.35),
    cum(year, 'D390102', '126.50'),
  ];
}

/** A hard year: a long illness, paid by three funds. */
export function hardYear(year: number): readonly CumInfo[] {
  return [
    cum(year, 'C0000', 11),
    cum(year, 'F0000', 86_420.77),
    cum(year, 'Q0000', 800),
    cum(year, 'D390101', '42118.60'),
    cum(year, 'D390201', 17_305.09),
    cum(year, 'D610101', 5_200),
  ];
}
