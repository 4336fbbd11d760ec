import { failed, type Outcome, succeeded } from '../../electron/contract/failures.ts';
import { dayOf, sexOf } from '../../electron/contract/holder-codes.ts';
import type {
  Foreigner2017Card,
  Foreigner2023Card,
  IdCard,
  PermitCard,
  ResidentCard,
} from '../../electron/contract/id-card.ts';
import { agreesWithHolder, hasValidCheckCharacter } from '../../electron/contract/id-number.ts';
import { field, rawText, trimmed } from './card-fields.ts';
import { nationOf } from './nations.ts';

/** The size of every card's text block (§3). */
export const CARD_TEXT_BYTES = 256;
/** Type flag: character 124 of the block (§3.1). */
const FLAG_OFFSET = 248;
const LONG_TERM = '长期';

type CardTextFailure = 'card-data-untrusted' | 'card-number-invalid';
type Holder = Pick<IdCard, 'name' | 'sex' | 'birth' | 'number' | 'validFrom' | 'validUntil'>;

/** Where the fields that every layout has stand, `[offset, size]` in bytes. */
interface HolderPlaces {
  readonly name: readonly [number, number];
  readonly sex: readonly [number, number];
  readonly birth: readonly [number, number];
  readonly number: readonly [number, number];
}

const COMMON: HolderPlaces = { name: [0, 30], sex: [30, 2], birth: [36, 16], number: [122, 36] };
const FOREIGNER_2017: HolderPlaces = { name: [158, 30], sex: [120, 2], birth: [220, 16], number: [122, 30] };

/** The holder's fields; undefined when a date is none or validity ends before it begins. */
function holderOf(block: Uint8Array, places: HolderPlaces): Holder | undefined {
  const birth = dayOf(field(block, ...places.birth));
  const validFrom = dayOf(field(block, 188, 16));
  const untilText = field(block, 204, 16);
  const validUntil = untilText === LONG_TERM ? 'long-term' : dayOf(untilText);
  if (birth === undefined || validFrom === undefined || validUntil === undefined) return undefined;
  if (validUntil !== 'long-term' && validUntil < validFrom) return undefined;
  return {
    name: field(block, ...places.name),
    sex: sexOf(field(block, ...places.sex)),
    birth,
    number: field(block, ...places.number),
    validFrom,
    validUntil,
  };
}

function residentCard(block: Uint8Array, holder: Holder): ResidentCard {
  return {
    kind: 'resident',
    ...holder,
    nation: nationOf(field(block, 32, 4)),
    address: field(block, 52, 70),
    authority: field(block, 158, 30),
  };
}

function permitCard(block: Uint8Array, holder: Holder): PermitCard {
  return {
    kind: 'hk-macao-taiwan',
    ...holder,
    address: field(block, 52, 70),
    authority: field(block, 158, 30),
    travelPermitNumber: field(block, 220, 18),
    issueCount: field(block, 238, 4),
  };
}

/** A foreigner without a Chinese name is called by the English one. */
const namedBy = (holder: Holder, englishName: string): Holder =>
  holder.name === '' ? { ...holder, name: englishName } : holder;

function foreigner2017Card(block: Uint8Array, holder: Holder): Foreigner2017Card {
  const englishName = field(block, 0, 120);
  return {
    kind: 'foreigner-2017',
    ...namedBy(holder, englishName),
    englishName,
    nationality: field(block, 152, 6),
    version: field(block, 236, 4),
    authorityCode: field(block, 240, 8),
  };
}

function foreigner2023Card(block: Uint8Array, holder: Holder): Foreigner2023Card {
  // Joined before trimming: a space can stand at the seam.
  const englishName = trimmed(rawText(block, 52, 70) + rawText(block, 220, 22));
  return {
    kind: 'foreigner-2023',
    ...namedBy(holder, englishName),
    englishName,
    nationality: field(block, 242, 6),
    replacementCount: field(block, 32, 4),
    formerNumberLink: field(block, 250, 6),
  };
}

function cardOf(block: Uint8Array): IdCard | undefined {
  const flag = rawText(block, FLAG_OFFSET, 2);
  const holder = holderOf(block, flag === 'I' ? FOREIGNER_2017 : COMMON);
  if (holder === undefined) return undefined;
  switch (flag) {
    case 'J':
      return permitCard(block, holder);
    case 'I':
      return foreigner2017Card(block, holder);
    case 'Y':
      return foreigner2023Card(block, holder);
    default:
      // Any other flag value is a resident card to the readers in the field (§3.1).
      return residentCard(block, holder);
  }
}

/** The 2017 edition's 15 characters have no check rule; all others follow GB 11643 and must agree with the card. */
function numberStands({ kind, number, birth, sex }: IdCard): boolean {
  if (kind === 'foreigner-2017') return number !== '';
  return hasValidCheckCharacter(number) && agreesWithHolder(number, birth, sex);
}

/**
 * Reads the 256-byte text block of any of the four card layouts (§3.2). Fails with `card-data-untrusted` when the block
 * has another size, a date is none or validity ends before it begins; with `card-number-invalid` when the number's check
 * character is wrong or the number contradicts the card's birth date or sex.
 */
export function parseCardText(block: Uint8Array): Outcome<IdCard, CardTextFailure> {
  if (block.length !== CARD_TEXT_BYTES) return failed('card-data-untrusted');
  const card = cardOf(block);
  if (card === undefined) return failed('card-data-untrusted');
  return numberStands(card) ? succeeded(card) : failed('card-number-invalid');
}

/** The appended address as 30 03 gives it: text without a length; undefined when there is nothing but padding. */
export function parseAppendedAddress(data: Uint8Array): string | undefined {
  const address = field(data, 0, data.length - (data.length % 2));
  return address === '' ? undefined : address;
}

/** The card with its newest address, for the kinds that have one. */
export function withNewestAddress(card: IdCard, newestAddress: string | undefined): IdCard {
  if (newestAddress === undefined) return card;
  return card.kind === 'resident' || card.kind === 'hk-macao-taiwan' ? { ...card, newestAddress } : card;
}
