import type { ScanFramer, ScannerInput } from '../../../../native/code-scanner/scan-framer.ts';
import { inTurn, piecesOf } from '../../../support/pieces.ts';

/** Inputs in short: `scan …` as hex, `incomplete`, `reply … accepted`, `answer …`. */
export function inShort(inputs: readonly ScannerInput[]): string[] {
  return inputs.map((input) => {
    switch (input.kind) {
      case 'scan':
        return `scan ${input.aim ?? ''}${hexOf(input.bytes)}`;
      case 'incomplete':
        return 'incomplete';
      case 'reply':
        return `reply ${input.of ?? ''} ${input.accepted ? 'accepted' : 'refused'}`;
      case 'answer':
        return `answer ${hexOf(input.bytes)}`;
    }
  });
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
export const textBytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf8'));

/** The texts of whole scans. */
export const scansOf = (inputs: readonly ScannerInput[]): string[] =>
  inputs.flatMap((input) => (input.kind === 'scan' ? [Buffer.from(input.bytes).toString('utf8')] : []));

/** Feeds bytes in pieces of the given sizes, over and over. */
export function feedInPieces(
  framer: ScanFramer,
  bytes: Uint8Array,
  sizes: readonly number[],
): ScannerInput[] {
  return [...piecesOf(bytes, inTurn(sizes))].flatMap((piece) => framer.take(Uint8Array.from(piece)));
}

/** Gives silences until nothing is pending, as time would; a framer that never rests throws. */
export function fallSilent(framer: ScanFramer): ScannerInput[] {
  const inputs: ScannerInput[] = [];
  for (let turns = 0; framer.patienceMs !== undefined; turns += 1) {
    if (turns > 10_000) throw new Error('the framer never comes to rest');
    inputs.push(...framer.silence());
  }
  return inputs;
}
