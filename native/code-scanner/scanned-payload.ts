import type { CodeScannerProfile } from '../../electron/contract/device-profiles/code-scanner.ts';
import { LARGEST_CODE_BYTES, type ScannedCode } from '../../electron/contract/scanned-code.ts';
import { carriesEci, decodeEciPayload } from './eci-text.ts';
import { decodePayload } from './payload-text.ts';

const AIM_IDENTIFIER = /^\][A-Za-z][0-9A-Za-z]/;
const AIM_BYTES = 3;

/**
 * Turns one framed scan into the code that goes to the station. An AIM identifier is taken off the front only where
 * the profile says that the scanner sends one: `]` and a letter may as well be data. `no-read` is the scanner's word
 * for having read nothing; `incomplete` a payload no code can hold.
 */
export function scannedPayload(
  scan: { readonly bytes: Uint8Array; readonly aim?: string },
  profile: Pick<CodeScannerProfile, 'aimPrefix' | 'encoding' | 'noReadText'>,
): ScannedCode | 'no-read' | 'incomplete' {
  const head = Buffer.from(scan.bytes.subarray(0, AIM_BYTES)).toString('latin1');
  const prefixed = scan.aim === undefined && profile.aimPrefix && AIM_IDENTIFIER.test(head);
  const aim = prefixed ? head : scan.aim;
  const bytes = prefixed ? scan.bytes.subarray(AIM_BYTES) : scan.bytes;
  if (bytes.length === 0 || bytes.length > LARGEST_CODE_BYTES) return 'incomplete';
  const read = (carriesEci(aim) ? decodeEciPayload : decodePayload)(bytes, profile.encoding);
  if (read.text === profile.noReadText) return 'no-read';
  return {
    ...read,
    bytes: Buffer.from(bytes).toString('base64'),
    ...(aim === undefined ? {} : { aim }),
  };
}
