import { withCheck } from './id-number.ts';
import { personNumberOf, type SitePlace, type SyntheticResident } from './synthetic-person.ts';
import { employeeCover, ordinaryYear, residentCover } from './wire-records.ts';

function permitHolder(
  id: string,
  place: SitePlace,
  region: '810000' | '820000' | '830000',
  name: string,
  birth: string,
  sequence: number,
): SyntheticResident {
  const number = withCheck(`${region}${birth.replaceAll('-', '')}${sequence}`);
  return {
    id,
    place,
    about: `港澳台居民居住证（${region}）`,
    certificateType: '17',
    card: {
      kind: 'hk-macao-taiwan',
      name,
      sex: sequence % 2 === 1 ? 'male' : 'female',
      birth,
      number,
      address: '福建省莆田市城厢区示例街道示例路18号',
      authority: '莆田市公安局城厢分局',
      validFrom: '2024-03-11',
      validUntil: '2029-03-10',
      travelPermitNumber: region === '830000' ? '00000000' : 'H00000000',
      issueCount: '01',
    },
    insured: {
      personNumber: personNumberOf(number, place),
      covers: [residentCover('350302', { psn_insu_date: '2024-04-01' })],
      accumulations: ordinaryYear(2025),
    },
  };
}

/** Holders of the residence permit for Hong Kong, Macao and Taiwan residents (card flag J). */
export const permitHolders: readonly SyntheticResident[] = [
  permitHolder('putian-permit-1', '350300', '810000', '示例港一', '1971-09-09', 990),
  permitHolder('putian-permit-2', '350300', '830000', '示例臺一', '1958-02-28', 991),
];

/** 2017 edition: three letters and twelve digits, no check rule. */
const FOREIGNER_2017_NUMBER = 'XXX431099099001';
const FOREIGNER_2023_NUMBER = withCheck('94300019880808990');

/** Holders of the foreigner's permanent residence card, both editions (card flags I and Y). */
export const foreigners: readonly SyntheticResident[] = [
  {
    id: 'chenzhou-foreigner-2017',
    place: '431000',
    about: '外国人永久居留身份证（2017 版），职工医保',
    certificateType: '07',
    card: {
      kind: 'foreigner-2017',
      name: '示例外一',
      englishName: 'EXAMPLE, PERSON ONE',
      sex: 'male',
      birth: '1979-12-01',
      number: FOREIGNER_2017_NUMBER,
      nationality: 'XXX',
      version: '01',
      authorityCode: '4300',
      validFrom: '2019-06-16',
      validUntil: '2029-06-15',
    },
    insured: {
      personNumber: personNumberOf(FOREIGNER_2017_NUMBER, '431000'),
      covers: [employeeCover('431099')],
      accumulations: [],
    },
  },
  {
    id: 'chenzhou-foreigner-2023',
    place: '431000',
    about: '外国人永久居留身份证（2023 版，五星卡）',
    certificateType: '07',
    card: {
      kind: 'foreigner-2023',
      name: '示例外二',
      englishName: 'EXAMPLESURNAME, AVERYLONGGIVENNAMEOFNOBODY',
      sex: 'female',
      birth: '1988-08-08',
      number: FOREIGNER_2023_NUMBER,
      nationality: 'XXX',
      replacementCount: '01',
      formerNumberLink: '',
      validFrom: '2024-01-02',
      validUntil: '2034-01-01',
    },
    insured: {
      personNumber: personNumberOf(FOREIGNER_2023_NUMBER, '431000'),
      covers: [residentCover('431003', { psn_insu_date: '2024-02-01' })],
      accumulations: ordinaryYear(2025),
    },
  },
];
