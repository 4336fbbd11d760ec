import { expect, type TestAPI } from 'vitest';
import type { sheetPrinterDeeds } from './deeds.ts';
import type { WatchedPrinter } from './printer-at-the-desk.ts';

/** What a person before an A4 printer can do. */
export interface SheetPrinterHands
  extends Readonly<Record<keyof typeof sheetPrinterDeeds, () => Promise<void>>> {
  /** Looks how often the sheet of a job came out. */
  cameOut(job: string, times: number): Promise<void>;
}

/** A printer, ready and with nothing said yet, and hands before it. */
export interface SeatedSheetPrinter {
  readonly at: WatchedPrinter;
  readonly hands: SheetPrinterHands;
  readonly newJob: () => string;
}

/** What hands can bring about: the same over the simulator and at a printer on the desk. */
export function sheetsByHand(
  test: TestAPI,
  sit: () => Promise<SeatedSheetPrinter>,
  timeoutMs?: number,
): void {
  test(
    'prints a sheet, and tells each stage once',
    async () => {
      const { at, hands, newJob } = await sit();
      const job = newJob();
      at.print(job);
      expect(await at.endOf(job)).toBe('printed');
      expect(at.saidOf(job)).toEqual(['sent', 'printed']);
      await hands.cameOut(job, 1);
    },
    timeoutMs,
  );

  test(
    'prints several, each once',
    async () => {
      const { at, hands, newJob } = await sit();
      const jobs = [newJob(), newJob(), newJob()];
      for (const job of jobs) at.print(job);
      for (const job of jobs) expect(await at.endOf(job)).toBe('printed');
      for (const job of jobs) await hands.cameOut(job, 1);
    },
    timeoutMs,
  );

  test(
    'without paper: told of printer and sheets; one goes on by itself, one whose resident has left never comes out',
    async () => {
      const { at, hands, newJob } = await sit();
      const [left, kept] = [newJob(), newJob()];
      await hands.takePaper();
      await at.until('trouble document-printer-paper-out');
      at.print(left);
      await at.untilOf(left, 'interrupted document-printer-paper-out');
      at.driver.clear();
      expect(await at.endOf(left)).toBe('refused document-refused');
      at.print(kept);
      await at.untilOf(kept, 'interrupted document-printer-paper-out');
      await hands.loadPaper();
      expect(await at.endOf(kept)).toBe('printed');
      await at.until('ready');
      await hands.cameOut(left, 0);
      await hands.cameOut(kept, 1);
    },
    timeoutMs,
  );

  test(
    'with an open cover: told of printer and sheet, which goes on by itself',
    async () => {
      const { at, hands, newJob } = await sit();
      await hands.openCover();
      await at.until('trouble document-printer-cover-open');
      const job = newJob();
      at.print(job);
      await at.untilOf(job, 'interrupted document-printer-cover-open');
      await hands.shutCover();
      expect(await at.endOf(job)).toBe('printed');
      await at.until('ready');
      await hands.cameOut(job, 1);
    },
    timeoutMs,
  );

  test(
    'is lost when it is switched off, and ready when it is on again',
    async () => {
      const { at, hands } = await sit();
      await hands.switchOff();
      await at.until('trouble document-printer-lost');
      at.forget();
      await hands.switchOn();
      await at.until('ready');
    },
    timeoutMs,
  );
}
