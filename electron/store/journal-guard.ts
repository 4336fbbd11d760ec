import { createHash } from 'node:crypto';
import {
  isFailureCode,
  type JournalDetail,
  type JournalEntry,
  journalEvents,
} from '../core/journal-events.ts';

/** Printable ASCII without spaces: an id of ours, never a name or an address written in Chinese. */
const ID = /^[\x21-\x7e]{1,64}$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** A word of 15 to 18 digits, the last perhaps X: what an ID number of either length looks like. */
const ID_NUMBER = /(?<![0-9A-Za-z])\d{14,17}[\dXx](?![0-9A-Za-z])/;
/** Cheaper than the above, and seldom true. */
const DIGITS = /\d{14}/;
const BEST_RATING = 5;
/** Below any telephone number, so that a count can hold no personal number. */
const LARGEST_COUNT = 999_999_999;
const REFERENCE_DIGEST_LENGTH = 16;

const entryFields: ReadonlySet<string> = new Set(['at', 'event', 'visit', 'detail']);
const knownEvents: ReadonlySet<string> = new Set(journalEvents);

function isId(value: unknown): boolean {
  return typeof value === 'string' && ID.test(value) && !(DIGITS.test(value) && ID_NUMBER.test(value));
}

function isSlug(value: unknown): boolean {
  return isId(value) && SLUG.test(String(value));
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

type Checks = Readonly<Record<keyof JournalDetail, (value: unknown) => boolean>>;
/** Without a prototype, so that no field is allowed by inheritance. */
const allowed: Readonly<Partial<Checks>> = Object.assign(Object.create(null) as Partial<Checks>, {
  failure: (value) => typeof value === 'string' && isFailureCode(value),
  service: isSlug,
  device: isSlug,
  receiptNumber: isId,
  job: isId,
  reference: (value) => typeof value === 'string',
  rating: (value) => isWhole(value, 1, BEST_RATING),
  count: (value) => isWhole(value, 0, LARGEST_COUNT),
} satisfies Checks);

/** The reference is the platform's word, not ours: one that could name a person is kept as a digest. */
function harmlessReference(reference: string): string {
  if (isId(reference)) return reference;
  const digest = createHash('sha256').update(reference).digest('hex');
  return `sha256:${digest.slice(0, REFERENCE_DIGEST_LENGTH)}`;
}

function refuse(field: string): never {
  // The value stays out of the message: it may be the very thing that must not be written anywhere.
  throw new TypeError(`journal entry refused: ${field}`);
}

/** The detail with its fields in alphabetical order; those that are not there stay out of the JSON. */
function checkedDetail(detail: JournalDetail): Readonly<Record<keyof JournalDetail, unknown>> {
  for (const field in detail) {
    const name = field as keyof JournalDetail;
    const isAllowed = allowed[name];
    if (isAllowed === undefined) refuse('a field outside the closed list');
    if (!isAllowed(detail[name])) refuse(field);
  }
  const { count, device, failure, job, rating, receiptNumber, reference, service } = detail;
  const harmless = reference === undefined ? undefined : harmlessReference(reference);
  return { count, device, failure, job, rating, receiptNumber, reference: harmless, service };
}

/**
 * An entry as canonical JSON: fields in alphabetical order, no spaces, so that the same entry always gives the same text.
 * Throws when the entry carries a field outside the closed list or a value that could be a name or an ID number.
 */
export function canonicalEntry(entry: JournalEntry): string {
  for (const field in entry) {
    if (!entryFields.has(field)) refuse('a field outside the closed list');
  }
  const { at, event, visit, detail } = entry;
  if (!Number.isSafeInteger(at)) refuse('at');
  if (!knownEvents.has(event)) refuse('event');
  if (visit !== undefined && !isId(visit)) refuse('visit');
  return JSON.stringify({
    at,
    detail: detail === undefined ? undefined : checkedDetail(detail),
    event,
    visit,
  });
}
