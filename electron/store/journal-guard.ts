import { createHash } from 'node:crypto';
import {
  isFailureCode,
  type JournalDetail,
  type JournalEntry,
  journalEvents,
} from '../core/journal-events.ts';

/** An id of ours, never a name or an address written in Chinese; nothing in it needs escaping in JSON. */
const ID = /^[\w.:/+=-]{1,64}$/;
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
const detailFields: ReadonlySet<string> = new Set<keyof JournalDetail>([
  'failure',
  'service',
  'device',
  'receiptNumber',
  'job',
  'reference',
  'rating',
  'reason',
  'count',
  'attendant',
  'mode',
  'step',
  'relation',
  'village',
]);

function refuse(field: string): never {
  // The value stays out of the message: it may be the very thing that must not be written anywhere.
  throw new TypeError(`journal entry refused: ${field}`);
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && ID.test(value) && !(DIGITS.test(value) && ID_NUMBER.test(value));
}

function checkId(field: string, value: unknown): void {
  if (value !== undefined && !isId(value)) refuse(field);
}

function checkSlug(field: string, value: string | undefined): void {
  if (value !== undefined && !(isId(value) && SLUG.test(value))) refuse(field);
}

function checkWhole(field: string, value: unknown, least: number, most: number): void {
  if (value === undefined) return;
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) refuse(field);
}

function checkFields(object: object, known: ReadonlySet<string>): void {
  for (const field in object) if (!known.has(field)) refuse('a field outside the closed list');
}

/** The reference is the platform's word, not ours: one that could name a person is kept as a digest. */
function harmlessReference(reference: unknown): string {
  if (typeof reference !== 'string') return refuse('reference');
  if (isId(reference)) return reference;
  const digest = createHash('sha256').update(reference).digest('hex');
  return `sha256:${digest.slice(0, REFERENCE_DIGEST_LENGTH)}`;
}

/** Field by field rather than through a serialiser: this runs once in every commit, cold, and the sync waits for it. */
function textField(name: string, value: string | undefined): string {
  return value === undefined ? '' : `,"${name}":"${value}"`;
}

function numberField(name: string, value: number | undefined): string {
  return value === undefined ? '' : `,"${name}":${value}`;
}

function detailText(detail: JournalDetail): string {
  checkFields(detail, detailFields);
  const { attendant, count, device, failure, job, mode, rating } = detail;
  const { reason, receiptNumber, relation, service, step, village } = detail;
  for (const [field, slug] of Object.entries({ attendant, mode, reason, relation, step }))
    checkSlug(field, slug);
  checkWhole('count', count, 0, LARGEST_COUNT);
  checkSlug('device', device);
  if (failure !== undefined && !isFailureCode(failure)) refuse('failure');
  checkId('job', job);
  checkWhole('rating', rating, 1, BEST_RATING);
  checkId('receiptNumber', receiptNumber);
  checkId('village', village);
  checkSlug('service', service);
  const reference = detail.reference === undefined ? undefined : harmlessReference(detail.reference);
  const fields =
    textField('attendant', attendant) +
    numberField('count', count) +
    textField('device', device) +
    textField('failure', failure) +
    textField('job', job) +
    textField('mode', mode) +
    numberField('rating', rating) +
    textField('reason', reason) +
    textField('receiptNumber', receiptNumber) +
    textField('reference', reference) +
    textField('relation', relation) +
    textField('service', service) +
    textField('step', step) +
    textField('village', village);
  return `,"detail":{${fields.slice(1)}}`;
}

/**
 * An entry as canonical JSON: fields in alphabetical order, no spaces, so that the same entry always gives the same text.
 * Throws when the entry carries a field outside the closed list or a value that could be a name or an ID number.
 */
export function canonicalEntry(entry: JournalEntry): string {
  checkFields(entry, entryFields);
  const { at, event, visit, detail } = entry;
  if (!Number.isSafeInteger(at)) refuse('at');
  if (!knownEvents.has(event)) refuse('event');
  checkId('visit', visit);
  const added = detail === undefined ? '' : detailText(detail);
  return `{"at":${at}${added},"event":"${event}"${textField('visit', visit)}}`;
}
