import { QR_MODEL_2, ScannerBase, type ScannerOutput, type ShownCode } from './scanner-model.ts';

/** Where a vendor puts things in its input report 02, by the published tables. */
interface ReportForm {
  readonly bytes: number;
  readonly lengthAt?: number;
  readonly aimAt?: number;
  readonly dataAt: number;
  readonly room: number;
  readonly continueAt?: number;
  readonly codeIdAt?: number;
}

const FORMS = {
  honeywell: { bytes: 64, lengthAt: 1, aimAt: 2, dataAt: 5, room: 56, continueAt: 63, codeIdAt: 61 },
  newland: { bytes: 64, lengthAt: 1, dataAt: 2, room: 56, continueAt: 63 },
  /** The FM430, whose reports end before a continue bit. */
  'newland-short': { bytes: 63, lengthAt: 1, dataAt: 2, room: 56 },
  symbol: { bytes: 64, lengthAt: 1, aimAt: 3, dataAt: 6, room: 57, continueAt: 63 },
  uncounted: { bytes: 62, aimAt: 1, dataAt: 4, room: 57, continueAt: 61 },
} as const satisfies Record<string, ReportForm>;
export type HidPosForm = keyof typeof FORMS;

const QR_CODE_ID = 0x73;
const MENU_TEXT_ID = 0x3f;
const MENU_STATUS_ID = 0x36;
const REVISION =
  'Product Name: Example 1602\r\nSoftware Part Number: XX000000AAA\r\nSoftware Revision: $ProjectRevision: 16345 \r\n' +
  'Serial Number: 0000000000\r\nSupported IF: USB\r\n';

/** A HID-POS scanner that always reads and obeys nothing. */
export class HidPosScanner extends ScannerBase {
  protected readonly form: ReportForm;

  constructor(out: ScannerOutput, form: HidPosForm, readsFromTheStart = true) {
    super(out, readsFromTheStart);
    this.form = FORMS[form];
  }

  receive(report: Uint8Array): void {
    this.refused(`report ${(report[0] ?? 0).toString(16)}`);
  }

  protected override send(code: ShownCode): void {
    // A code always ends with the CR that scanners add by default.
    this.sendText(Buffer.concat([code.bytes, Buffer.of(0x0d)]), code.aim ?? QR_MODEL_2, QR_CODE_ID);
  }

  protected sendText(bytes: Uint8Array, aim: string, codeId: number): void {
    const parts = Math.max(1, Math.ceil(bytes.length / this.form.room));
    for (let part = 0; part < parts; part += 1) {
      const data = bytes.subarray(part * this.form.room, (part + 1) * this.form.room);
      const more = part + 1 < parts;
      if (this.faults.half === true && !more && parts > 1) return;
      this.out(this.#report(data, aim, codeId, more || this.faults.half === true));
    }
  }

  #report(data: Uint8Array, aim: string, codeId: number, more: boolean): Uint8Array {
    const { bytes, lengthAt, aimAt, dataAt, continueAt, codeIdAt } = this.form;
    const report = new Uint8Array(bytes);
    report[0] = 2;
    if (lengthAt !== undefined) report[lengthAt] = data.length;
    if (aimAt !== undefined) report.set(Buffer.from(aim, 'latin1'), aimAt);
    report.set(data, dataAt);
    if (codeIdAt !== undefined) report[codeIdAt] = codeId;
    if (continueAt !== undefined) report[continueAt] = more ? 1 : 0;
    return report;
  }
}

/** Honeywell over HID-POS: commands in output report FD, menu answers as input reports. */
export class HoneywellHidScanner extends HidPosScanner {
  #triggered = false;

  constructor(out: ScannerOutput) {
    super(out, 'honeywell');
  }

  override receive(report: Uint8Array): void {
    const text = Buffer.from(report.subarray(2, 2 + (report[1] ?? 0))).toString('latin1');
    if (report[0] === 0xfe) {
      this.obeyed('reporting');
      return;
    }
    if (report[0] !== 0xfd || !text.startsWith('\u0016')) {
      super.receive(report);
      return;
    }
    if (text === '\u0016T\r' || text === '\u0016U\r') {
      this.obeyed(text[1] === 'T' ? 'trigger-on' : 'trigger-off');
      if (this.#triggered) this.switchReading(text[1] === 'T');
    } else this.#menu(text.slice(3, -1), text.at(-1) ?? '');
  }

  #menu(name: string, end: string): void {
    const known = (name === 'REVINF' || name.startsWith('TRGMOD')) && this.faults.refuse !== true;
    if (known) this.obeyed(name);
    else this.refused(name);
    if (known && name.startsWith('TRGMOD')) {
      this.#triggered = name === 'TRGMOD0';
      this.switchReading(!this.#triggered);
    }
    if (this.faults.silent === true) return;
    if (known && name === 'REVINF') this.sendText(Buffer.from(REVISION, 'latin1'), ']X0', MENU_TEXT_ID);
    const status = `${name}${known ? '\u0006' : '\u0005'}${end}`;
    this.sendText(Buffer.from(status, 'latin1'), ']Z6', MENU_STATUS_ID);
  }

  protected override send(code: ShownCode): void {
    super.send(code);
    if (this.#triggered) this.switchReading(false);
  }
}

/** Newland over HID-POS: unified commands in output report 04, answers as input reports. */
export class NewlandHidScanner extends HidPosScanner {
  #triggered = false;

  override receive(report: Uint8Array): void {
    const text = Buffer.from(report.subarray(2, 2 + (report[1] ?? 0))).toString('latin1');
    const name = text.slice(7, -2);
    const known = report[0] === 4 && /^SCN(?:MOD|TRG)\d$/.test(name) && this.faults.refuse !== true;
    if (known) this.obeyed(name);
    else this.refused(name);
    if (known && name.startsWith('SCNMOD')) this.#triggered = name.endsWith('0');
    if (known) this.switchReading(name.startsWith('SCNTRG') ? name.endsWith('1') : !this.#triggered);
    if (this.faults.silent === true) return;
    const answer = `\u0002\u00010000${text[6] ?? '#'}${name}${known ? '\u0006' : '\u0015'};\u0003`;
    this.sendText(Buffer.from(answer, 'latin1'), '', 0);
  }

  protected override send(code: ShownCode): void {
    super.send(code);
    if (this.#triggered) this.switchReading(false);
  }
}
