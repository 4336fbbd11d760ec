import { failed, type Outcome, succeeded, type UpstreamFailure } from '../contract/failures.ts';
import type { Accumulation, Cover, InsuredRecord } from '../contract/insured-record.ts';
import type { VoucherSettings } from '../contract/voucher.ts';
import type { PersonIdentity } from '../core/ports/upstream.ts';
import type { HsaExchange } from './hsa-client.ts';
import { INFCODE_OK } from './hsa-envelope.ts';
import { readAccumulations, readPerson } from './insured-nodes.ts';
import type { UpstreamInterface, UpstreamProfile } from './upstream-profile.ts';

/** `mdtrt_cert_type`: 02 identity card. Other card kinds are told apart by `psn_cert_type` (their own codes are local lists). */
const BY_IDENTITY_CARD = '02';
/** `mdtrt_cert_type`: 01 e-voucher, whose certificate number is its token. */
const BY_VOUCHER = '01';
/** The resident is standing there and already has the main answer coming: the sums may cost so much more, not a whole time-out. */
const ACCUMULATIONS_WAIT_MS = 5_000;

/** Sends one query; the interface decides path and infno. */
export type AskPlatform = (question: {
  readonly interface: UpstreamInterface;
  readonly insuredPlace?: string | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  readonly waitMs?: number;
}) => Promise<HsaExchange>;

/** The place that answers for the person: where the cover in force is kept, otherwise the first one. */
function insuredPlaceOf(covers: readonly Cover[]): string | undefined {
  return (covers.find(({ standing }) => standing === 'normal') ?? covers[0])?.insuredPlace;
}

/**
 * The certificate 1101 is asked by. A voucher's token takes the number's place, or goes beside it: what field notes say and what
 * running code sends differ, so the site decides (upstream spec §1.7).
 */
function certificateOf(
  { certificateNumber, voucherToken }: PersonIdentity,
  voucherLookUp: VoucherSettings['lookUpBy'] | undefined,
): Readonly<Record<string, string>> {
  return voucherLookUp === 'ec-token' && voucherToken !== undefined
    ? { mdtrt_cert_type: BY_VOUCHER, mdtrt_cert_no: voucherToken, card_sn: '' }
    : { mdtrt_cert_type: BY_IDENTITY_CARD, mdtrt_cert_no: certificateNumber, card_sn: voucherToken ?? '' };
}

/** 1101 by a voucher's code itself; who it is comes back with the answer. */
export function certificateByCode(code: string): Readonly<Record<string, string>> {
  const nobodyYet = { card_sn: '', begntime: '', psn_cert_type: '', certno: '', psn_name: '' };
  return { mdtrt_cert_type: BY_VOUCHER, mdtrt_cert_no: code, ...nobodyYet };
}

async function askPerson(
  ask: AskPlatform,
  profile: UpstreamProfile,
  person: PersonIdentity,
  voucherLookUp: VoucherSettings['lookUpBy'] | undefined,
): Promise<Outcome<Omit<InsuredRecord, 'accumulations'>, UpstreamFailure>> {
  const exchange = await ask({
    interface: '1101',
    input: {
      data: {
        ...certificateOf(person, voucherLookUp),
        begntime: '',
        psn_cert_type: person.certificateType,
        certno: person.certificateNumber,
        psn_name: person.name,
      },
    },
  });
  if (!exchange.answered) return failed(exchange.failure);
  const { infcode, err_msg: message = '', output } = exchange.response;
  if (infcode !== INFCODE_OK) {
    const unknownPerson = profile.personUnknownWords.some((words) => message.includes(words));
    return failed(unknownPerson ? 'person-not-insured' : 'upstream-refused');
  }
  return readPerson(output);
}

/** 5206. Undefined when the platform does not tell. */
async function askAccumulations(
  ask: AskPlatform,
  profile: UpstreamProfile,
  personNumber: string,
  insuredPlace: string | undefined,
): Promise<readonly Accumulation[] | undefined> {
  const exchange = await ask({
    interface: '5206',
    insuredPlace,
    input: { data: { psn_no: personNumber } },
    waitMs: ACCUMULATIONS_WAIT_MS,
  });
  if (!exchange.answered || exchange.response.infcode !== INFCODE_OK) return undefined;
  return readAccumulations(exchange.response.output, profile.timesKinds);
}

/**
 * 1101 and 5206 joined. `person-not-insured` when the platform answers without a `baseinfo`, or with an error whose words
 * the profile lists; any other error is `upstream-refused`: nobody is told "not insured" because a platform stumbled.
 *
 * A 5206 that fails does not take 1101 with it: the record then comes without accumulations. Whether someone is insured
 * and where is what they came for; the sums are an addition, and an empty list is shown as "none to show".
 */
export async function lookUpInsured(
  ask: AskPlatform,
  profile: UpstreamProfile,
  person: PersonIdentity,
  voucherLookUp?: VoucherSettings['lookUpBy'],
): Promise<Outcome<InsuredRecord, UpstreamFailure>> {
  const found = await askPerson(ask, profile, person, voucherLookUp);
  if (!found.ok) return found;
  const { personNumber, covers } = found.value;
  const accumulations = await askAccumulations(ask, profile, personNumber, insuredPlaceOf(covers));
  return succeeded({ ...found.value, accumulations: [...(accumulations ?? [])] });
}
