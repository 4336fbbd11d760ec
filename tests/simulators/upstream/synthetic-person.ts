import { createHash } from 'node:crypto';
import type { IdCard } from '../../../electron/contract/id-card.ts';

/** One 1101 `insuinfo` node, as the platform writes it. */
export interface InsuInfo {
  readonly balc: number | string;
  readonly insutype: string;
  readonly psn_type: string;
  readonly psn_insu_stas: string;
  readonly psn_insu_date: string;
  readonly paus_insu_date: string | null;
  readonly cvlserv_flag: string;
  readonly insuplc_admdvs: string;
  readonly emp_name: string;
}

/** One 5206 `cuminfo` node, as the platform writes it. */
export interface CumInfo {
  readonly insutype: string;
  readonly year: string;
  readonly cum_ym: string;
  readonly cum_type_code: string;
  readonly cum: number | string;
}

export type SitePlace = '431000' | '341721' | '350300' | '140405' | '140828';

/** A person who does not exist: the card as a reader delivers it, and what the sandbox platform knows. */
export interface SyntheticResident {
  /** Short name to choose by, e.g. `dongzhi-1`. */
  readonly id: string;
  /** The hall this person would walk into. */
  readonly place: SitePlace;
  /** What this person is good for. */
  readonly about: string;
  readonly card: IdCard;
  /** `psn_cert_type` under which the platform knows the card. */
  readonly certificateType: '01' | '17' | '07';
  /** Absent for a person the platform has never heard of. */
  readonly insured?: {
    readonly personNumber: string;
    readonly covers: readonly InsuInfo[];
    readonly accumulations: readonly CumInfo[];
  };
}

/** A row of the table a resident card is made from. */
export interface ResidentRow {
  readonly id: string;
  readonly place: SitePlace;
  readonly about: string;
  readonly name: string;
  readonly division: string;
  readonly birth: string;
  /** 990–999 */
  readonly sequence: number;
  readonly nation: readonly [code: string, name: string];
  readonly address: string;
  readonly newestAddress?: string;
  readonly authority: string;
  readonly valid: readonly [from: string, until: string];
  readonly covers?: readonly InsuInfo[];
  readonly accumulations?: readonly CumInfo[];
}

/** A platform number (`psn_no`) of 20 digits: the province, and ten digits nobody can turn back into the card's number. */
export function personNumberOf(cardNumber: string, place: SitePlace): string {
  const digits =
    BigInt(`0x${createHash('sha256').update(cardNumber).digest('hex').slice(0, 12)}`) % 10_000_000_000n;
  return `${place.slice(0, 2)}00000099${String(digits).padStart(10, '0')}`;
}
