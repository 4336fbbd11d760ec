import type { CodeScannerProfile } from '../../electron/contract/device-profiles/code-scanner.ts';
import { type CodeKind, classifyCode } from '../../electron/core/code-routing.ts';
import { readReplyAt } from '../../native/code-scanner/command-replies.ts';
import { layoutFor } from '../../native/code-scanner/hid-pos-layout.ts';
import {
  readScanReport,
  type ScanReport,
  type ScanReportLayout,
  VENDOR_LAYOUTS,
} from '../../native/code-scanner/hid-pos-report.ts';
import { parseHidDescriptor } from '../../native/transport/hid-descriptor.ts';
import { firstSafe, isMaleNumber, sameClasses, syntheticPerson } from './synthetic-text.ts';

const ENDS = { cr: 0x0d, lf: 0x0a, crlf: 0x0a, etx: 0x03 } as const;
/** Bytes that may stand before a scan and are none of it: line ends, STX, ACK. */
const BETWEEN: ReadonlySet<number | undefined> = new Set([0x0a, 0x0d, 0x02, 0x06]);

const HONEYWELL_TEXT = ']X0';
const HONEYWELL_STATUS = ']Z6';
/** Honeywell's code id of menu text; a Han Xin code is `]X0` too, under another id. */
const HONEYWELL_MENU = 0x3f;

/** What of a code's beginning tells its kind and is nobody's. */
const KEPT: Partial<Record<CodeKind, RegExp>> = {
  voucher: /^424/,
  'wrong-package': /^opc/,
  'wechat-payment': /^../,
  'alipay-payment': /^../,
  'unionpay-payment': /^../,
  'ecny-payment': /^../,
  'vat-invoice': /^01,..,/,
  'e-receipt': /^https?:\/\//i,
  'web-address': /^https?:\/\//i,
};

/** A code of the same kind, length and classes that is nobody's; undefined when its bytes are no plain text. */
export function scrubCode(bytes: Uint8Array): Uint8Array | undefined {
  const whole = Buffer.from(bytes).toString('utf8');
  // In reports a scanner's line end is data too.
  const end = /[\r\n]*$/.exec(whole)?.[0] ?? '';
  const text = whole.slice(0, whole.length - end.length);
  // Other than ASCII and hanzi nothing keeps its length in bytes.
  if (!/^[\u0020-\u007e\u4e00-\u9fff，。]*$/u.test(text)) return undefined;
  const aim = /^\][A-Za-z][0-9A-Za-z]/.exec(text)?.[0] ?? '';
  const code = text.slice(aim.length);
  const kind = classifyCode(code, []);
  const kept = KEPT[kind]?.exec(code)?.[0] ?? '';
  const rest = code.slice(kept.length);
  const made = firstSafe(
    (attempt) =>
      kind === 'id-number' ? syntheticPerson(attempt, isMaleNumber(code)).number : sameClasses(rest, attempt),
    (one) => one,
    [rest],
  );
  return made === undefined ? undefined : Buffer.from(aim + kept + made + end);
}

/** What a scanner said over a line; undefined when anything in it is neither a whole code nor an answer to a command. */
export function scrubScannerLine(bytes: Uint8Array, profile: CodeScannerProfile): Uint8Array | undefined {
  const { framing, commands } = profile;
  if (framing.kind !== 'terminated') return undefined;
  const answers = commands === 'honeywell' || commands === 'newland' || commands === 'em3080';
  const made = Buffer.from(bytes);
  for (let at = 0; at < bytes.length; ) {
    const reply = answers ? readReplyAt(commands, bytes, at) : 'none';
    if (reply === 'partial') return undefined;
    if (reply !== 'none') {
      at += reply.size;
      continue;
    }
    if (BETWEEN.has(bytes[at])) {
      at += 1;
      continue;
    }
    const end = bytes.indexOf(ENDS[framing.terminator], at);
    if (end === -1) return undefined;
    const last = framing.terminator === 'crlf' ? end - 1 : end;
    const code = scrubCode(bytes.subarray(at, last));
    if (code === undefined) return undefined;
    made.set(code, at);
    at = end;
  }
  return made;
}

/** The head of a report without what stands behind its data. */
function emptied(report: Uint8Array, layout: ScanReportLayout): Uint8Array {
  const made = new Uint8Array(report.length);
  made.set(report.subarray(0, layout.dataAt));
  for (const at of [layout.more?.at, layout.codeIdAt])
    if (at !== undefined && at < made.length) made[at] = report[at] ?? 0;
  return made;
}

/** A report and what is in it; `read` is undefined for reports of another kind. */
interface Part {
  readonly report: Uint8Array;
  readonly read: ScanReport | undefined;
}

/** Reports that belong together: the parts of one code, or one report alone. */
function codesOf(parts: readonly Part[]): Part[][] {
  const codes: Part[][] = [];
  let goesOn = false;
  for (const part of parts) {
    if (goesOn) codes.at(-1)?.push(part);
    else codes.push([part]);
    goesOn = part.read?.more === 'yes';
  }
  return codes;
}

function scrubParts(
  parts: readonly Part[],
  profile: CodeScannerProfile,
  layout: ScanReportLayout,
): readonly (Uint8Array | undefined)[] {
  const whole = Buffer.concat(parts.map(({ read }) => read?.data ?? new Uint8Array()));
  const isCertain = parts.every(({ read }) => read !== undefined && read.more !== 'perhaps');
  const isWhole = isCertain && parts.at(-1)?.read?.more === 'no';
  const [first] = parts;
  const code = first?.read !== undefined && isReply(profile, first.read) ? whole : scrubCode(whole);
  if (!isWhole || code === undefined) return parts.map(() => undefined);
  let from = 0;
  return parts.map(({ report, read }) => {
    const size = read?.data.length ?? 0;
    const made = emptied(report, layout);
    made.set(code.subarray(from, from + size), layout.dataAt);
    from += size;
    return made;
  });
}

/**
 * The reports of a HID-POS scanner, one for one; undefined in the place of each whose code did not come whole or is no
 * plain text, and for all where the layout is not known.
 */
export function scrubScannerReports(
  reports: readonly Uint8Array[],
  profile: CodeScannerProfile,
  descriptor: Uint8Array | undefined,
): readonly (Uint8Array | undefined)[] {
  const { framing } = profile;
  const vendor =
    framing.kind === 'hid-pos' && framing.fallBack !== 'none' ? VENDOR_LAYOUTS[framing.fallBack] : undefined;
  const layout = layoutFor(descriptor === undefined ? undefined : parseHidDescriptor(descriptor), vendor);
  if (framing.kind !== 'hid-pos' || layout === undefined) return reports.map(() => undefined);
  const parts = reports.map((report) => ({ report, read: readScanReport(layout, report) }));
  return codesOf(parts).flatMap((code) => scrubParts(code, profile, layout));
}

/** A scanner's own words: the answer to a command, or what a Honeywell's menu says (spec printing-scanning §5.2). */
function isReply({ commands }: CodeScannerProfile, { data, aim, codeId }: ScanReport): boolean {
  if (commands === 'honeywell')
    return aim === HONEYWELL_STATUS || (aim === HONEYWELL_TEXT && codeId === HONEYWELL_MENU);
  if (commands !== 'newland') return false;
  const reply = readReplyAt(commands, data, 0);
  return typeof reply === 'object' && reply.size === data.length;
}
