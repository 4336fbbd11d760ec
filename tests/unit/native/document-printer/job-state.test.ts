import { describe, expect, it } from 'vitest';
import { readJobState } from '../../../../native/document-printer/job-state.ts';

const job = (state: string, reasons: string | string[] = 'none', more: object = {}) =>
  readJobState({
    'job-id': 7,
    'job-name': 'doc-7 x',
    'job-state': state,
    'job-state-reasons': reasons,
    ...more,
  });
const never = { 'time-at-processing': '' };

describe('a job', () => {
  it('has number and name', () => {
    expect(job('pending')).toMatchObject({ id: 7, name: 'doc-7 x' });
    expect(readJobState({})).toMatchObject({ id: undefined, name: '' });
  });

  it.each(['pending', 'pending-held'])('%s has not begun', (state) => {
    expect(job(state)).toMatchObject({ begun: false, standing: { kind: 'under-way', trouble: undefined } });
  });

  it('processing has begun', () => {
    expect(job('processing', 'job-printing')).toMatchObject({
      begun: true,
      standing: { kind: 'under-way', trouble: undefined },
    });
  });

  it.each([
    ['processing-stopped', ['none'], {}, 'document-printer-fault'],
    ['processing', ['printer-stopped'], {}, 'document-printer-fault'],
    [
      'processing-stopped',
      ['none'],
      { 'job-printer-state-reasons': ['media-empty-warning'] },
      'document-printer-paper-out',
    ],
    [
      'pending',
      ['printer-stopped'],
      { 'job-printer-state-reasons': 'cover-open' },
      'document-printer-cover-open',
    ],
  ])('%s %j waits for somebody', (state, reasons, more, trouble) => {
    expect(job(state, reasons, more).standing).toEqual({ kind: 'under-way', trouble });
  });

  it('completed is printed, unless with errors', () => {
    expect(job('completed', 'job-completed-successfully').standing).toEqual({ kind: 'printed' });
    expect(job('completed', 'job-completed-with-warnings').standing).toEqual({ kind: 'printed' });
    expect(job('completed', 'job-completed-with-errors').standing).toEqual({ kind: 'unknown' });
  });

  it.each(['canceled', 'aborted'])('%s is nothing only where it surely never began', (state) => {
    expect(job(state, 'none', never).standing).toEqual({ kind: 'refused' });
    expect(job(state, 'none', { 'time-at-processing': 12 }).standing).toEqual({ kind: 'unknown' });
    expect(job(state, 'none').standing).toEqual({ kind: 'unknown' });
  });

  it.each(['document-format-error', 'unsupported-document-format', 'document-unprintable-error'])(
    'aborted for %s is nothing',
    (reason) =>
      expect(job('aborted', reason, { 'time-at-processing': 1 }).standing).toEqual({ kind: 'refused' }),
  );

  it('in a state of no meaning is still under way', () => {
    expect(job('').standing).toEqual({ kind: 'under-way', trouble: undefined });
  });
});
