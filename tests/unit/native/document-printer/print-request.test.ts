import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printJobId } from '../../../../electron/contract/ids.ts';
import { isNameOf, jobNameOf, jobTemplate } from '../../../../native/document-printer/print-request.ts';

describe('the name of a job', () => {
  it('begins with the id', () => {
    expect(jobNameOf(printJobId('doc-1'), '参保证明')).toBe('doc-1 参保证明');
    expect(jobNameOf(printJobId('doc-1'), '')).toBe('doc-1');
  });
  it('never exceeds 255 bytes, and is always known again', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9-]{1,64}$/),
        fc.string({ unit: fc.constantFrom('证', '𬱖', 'a'), maxLength: 300 }),
        (id, title) => {
          const job = printJobId(id);
          const name = jobNameOf(job, title);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
          expect(isNameOf(name, job)).toBe(true);
          expect(isNameOf(name.slice(0, id.length), job)).toBe(true);
        },
      ),
    );
  });
  it('is not another job’s whose id begins alike', () => {
    expect(isNameOf('doc-11 参保证明', printJobId('doc-1'))).toBe(false);
    expect(isNameOf('doc', printJobId('doc-1'))).toBe(false);
  });
});

describe('how a sheet is asked for', () => {
  const profile = { sides: 'one-sided', colour: 'auto' } as const;
  it('on A4', () => {
    expect(jobTemplate(profile, 3)).toEqual({
      copies: 3,
      sides: 'one-sided',
      'print-color-mode': 'auto',
      media: 'iso_a4_210x297mm',
    });
  });
  it('from a tray: never `media` and `media-col` together', () => {
    const asked = jobTemplate({ ...profile, tray: 'tray-2', colour: 'colour' }, 1);
    expect(asked).toEqual({
      copies: 1,
      sides: 'one-sided',
      'print-color-mode': 'color',
      'media-col': {
        'media-size': { 'x-dimension': 21_000, 'y-dimension': 29_700 },
        'media-source': 'tray-2',
      },
    });
  });
});
