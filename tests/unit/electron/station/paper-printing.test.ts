import { describe, expect, it } from 'vitest';
import { succeeded } from '../../../../electron/contract/failures.ts';
import { deviceId, visitId } from '../../../../electron/contract/ids.ts';
import type { Effect } from '../../../../electron/core/effects.ts';
import {
  NOTICE_KEPT_MS,
  type PaperPrintingParts,
  printPaper,
} from '../../../../electron/station/paper-printing.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { CARD, CERTIFICATE, CONTEXT, FILING, RECORD } from '../core/station-fixture.ts';

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
  const given: unknown[] = [];
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
        queue: (job: unknown, entries: unknown[]) => {
          jobs.push(job);
          journalled.push(...entries);
          return succeeded(undefined);
        },
      },
      nextNumber: () => succeeded(7),
      notices: {
        give: (...matter: unknown[]) => {
          given.push(matter);
          return succeeded(given.length);
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
  return { parts, sent, notMade, jobs, given, journalled, end };
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
      { event: 'slip-queued' },
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

  it('of a case goes out with its commitment, a sample until the platform has the case', async () => {
    const result = { outcome: 'to-upload', receiptNumber: 'R-8' } as const;
    const content = { ...effect.content, service: FILING, entryName: '异地备案', result };
    const asked: unknown[] = [];
    const own = printing(async (_document, options) => {
      asked.push(options);
      return Uint8Array.of(37);
    });
    printPaper(own.parts, { ...effect, content });
    await own.end;
    const title = { kind: 'heading', text: '告知承诺书', size: 'large' };
    expect(asked).toMatchObject([{ mark: '样张', after: [{ blocks: expect.arrayContaining([title]) }] }]);
    const online = printing(async (_document, options) => {
      asked.push(options);
      return Uint8Array.of(37);
    });
    printPaper(online.parts, { ...effect, content: { ...content, result: { ...result, outcome: 'sent' } } });
    await online.end;
    expect(asked.at(-1)).not.toHaveProperty('mark');
    expect(online.jobs).not.toEqual(own.jobs);
  });

  it('that cannot be made ends its job', async () => {
    const own = printing(() => Promise.reject(new Error('no font')));
    printPaper(own.parts, effect);
    await own.end;
    expect(own.sent).toEqual([]);
    expect(own.notMade).toEqual([['job-1', SHEETS]]);
  });
});

describe('a one-time notice', () => {
  const notice = (noticeTimes?: number): Extract<Effect, { effect: 'printSlip' }> => ({
    effect: 'printSlip',
    visit: visitId('visit-1'),
    device: deviceId('receipt-printer-1'),
    duplicate: 0,
    content: {
      of: 'notice',
      service: FILING,
      entryName: '异地备案',
      card: CARD,
      answers: new Map(),
      ...(noticeTimes === undefined ? {} : { noticeTimes }),
    },
  });
  const never = () => Promise.reject(new Error('no sheet'));

  it('is counted with its paper, and the second one is flagged on it and in the journal', () => {
    const own = printing(never);
    const now = own.parts.clock.now();
    expect(printPaper(own.parts, notice())).toMatchObject({ notice: { service: FILING.id, times: 1 } });
    expect(JSON.stringify(own.sent)).not.toContain('次告知');
    expect(printPaper(own.parts, notice())).toMatchObject({ notice: { service: FILING.id, times: 2 } });
    expect(JSON.stringify(own.sent.at(-1))).toContain('第2次告知');
    expect(own.given[0]).toEqual([CARD.number, FILING.id, now, now - NOTICE_KEPT_MS]);
    expect(own.journalled).toMatchObject([
      { event: 'slip-queued' },
      { event: 'notice-given', detail: { service: FILING.id, count: 1 } },
      { event: 'slip-queued' },
      { event: 'notice-repeated', detail: { service: FILING.id, count: 2 } },
    ]);
    expect(JSON.stringify(own.journalled)).not.toContain(CARD.number);
  });

  it('printed once more in the same visit is the same one', () => {
    const own = printing(never);
    expect(printPaper(own.parts, notice(2))).not.toHaveProperty('notice');
    expect(own.given).toEqual([]);
    expect(JSON.stringify(own.sent)).toContain('第2次告知');
    expect(own.journalled).toMatchObject([{ event: 'slip-queued' }]);
  });
});
