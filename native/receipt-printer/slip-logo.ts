import type { ReceiptPrinterProfile } from '../../electron/contract/device-profiles/receipt-printer.ts';
import { logoDots } from './logo-dots.ts';
import { readPng } from './png-picture.ts';
import type { DotRows } from './qr-code.ts';
import { widthDotsOf } from './slip-layout.ts';

/**
 * The picture at the head of every slip, where the profile names one that is sent. Throws where the file is not there, is
 * no picture that can be read, or is wider than the paper: profile and file are chosen together, when a hall is set up.
 */
export function logoOf(
  { logo, paperMm }: Pick<ReceiptPrinterProfile, 'logo' | 'paperMm'>,
  readLogo: (file: string) => Uint8Array,
): DotRows | undefined {
  if (logo?.kind !== 'picture') return undefined;
  return logoDots(readPng(readLogo(logo.file)), logo.tone ?? 'threshold', widthDotsOf(paperMm));
}
