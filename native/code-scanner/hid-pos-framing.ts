import type { CodeScannerProfile } from '../../electron/contract/device-profiles/code-scanner.ts';
import { readReplyAt } from './command-replies.ts';
import { readScanReport, type ScanReport, type ScanReportLayout } from './hid-pos-report.ts';
import { PayloadStore, type ScanFramer, type ScannerInput } from './scan-framer.ts';

/** Honeywell: text of a menu answer, and the echo of a menu command with its outcome (spec §5.2). */
const HONEYWELL_MENU_TEXT = ']X0';
const HONEYWELL_MENU_STATUS = ']Z6';
/** Honeywell code id of menu text; a Han Xin code is `]X0` too, under an id of its own. */
const HONEYWELL_MENU_CODE_ID = 0x3f;
const ACK = 0x06;
const CR = 0x0d;

class HidPosFramer implements ScanFramer {
  readonly #layout: ScanReportLayout;
  readonly #family: CodeScannerProfile['commands'];
  readonly #partialMs: number;
  readonly #code = new PayloadStore();
  readonly #menuText = new PayloadStore();
  #aim: string | undefined;
  /** Whether the last part said that more follows, or left it open. */
  #more: ScanReport['more'] = 'no';

  constructor(layout: ScanReportLayout, family: CodeScannerProfile['commands'], partialMs: number) {
    this.#layout = layout;
    this.#family = family;
    this.#partialMs = partialMs;
  }

  get patienceMs(): number | undefined {
    return this.#more === 'no' ? undefined : this.#partialMs;
  }

  take(bytes: Uint8Array): ScannerInput[] {
    const report = readScanReport(this.#layout, bytes);
    if (report === undefined) return [];
    return this.#asReply(report) ?? this.#join(report);
  }

  silence(): ScannerInput[] {
    if (this.#more === 'no') return [];
    this.#more = 'no';
    this.#code.clear();
    return [{ kind: 'incomplete' }];
  }

  #join(report: ScanReport): ScannerInput[] {
    const inputs: ScannerInput[] = [];
    if (this.#more !== 'no' && report.aim !== this.#aim) {
      // Another kind of code: the rest of the one before never came.
      this.#code.clear();
      inputs.push({ kind: 'incomplete' });
    }
    this.#aim = report.aim;
    this.#code.add(report.data);
    this.#more = report.more === 'perhaps' && this.#code.last === CR ? 'no' : report.more;
    if (this.#more === 'no') inputs.push(...this.#finish());
    return inputs;
  }

  #finish(): ScannerInput[] {
    const aim = this.#aim;
    return this.#code
      .takeScan()
      .map((input) => (input.kind === 'scan' && aim !== undefined ? { ...input, aim } : input));
  }

  /** What a scanner says to a command is no scan, whatever it looks like. */
  #asReply(report: ScanReport): ScannerInput[] | undefined {
    if (this.#family === 'newland') {
      const found = readReplyAt('newland', report.data, 0);
      return typeof found === 'object' ? [found.reply] : undefined;
    }
    if (this.#family !== 'honeywell') return undefined;
    if (report.aim === HONEYWELL_MENU_TEXT && isMenuText(report)) {
      this.#menuText.add(report.data);
      return [];
    }
    return report.aim === HONEYWELL_MENU_STATUS ? [this.#menuOutcome(report.data)] : undefined;
  }

  /** `cmd<06|05|15>.`, after the text it asked for, if any. */
  #menuOutcome(data: Uint8Array): ScannerInput {
    const [text] = this.#menuText.takeScan();
    return {
      kind: 'reply',
      of: Buffer.from(data.subarray(0, -2)).toString('latin1'),
      accepted: data.at(-2) === ACK,
      ...(text?.kind === 'scan' ? { text: Buffer.from(text.bytes).toString('latin1') } : {}),
    };
  }
}

const isMenuText = ({ codeId }: ScanReport): boolean =>
  codeId === undefined || codeId === HONEYWELL_MENU_CODE_ID;

/** Scans in HID-POS reports, one report per call of `take`; parts are joined as bytes until none follows (spec §5.2). */
export function createHidPosFramer(
  layout: ScanReportLayout,
  family: CodeScannerProfile['commands'],
  partialMs: number,
): ScanFramer {
  return new HidPosFramer(layout, family, partialMs);
}
