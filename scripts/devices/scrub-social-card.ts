import iconv from 'iconv-lite';
import { tags } from '../../native/smart-card-reader/social-card-fields.ts';
import { parseRecord, unpadded } from '../../native/smart-card-reader/social-card-tlv.ts';
import {
  firstSafe,
  isMaleNumber,
  type Secrets,
  type SyntheticPerson,
  sameClasses,
  syntheticPerson,
} from './synthetic-text.ts';

const STATUS_BYTES = 2;
const HEAD_BYTES = 2;

/** Tags whose value is nobody's: the card's version, and the sex, which the invented number repeats. */
const KEPT: ReadonlySet<number> = new Set([tags.version, tags.sex]);

/** Packed digits; what is left over is filled with F, as on a card. */
function packed(digits: string, bytes: number): Uint8Array {
  return Buffer.from(digits.padEnd(bytes * 2, 'f').slice(0, bytes * 2), 'hex');
}

function textValue(value: Uint8Array, secrets: Secrets): Uint8Array | undefined {
  const real = iconv.decode(Buffer.from(unpadded(value)), 'gbk');
  const made = firstSafe(
    (attempt) => sameClasses(real, attempt),
    (one) => one,
    [real, ...secrets],
  );
  const bytes = made === undefined ? undefined : iconv.encode(made, 'gbk');
  // A character astride the seam of two records, or one that GBK does not know.
  if (bytes === undefined || bytes.length !== unpadded(value).length) return undefined;
  return Buffer.concat([bytes, value.subarray(bytes.length)]);
}

function valueFor(tag: number, value: Uint8Array, person: SyntheticPerson, secrets: Secrets): Uint8Array {
  const zeros = new Uint8Array(value.length);
  if (KEPT.has(tag)) return value;
  switch (tag) {
    case tags.number:
      return value.length === person.number.length ? Buffer.from(person.number) : zeros;
    case tags.birth:
      return packed(person.birth, value.length);
    case tags.validUntil:
      return packed(person.validUntil, value.length);
    case tags.identification:
      return packed(person.number.slice(0, 6).padEnd(value.length * 2, '0'), value.length);
    case tags.name:
    case tags.nameExtension:
    case tags.cardNumber:
      return textValue(value, secrets) ?? zeros;
    default:
      return zeros;
  }
}

function scrubAnswer(answer: Uint8Array, person: SyntheticPerson, secrets: Secrets): Uint8Array {
  const data = answer.subarray(0, -STATUS_BYTES);
  const made = new Uint8Array(answer.length);
  made.set(answer.subarray(-STATUS_BYTES), data.length);
  const record = parseRecord(data);
  // The selection of a file answers with what the card's maker put there: its length is enough.
  if (record === undefined || !Object.values<number>(tags).includes(record.tag)) return made;
  made.set(data.subarray(0, HEAD_BYTES));
  made.set(valueFor(record.tag, record.value, person, secrets), HEAD_BYTES);
  return made;
}

/**
 * The answers of a chip card with somebody invented on it, record by record; what is no record that is asked for keeps its
 * length and its status word only.
 */
export function scrubCardAnswers(answers: readonly Uint8Array[], more: Secrets): readonly Uint8Array[] {
  const values = new Map(
    answers.flatMap((answer) => {
      const record = parseRecord(answer.subarray(0, -STATUS_BYTES));
      return record === undefined
        ? []
        : [[record.tag, iconv.decode(Buffer.from(record.value), 'gbk')] as const];
    }),
  );
  const number = values.get(tags.number) ?? '';
  const names = [tags.name, tags.nameExtension, tags.cardNumber].map((tag) => values.get(tag) ?? '');
  const secrets = [number, ...names.map((name) => name.trim()), ...more];
  const person = firstSafe(
    (attempt) => syntheticPerson(attempt, isMaleNumber(number)),
    (one) => Object.values(one).join(' '),
    secrets,
  );
  return answers.map((answer) =>
    person === undefined || answer.length < STATUS_BYTES
      ? new Uint8Array(answer.length)
      : scrubAnswer(answer, person, secrets),
  );
}
