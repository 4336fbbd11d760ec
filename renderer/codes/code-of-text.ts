import type { ScannedCode } from '../../electron/contract/scanned-code.ts';

/** A code of which only the text is known, as a wedge gives it; its bytes are the text's in UTF-8. */
export function codeOfText(text: string): ScannedCode {
  return codeOfBytes(new TextEncoder().encode(text));
}

/** A code from its bytes: UTF-8 where that fits, else GB18030 (spec printing-scanning §5.4), else unread. */
export function codeOfBytes(bytes: Uint8Array): ScannedCode {
  const base64 = btoa(String.fromCharCode(...bytes));
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), bytes: base64, encoding };
    } catch {
      // Not this one; the next may fit.
    }
  }
  return { text: '', bytes: base64, encoding: 'neither' };
}
