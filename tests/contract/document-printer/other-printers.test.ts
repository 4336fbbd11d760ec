import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptDocument } from '../../../electron/contract/receipt.ts';
import { fontReader } from '../../../electron/documents/sheet-fonts.ts';
import { renderSheet } from '../../../electron/documents/sheet-pdf.ts';
import { listIppPrinters } from '../../../native/document-printer/list-ipp-printers.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import {
  isInstalled,
  modelPrinter,
  notRun,
  pdfTools,
  printService,
} from '../../../scripts/debian-packages.ts';
import { canIsolate, type PrintProgram, startEvePrinter, startPrintService } from './print-programs.ts';
import { quickTimers, type WatchedPrinter, watchPrinter } from './printer-at-the-desk.ts';

/**
 * The driver at printers that are not ours: the model printer of CUPS and its print service. Where one cannot be had, one
 * line says that it was not run.
 */

const isolates = canIsolate();
const fonts = fontReader(join(import.meta.dirname, '../../../resources/fonts'));
const sheet: ReceiptDocument = {
  blocks: [
    { kind: 'heading', text: '参保凭证', size: 'large' },
    { kind: 'row', label: '姓名', value: '测试甲䶮' },
  ],
  cut: 'none',
};

/** The first page as its pixels, 0 black to 255 white, 50 to the inch. */
function pictureOf(pdf: string): Buffer {
  const { stdout, status } = spawnSync('/usr/bin/pdftoppm', ['-gray', '-r', '50', '-singlefile', pdf]);
  if (status !== 0) throw new Error('pdftoppm failed');
  const [head = ''] = /^P5\s+\d+\s+\d+\s+255\s/.exec(stdout.toString('latin1')) ?? [];
  return stdout.subarray(head.length);
}

/** Asked often, so that the suite is short; all else as shipped. */
const profile = { pollMs: 200 };
/** The driver's waits pass faster than the programs work. */
const SPEED = 5;

it('has printers of others to speak to, or says that it was not run', () => {
  for (const one of [modelPrinter, printService]) {
    if (!isInstalled(one)) process.stdout.write(`${notRun(one)}\n`);
    else if (!isolates)
      process.stdout.write(`Not run: ${one.suite} – it needs root’s rights to run ${one.name} apart.\n`);
    expect(notRun(one)).toContain('tests/contract/document-printer');
  }
});

function atProgram(start: () => Promise<PrintProgram>, behaviour: (at: () => Bench) => void): void {
  let program: PrintProgram;
  let printer: WatchedPrinter;
  beforeAll(async () => {
    program = await start();
  });
  afterEach(() => printer.leave());
  afterAll(async () => {
    await program.end();
    expect(existsSync(program.folder)).toBe(false);
  });
  behaviour(() => {
    printer = watchPrinter(program.url, { profile, timers: quickTimers(SPEED) });
    return { program, printer };
  });
}

interface Bench {
  readonly program: PrintProgram;
  readonly printer: WatchedPrinter;
}

if (isInstalled(modelPrinter) && isolates) {
  describe('the model printer of CUPS (ippeveprinter)', () => {
    atProgram(startEvePrinter, (at) => {
      it('says how it is and prints a sheet', async () => {
        const { program, printer } = at();
        await printer.until('ready');
        printer.print('eve-1');
        expect(await printer.endOf('eve-1')).toBe('printed');
        expect(printer.saidOf('eve-1')).toEqual(['sent', 'printed']);
        expect(program.documents()).toHaveLength(1);
      });

      it('answers busy meanwhile: the second sheet is handed over until it is taken, and each comes out once', async () => {
        const { program, printer } = at();
        const before = program.documents().length;
        printer.print('eve-2');
        await printer.untilOf('eve-2', 'sent');
        printer.print('eve-3');
        expect(await printer.endOf('eve-2')).toBe('printed');
        expect(await printer.endOf('eve-3')).toBe('printed');
        expect(program.documents()).toHaveLength(before + 2);
      });

      it('tells that it has no paper, and goes on when it has', async () => {
        const { program, printer } = at();
        const empty = join(program.folder, 'out-of-paper');
        writeFileSync(empty, '');
        printer.print('eve-4');
        await printer.untilOf('eve-4', 'interrupted document-printer-paper-out');
        rmSync(empty);
        expect(await printer.endOf('eve-4')).toBe('printed');
      });
    });
  });
}

if (isInstalled(printService) && isolates) {
  describe('the print service of Debian (cupsd), printing into files', () => {
    atProgram(startPrintService, (at) => {
      it('is found by asking the service', async () => {
        const { program, printer } = at();
        await printer.until('ready');
        const listed = await listIppPrinters(new URL('/', program.url).href, 2000, systemTimers);
        expect(listed).toMatchObject({ ok: true, printers: [{ name: 'A4', url: program.url }] });
      });

      it('says how it is and prints two sheets one after the other', async () => {
        const { program, printer } = at();
        await printer.until('ready');
        for (const job of ['cups-1', 'cups-2']) {
          printer.print(job, 2);
          expect(await printer.endOf(job)).toBe('printed');
        }
        expect(program.documents()).toHaveLength(2);
        expect(
          printer.events.some(
            (event) => event.kind === 'deviceChanged' && /CUPS-PDF/.test(event.facts.firmware ?? ''),
          ),
        ).toBe(true);
      });

      it('prints a sheet of our own as it was set, rare characters too', async () => {
        const { program, printer } = at();
        const before = new Set(program.documents());
        const pdf = await renderSheet(sheet, { duplicate: 0, madeAt: Date.UTC(2026, 10, 22), font: fonts });
        const original = join(program.folder, 'original.pdf');
        writeFileSync(original, pdf);
        printer.print('cups-3', 1, Buffer.from(pdf));
        expect(await printer.endOf('cups-3')).toBe('printed');
        const [printed = ''] = program.documents().filter((file) => !before.has(file));
        if (!isInstalled(pdfTools)) return;
        const [ours, theirs] = [pictureOf(original), pictureOf(printed)];
        const dark = (picture: Buffer): number => picture.filter((pixel) => pixel < 128).length;
        expect(dark(ours)).toBeGreaterThan(50);
        process.stdout.write(
          `a sheet through cupsd: ${dark(ours)} dark pixels set, ${dark(theirs)} printed\n`,
        );
        expect(theirs.length).toBe(ours.length);
        expect(Math.abs(dark(theirs) - dark(ours)) / dark(ours)).toBeLessThan(0.15);
      });
    });
  });
}
