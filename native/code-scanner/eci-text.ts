import type { CodeScannerProfile } from '../../electron/contract/device-profiles/code-scanner.ts';
import { decodePayload, type PayloadText } from './payload-text.ts';

/** AIM identifiers of QR codes whose data carries ECI escapes; 2 is the one scanners send, 4 and 6 add FNC1 (ISO 15424). */
const WITH_ECI: ReadonlySet<string> = new Set([']Q2', ']Q4', ']Q6']);
/** ECI assignments that matter here: 26 is UTF-8, 29 GB 2312, 32 GB 18030. */
const ENCODINGS: ReadonlyMap<number, CodeScannerProfile['encoding']> = new Map([
  [26, 'utf-8'],
  [29, 'gb18030'],
  [32, 'gb18030'],
]);
const BACKSLASH = 0x5c;
const ASSIGNMENT_DIGITS = /^\d{6}$/;

interface Segment {
  readonly encoding: CodeScannerProfile['encoding'];
  readonly bytes: number[];
}

/** Whether the data behind this identifier carries escapes. */
export const carriesEci = (aim: string | undefined): boolean => aim !== undefined && WITH_ECI.has(aim);

/** Undoes the escapes: `\nnnnnn` begins a segment of another encoding, `\\` is one backslash (spec §5.3, AIM table). */
function segmentsOf(bytes: Uint8Array, encoding: CodeScannerProfile['encoding']): Segment[] {
  let current: Segment = { encoding, bytes: [] };
  const segments = [current];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== BACKSLASH) {
      current.bytes.push(byte);
      continue;
    }
    const digits = Buffer.from(bytes.subarray(at + 1, at + 7)).toString('latin1');
    if (ASSIGNMENT_DIGITS.test(digits)) {
      current = { encoding: ENCODINGS.get(Number(digits)) ?? encoding, bytes: [] };
      segments.push(current);
      at += 6;
    } else {
      current.bytes.push(BACKSLASH);
      // A doubled backslash is one; a single one that begins nothing is taken as it is.
      if (bytes[at + 1] === BACKSLASH) at += 1;
    }
  }
  return segments.filter((segment) => segment.bytes.length > 0);
}

/** Reads a payload with ECI escapes; `encoding` is what holds where no escape says otherwise. */
export function decodeEciPayload(bytes: Uint8Array, encoding: CodeScannerProfile['encoding']): PayloadText {
  const read = segmentsOf(bytes, encoding).map((segment) =>
    decodePayload(Uint8Array.from(segment.bytes), segment.encoding),
  );
  const used = new Set(read.map((segment) => segment.encoding));
  const text = read.map((segment) => segment.text).join('');
  if (used.has('neither')) return { text, encoding: 'neither' };
  return { text, encoding: used.has('gb18030') ? 'gb18030' : 'utf-8' };
}
