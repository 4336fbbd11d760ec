import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../../../electron/contract/failures.ts';
import { visitId } from '../../../../electron/contract/ids.ts';
import {
  failureEntry,
  type JournalDetail,
  type JournalEntry,
  journalEvents,
} from '../../../../electron/core/journal-events.ts';
import { canonicalEntry } from '../../../../electron/store/journal-guard.ts';
import { ID_NUMBER, NAME } from './people.ts';

const withDetail = (detail: object): JournalEntry => ({
  at: 1,
  event: 'filing-accepted',
  detail,
});
const wordFields = ['service', 'device', 'receiptNumber', 'job'] as const;

/** What an ID number of either length looks like, alone or among other words. */
const idNumber = fc
  .tuple(fc.stringMatching(/^[0-9]{14,17}$/), fc.constantFrom('0', '7', 'X', 'x'))
  .map(([digits, last]) => `${digits}${last}`);

describe('canonicalEntry', () => {
  it('gives fields in alphabetical order and leaves out what is not there', () => {
    expect(canonicalEntry({ event: 'help-called', at: 5 })).toBe('{"at":5,"event":"help-called"}');
    expect(
      canonicalEntry({
        visit: visitId('v-1'),
        detail: { service: 's', receiptNumber: 'R-1', count: 0 },
        event: 'filing-accepted',
        at: 5,
      }),
    ).toBe(
      '{"at":5,"detail":{"count":0,"receiptNumber":"R-1","service":"s"},"event":"filing-accepted","visit":"v-1"}',
    );
  });

  it('gives the same text whatever order the fields were given in', () => {
    // Every field there is: the compiler asks for one that was forgotten.
    const detail: Required<JournalDetail> = {
      failure: 'printer-lost',
      service: 'a-b',
      device: 'receipt-printer-1',
      receiptNumber: 'DZ-SL-01-20261122-1',
      job: 'job-1',
      reference: 'REF',
      rating: 5,
      reason: 'not-done',
      count: 3,
      attendant: 'wang-1',
      mode: 'on-behalf',
      step: 'person-number',
      relation: 'child',
      village: '341721101203',
    };
    const fields = Object.entries(detail);
    const expected = canonicalEntry(withDetail(detail));
    fc.assert(
      fc.property(fc.shuffledSubarray(fields, { minLength: fields.length }), (shuffled) => {
        expect(canonicalEntry(withDetail(Object.fromEntries(shuffled)))).toBe(expected);
      }),
    );
    expect(JSON.parse(expected)).toEqual(withDetail(detail));
  });

  it('takes every event and every failure code', () => {
    for (const event of journalEvents)
      expect(JSON.parse(canonicalEntry({ at: 0, event }))).toEqual({ at: 0, event });
    for (const code of failureCodes) expect(canonicalEntry(failureEntry(1, code))).toContain(`"${code}"`);
  });
});

describe('what never gets into the journal', () => {
  it.each(wordFields)('an ID number, alone or among words, as %s', (field) => {
    const around = fc.constantFrom('', '-', ':', '/', '.');
    fc.assert(
      fc.property(idNumber, around, around, (number, before, after) => {
        expect(() => canonicalEntry(withDetail({ [field]: `${before}${number}${after}` }))).toThrow(
          TypeError,
        );
      }),
    );
    expect(() => canonicalEntry(withDetail({ [field]: ID_NUMBER }))).toThrow(TypeError);
  });

  it.each(wordFields)('a Chinese name or address as %s', (field) => {
    const chinese = fc.stringMatching(/^[\u4e00-\u9fff·]{1,20}$/);
    fc.assert(
      fc.property(chinese, (name) => {
        expect(() => canonicalEntry(withDetail({ [field]: name }))).toThrow(TypeError);
        expect(() => canonicalEntry(withDetail({ [field]: `a-${name}` }))).toThrow(TypeError);
      }),
    );
  });

  it('either of them as the visit, or as a number', () => {
    for (const visit of [ID_NUMBER, NAME]) {
      expect(() => canonicalEntry({ at: 1, event: 'visit-began', visit: visitId(visit) })).toThrow(TypeError);
    }
    expect(() => canonicalEntry(withDetail({ count: Number(ID_NUMBER) }))).toThrow(TypeError);
    expect(() => canonicalEntry(withDetail({ count: 13_800_138_000 }))).toThrow(TypeError);
  });

  it('either of them as the platform’s reference: a digest stands for it', () => {
    for (const reference of [ID_NUMBER, NAME, `${NAME} ${ID_NUMBER}`, '', 'x'.repeat(65)]) {
      const text = canonicalEntry(withDetail({ reference }));
      expect(text).toMatch(/"reference":"sha256:[0-9a-f]{16}"/);
      for (const part of [ID_NUMBER, NAME]) expect(text).not.toContain(part);
    }
    expect(canonicalEntry(withDetail({ reference: 'SN20261122000001' }))).toContain('"SN20261122000001"');
  });

  it.each([
    ['a field outside the list', { name: NAME }],
    ['a field with an inherited name', { constructor: 'x' }],
    ['a failure that is none', { failure: NAME }],
    ['a service that is no id', { service: 'Not An Id' }],
    ['an attendant by name', { attendant: NAME }],
    ['an attendant by number', { attendant: '341721198805179948' }],
    ['a mode that is no slug', { mode: 'On Behalf' }],
    ['a relation in words', { relation: '儿女' }],
    ['a step that is no slug', { step: 'Step_1' }],
    ['a village by name', { village: '胜利村' }],
    ['a rating beyond five', { rating: 6 }],
    ['a reason in words', { reason: '等得太久' }],
    ['a rating as text', { rating: '5' }],
    ['half a count', { count: 0.5 }],
    ['a count below nothing', { count: -1 }],
    ['an object', { job: { name: NAME } }],
    ['an overlong id', { job: 'x'.repeat(65) }],
    ['a reference that is no text', { reference: 5 }],
  ])('%s', (_, detail) => {
    expect(() => canonicalEntry(withDetail(detail))).toThrow(TypeError);
  });

  it.each([
    ['an event outside the list', { at: 1, event: 'door-opened' }],
    ['a field beside the four', { at: 1, event: 'help-called', name: NAME }],
    ['a time that is none', { at: Number.NaN, event: 'help-called' }],
    ['a time as text', { at: '1', event: 'help-called' }],
  ])('%s', (_, entry) => {
    expect(() => canonicalEntry(entry as JournalEntry)).toThrow(TypeError);
  });

  it('not even by way of the error that refuses it', () => {
    for (const value of [NAME, ID_NUMBER]) {
      const refusal = (() => {
        try {
          return canonicalEntry(withDetail({ job: value }));
        } catch (error) {
          return String(error);
        }
      })();
      expect(refusal).toMatch(/journal entry refused: job$/);
    }
  });

  it('while ids of ours all may', () => {
    const ids = fc.oneof(fc.uuid(), fc.stringMatching(/^[A-Z]{2}-[A-Z]{2}-\d{2}-\d{8}-\d{1,6}$/));
    fc.assert(
      fc.property(ids, (id) => {
        expect(canonicalEntry(withDetail({ job: id, receiptNumber: id }))).toContain(id);
      }),
    );
  });
});
