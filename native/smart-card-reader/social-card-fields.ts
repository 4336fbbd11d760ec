import iconv from 'iconv-lite';
import { failed, type Outcome, succeeded } from '../../electron/contract/failures.ts';
import { dayOf, sexOf } from '../../electron/contract/holder-codes.ts';
import type { Day } from '../../electron/contract/id-card.ts';
import { agreesWithHolder, hasValidCheckCharacter } from '../../electron/contract/id-number.ts';
import type { SocialCard } from '../../electron/contract/social-card.ts';
import { digitsOf, unpadded } from './social-card-tlv.ts';

/** The tags of EF05 (issuer) and EF06 (holder) that the kiosk asks for (spec id-card-reader §7.1). */
export const tags = {
  identification: 0x01,
  version: 0x03,
  validUntil: 0x06,
  cardNumber: 0x07,
  number: 0x08,
  name: 0x09,
  nameExtension: 0x4e,
  sex: 0x0a,
  birth: 0x0d,
} as const;

/** Values by tag, as a card gave them; a tag it did not give is not in it. */
export type CardValues = ReadonlyMap<number, Uint8Array>;

const ISSUING_AREA_DIGITS = 6;

const bytesOf = (values: CardValues, tag: number): Uint8Array =>
  unpadded(values.get(tag) ?? new Uint8Array());
const textOf = (values: CardValues, tag: number): string =>
  iconv.decode(Buffer.from(bytesOf(values, tag)), 'gbk');

function dayAt(values: CardValues, tag: number): Day | undefined {
  return dayOf(digitsOf(values.get(tag) ?? new Uint8Array()) ?? '');
}

/** The specification a card follows; what is none of the three is `other`. */
export function versionOf(values: CardValues): SocialCard['version'] {
  const text = textOf(values, tags.version);
  return text === '1.00' || text === '2.00' || text === '3.00' ? text : 'other';
}

/** A name that does not fit into its 30 bytes goes on in the extension; a character may stand astride the seam. */
function nameOf(values: CardValues): string {
  const bytes = [...bytesOf(values, tags.name), ...bytesOf(values, tags.nameExtension)];
  return iconv.decode(Buffer.from(bytes), 'gbk').trim();
}

/**
 * What a card's values say. Fails with `social-card-read-failed` when name or number are missing, with
 * `social-card-number-invalid` when the number's check character is wrong or the number contradicts birth or sex.
 */
export function socialCardOf(
  values: CardValues,
): Outcome<SocialCard, 'social-card-read-failed' | 'social-card-number-invalid'> {
  const name = nameOf(values);
  const number = textOf(values, tags.number).toUpperCase();
  if (name === '' || number === '') return failed('social-card-read-failed');
  if (!hasValidCheckCharacter(number)) return failed('social-card-number-invalid');
  const sex = sexOf(textOf(values, tags.sex));
  const birth = dayAt(values, tags.birth);
  const validUntil = dayAt(values, tags.validUntil);
  // A card that does not give its birth date contradicts nothing.
  const birthInNumber = dayOf(number.slice(6, 14));
  if (birthInNumber === undefined || !agreesWithHolder(number, birth ?? birthInNumber, sex)) {
    return failed('social-card-number-invalid');
  }
  return succeeded({
    kind: 'social-card',
    name,
    number,
    sex,
    ...(birth === undefined ? {} : { birth }),
    cardNumber: textOf(values, tags.cardNumber),
    issuingArea: (digitsOf(values.get(tags.identification) ?? new Uint8Array()) ?? '').slice(
      0,
      ISSUING_AREA_DIGITS,
    ),
    version: versionOf(values),
    ...(validUntil === undefined ? {} : { validUntil }),
  });
}
