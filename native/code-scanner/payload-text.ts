import type { CodeScannerProfile } from '../../electron/contract/device-profiles/code-scanner.ts';
import type { ScannedCode } from '../../electron/contract/scanned-code.ts';

/** A reading of bytes; `neither` when they are no text of a known encoding, then the text shows what can be shown. */
export type PayloadText = Pick<ScannedCode, 'text' | 'encoding'>;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const strictGb18030 = new TextDecoder('gb18030', { fatal: true });
const tolerantUtf8 = new TextDecoder('utf-8');

function decoded(decoder: typeof strictUtf8, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Reads a payload as text: strict UTF-8 first, else strict GB18030 (spec §5.4). A profile that knows its scanner's
 * encoding has only that one tried.
 */
export function decodePayload(bytes: Uint8Array, encoding: CodeScannerProfile['encoding']): PayloadText {
  const utf8 = encoding === 'gb18030' ? undefined : decoded(strictUtf8, bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  const gb18030 = encoding === 'utf-8' ? undefined : decoded(strictGb18030, bytes);
  if (gb18030 !== undefined) return { text: gb18030, encoding: 'gb18030' };
  return { text: tolerantUtf8.decode(bytes), encoding: 'neither' };
}
