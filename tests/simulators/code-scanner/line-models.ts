import { ScannerBase, type ScannerOutput, type ShownCode } from './scanner-model.ts';

/** How scans are ended on the line, besides by silence. */
export const suffixes = { cr: '\r', lf: '\n', crlf: '\r\n', etx: '\u0003', none: '' } as const;
export type Suffix = keyof typeof suffixes;

export interface LineOptions {
  readonly suffix?: Suffix;
  /** Whether it sends the AIM identifier before each code. */
  readonly aim?: boolean;
}

/** A scanner on a line that obeys nothing and always reads. */
export class PlainScanner extends ScannerBase {
  readonly #options: LineOptions;

  constructor(out: ScannerOutput, options: LineOptions = {}, readsFromTheStart = true) {
    super(out, readsFromTheStart);
    this.#options = options;
  }

  receive(_bytes: Uint8Array): void {
    this.refused('something');
  }

  protected override send(code: ShownCode): void {
    const { suffix = 'cr', aim = false } = this.#options;
    const half = this.faults.half === true;
    const prefix = aim ? (code.aim ?? ']Q1') : '';
    this.out(
      Buffer.concat([
        Buffer.from(prefix, 'latin1'),
        this.whole(code.bytes),
        Buffer.from(half ? '' : suffixes[suffix], 'latin1'),
      ]),
    );
  }
}

/** Bytes as text that can be matched and read: what has no picture stands as `<hh>`. */
const visible = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) =>
    byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `<${byte.toString(16).padStart(2, '0')}>`,
  ).join('');

/** The bytes of visible text. */
const bytesOf = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/<(..)>/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** Collects a line's bytes and hands out whole commands as visible text. */
abstract class CommandedScanner extends PlainScanner {
  #heard = '';

  /** Matches one whole command at the beginning. */
  protected abstract readonly command: RegExp;

  override receive(bytes: Uint8Array): void {
    this.#heard += visible(bytes);
    for (let found = this.command.exec(this.#heard); found !== null; found = this.command.exec(this.#heard)) {
      this.#heard = this.#heard.slice(found.index + found[0].length);
      this.obey(found);
    }
    if (this.#heard.length > 256) this.#heard = '';
  }

  protected abstract obey(command: RegExpExecArray): void;

  protected say(text: string): void {
    this.sayBytes(...Buffer.from(text, 'latin1'));
  }

  protected sayBytes(...bytes: readonly number[]): void {
    if (this.faults.silent !== true) this.out(Uint8Array.from(bytes));
  }
}

/** Honeywell: dark in serial trigger mode, else it watches; each trigger reads one code. */
export class HoneywellScanner extends CommandedScanner {
  protected readonly command = /<16>(?:([TU])<0d>|M<0d>([A-Z]{6})(\d*)([.!]))/;
  #triggered = false;

  protected override obey([, trigger, tag = '', value = '', end = '']: RegExpExecArray): void {
    if (trigger !== undefined) {
      this.obeyed(trigger === 'T' ? 'trigger-on' : 'trigger-off');
      if (this.#triggered) this.switchReading(trigger === 'T');
      return;
    }
    const name = tag + value;
    const known = name.startsWith('TRGMOD') && this.faults.refuse !== true;
    if (known) {
      this.obeyed(name);
      this.#triggered = name === 'TRGMOD0';
      this.switchReading(!this.#triggered);
    } else this.refused(name);
    this.say(`${name}${known ? '\u0006' : '\u0005'}${end}`);
  }

  protected override send(code: ShownCode): void {
    super.send(code);
    if (this.#triggered) this.switchReading(false);
  }

  override powerOff(): void {
    super.powerOff();
    this.#triggered = false;
  }
}

/** Newland's unified commands; each trigger reads one code. */
export class NewlandScanner extends CommandedScanner {
  protected readonly command = /~<01>0000([#@])([A-Z]{6})(\d*);<03>/;
  #triggered = false;

  protected override obey([, store = '#', tag = '', value = '']: RegExpExecArray): void {
    const known = (tag === 'SCNMOD' || tag === 'SCNTRG') && this.faults.refuse !== true;
    if (known) {
      this.obeyed(tag + value);
      if (tag === 'SCNMOD') this.#triggered = value === '0';
      this.switchReading(tag === 'SCNTRG' ? value === '1' : !this.#triggered);
    } else this.refused(tag + value);
    this.say(`\u0002\u00010000${store}${tag}${value}${known ? '\u0006' : '\u0015'};\u0003`);
  }

  protected override send(code: ShownCode): void {
    super.send(code);
    if (this.#triggered) this.switchReading(false);
  }
}

/** Older Newland engines: `1B 31` reads once, `1B 30` ends it; the answer is a bare ACK. */
export class SingleByteScanner extends CommandedScanner {
  protected readonly command = /<1b>([01])/;

  constructor(out: ScannerOutput) {
    super(out, {}, false);
  }

  protected override obey([, digit]: RegExpExecArray): void {
    this.obeyed(digit === '1' ? 'on' : 'off');
    this.switchReading(digit === '1');
    this.say('\u0006');
  }

  protected override send(code: ShownCode): void {
    super.send(code);
    this.switchReading(false);
  }
}

/** EM3080, GM65 and their kin: one byte in zone 0002 starts a reading; `AB CD` stands for any checksum. */
export class Em3080Scanner extends CommandedScanner {
  protected readonly command = /~<00>(<0[789]>)<01>((?:<..>|.){2})(<..>|.)((?:<..>|.){2})/;
  /** Clones that compute the checksum in their own way accept only `AB CD`. */
  readonly #skippedOnly: boolean;

  constructor(out: ScannerOutput, skippedOnly = false) {
    super(out, {}, false);
    this.#skippedOnly = skippedOnly;
  }

  protected override obey([, type = '', zone = '', value = '', check = '']: RegExpExecArray): void {
    const body = bytesOf(`${type}<01>${zone}${value}`);
    const checked = bytesOf(check).readUInt16BE();
    const right = checked === 0xabcd || (!this.#skippedOnly && checked === ccitt(body));
    const known = right && type === '<08>' && zone === '<00><02>' && this.faults.refuse !== true;
    if (known) {
      this.obeyed(value === '<01>' ? 'read-on' : 'read-off');
      this.switchReading(value === '<01>');
      this.sayBytes(0x02, 0x00, 0x00, 0x01, 0x00, 0x33, 0x31);
      return;
    }
    this.refused(`write ${value}`);
    const answer = [0x03, 0x01, 0x00];
    const crc = ccitt(Uint8Array.from(answer));
    this.sayBytes(0x02, 0x00, ...answer, crc >> 8, crc & 0xff);
  }

  protected override send(code: ShownCode): void {
    super.send(code);
    this.switchReading(false);
  }
}

/** CRC-CCITT from 0, by long division: a second reading of the rule. */
function ccitt(bytes: Uint8Array): number {
  let rest = 0n;
  for (const byte of bytes) rest = (rest << 8n) | BigInt(byte);
  rest <<= 16n;
  for (let bit = BigInt(bytes.length * 8 + 15); bit >= 16n; bit -= 1n) {
    if (((rest >> bit) & 1n) === 1n) rest ^= 0x11021n << (bit - 16n);
  }
  return Number(rest);
}

/** ZKTeco: `T` reads, `P` ends; says `%%NoRead` when a reading ends without a code. */
export class ZktecoScanner extends CommandedScanner {
  protected readonly command = /[TP]/;

  constructor(out: ScannerOutput) {
    super(out, {}, false);
  }

  protected override obey([letter]: RegExpExecArray): void {
    this.obeyed(letter === 'T' ? 'trigger' : 'end');
    if (letter === 'P' && this.reading) this.say('%%NoRead\r');
    this.switchReading(letter === 'T');
  }

  protected override send(code: ShownCode): void {
    super.send(code);
    this.switchReading(false);
  }
}
