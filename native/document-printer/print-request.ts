import type { DocumentPrinterProfile } from '../../electron/contract/device-profiles/document-printer.ts';
import type { PrintJobId } from '../../electron/contract/ids.ts';
import type { IppAttributes } from './ipp-codec.ts';

/** A4 by its PWG 5101.1 name, and in hundredths of a millimetre (PWG 5100.7 §6.3.1.15). */
const A4 = 'iso_a4_210x297mm';
const A4_SIZE = { 'x-dimension': 21_000, 'y-dimension': 29_700 };
/** `job-name` takes 255 bytes (RFC 8011 §5.3.5); an id takes 64, a rare character 4. */
const TITLE_CHARACTERS = 47;

const COLOURS = { monochrome: 'monochrome', colour: 'color', auto: 'auto' } as const;

/** The name a job has in the printer's queue: unique, the id first, so that a printer that cuts names off leaves it whole. */
export function jobNameOf(job: PrintJobId, title: string): string {
  return `${job} ${Array.from(title).slice(0, TITLE_CHARACTERS).join('')}`.trim();
}

/** How a document is to be printed. A tray can be named only beside a size (`media-col`); never both ways at once. */
export function jobTemplate(
  { sides, tray, colour }: Pick<DocumentPrinterProfile, 'sides' | 'tray' | 'colour'>,
  copies: number,
): IppAttributes {
  return {
    copies,
    sides,
    'print-color-mode': COLOURS[colour],
    ...(tray === undefined
      ? { media: A4 }
      : { 'media-col': { 'media-size': A4_SIZE, 'media-source': tray } }),
  };
}

/** Whether a job in a queue is ours, also where the printer cut its name off behind the id. */
export function isNameOf(name: string, job: PrintJobId): boolean {
  return name === job || name.startsWith(`${job} `);
}
