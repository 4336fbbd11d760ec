import { describe, expect, it } from 'vitest';
import { succeeded } from '../../../../electron/contract/failures.ts';
import { deviceId, visitId } from '../../../../electron/contract/ids.ts';
import type { Effect } from '../../../../electron/core/effects.ts';
import { type PaperPrintingParts, printPaper } from '../../../../electron/station/paper-printing.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { CARD, CERTIFICATE, CONTEXT, RECORD } from '../core/station-fixture.ts';

const SHEETS = deviceId('document-printer-1');
const effect: Extract<Effect, { effect: 'printDocument' }> = {
  effect: 'printDocument',
  visit: visitId('visit-1'),
  device: SHEETS,
  duplicate: 1,
  content: {
    service: CERTIFICATE,
    entryName: '开参保凭证',
    card: CARD,
    record: RECORD,
    origin: { from: 'upstream' },
    answers: new Map(),
    result: { outcome: 'made', receiptNumber: 'R-7' },
  },
};

function printing(setOnSheets: PaperPrintingParts['setOnSheets']) {
  const sent: unknown[] = [];
  const notMade: unknown[] = [];
  const jobs: unknown[] = [];
  const journalled: unknown[] = [];
  let settled = (): void => undefined;
  const end = new Promise<void>((resolve) => {
    settled = resolve;
  });
  const parts: PaperPrintingParts = {
    store: {
      inOneCommit: (work: () => unknown) => work(),
      journal: { head: () => 'abcd1234' },
      printJobs: {
        queue: (job: unknown) => {
          jobs.push(job);
          return succeeded(undefined);
        },
      },
    } as never,
    journal: { write: (entries) => void journalled.push(...entries) },
    clock: new HandClock(),
    context: CONTEXT,
    newId: () => 'job-1',
    setOnSheets,
    deviceLink: {
      send: (command: unknown) => {
        sent.push(command);
        settled();
      },
      documentNotMade: (job: unknown, device: unknown) => {
        notMade.push([job, device]);
        settled();
      },
    } as never,
  };
  return { parts, sent, notMade, jobs, journalled, end };
}

describe('a paper on sheets', () => {
  it('with characters that no font has is journalled, by their number alone', async () => {
    const own = printing(async (_document, { onUnknownCharacters }) => {
      onUnknownCharacters(2);
      return Uint8Array.of(37);
    });
    printPaper(own.parts, effect);
    await own.end;
    expect(own.journalled).toMatchObject([
      {
        event: 'characters-replaced',
        visit: 'visit-1',
        detail: { job: 'job-1', device: SHEETS, count: 2 },
      },
    ]);
  });

  it('is written down, then made, then sent; its bytes do not stay', async () => {
    const pdf = Uint8Array.of(37, 80, 68, 70);
    const asked: unknown[] = [];
    const own = printing(async (_document, options) => {
      asked.push(options);
      return pdf;
    });
    expect(printPaper(own.parts, effect)).toEqual({ event: 'slipQueued', visit: 'visit-1', job: 'job-1' });
    expect(own.jobs).toMatchObject([{ id: 'job-1', receiptNumber: 'R-7', duplicate: 1 }]);
    expect(own.sent).toEqual([]);
    await own.end;
    expect(asked).toMatchObject([{ duplicate: 1, mark: '样张' }]);
    expect(own.sent).toEqual([
      {
        kind: 'printDocument',
        device: SHEETS,
        job: 'job-1',
        pdf: 'JVBERg==',
        title: 'kiosk-job-1',
        copies: 1,
      },
    ]);
    expect([...pdf]).toEqual([0, 0, 0, 0]);
  });

  it('that cannot be made ends its job', async () => {
    const own = printing(() => Promise.reject(new Error('no font')));
    printPaper(own.parts, effect);
    await own.end;
    expect(own.sent).toEqual([]);
    expect(own.notMade).toEqual([['job-1', SHEETS]]);
  });
});
