import { ScannerBase, type ScannerOutput, type ShownCode } from './scanner-model.ts';

/** Commands: beep, scanning (0 on, 1 off), light (1 on). */
const NAMES: Record<number, string> = { 0x04: 'beep', 0x05: 'scanning', 0x24: 'light' };
/** The number under which this model reports codes. */
const CODE = 0x30;

const withXor = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.of(bytes.reduce((sum, byte) => sum ^ byte, 0))]);

/** A Vguang scanner in developer mode: frames `55 AA …` both ways, on a line or in unnumbered reports of 64 bytes. */
export class VguangScanner extends ScannerBase {
  #heard: Buffer = Buffer.alloc(0);
  readonly #reports: boolean;

  constructor(out: ScannerOutput, overReports: boolean) {
    super(out, false);
    this.#reports = overReports;
  }

  receive(bytes: Uint8Array): void {
    // An output report begins with the number that it does not have, 0.
    this.#heard = Buffer.concat([this.#heard, this.#reports ? bytes.subarray(1) : bytes]);
    for (;;) {
      const at = this.#heard.indexOf(Buffer.of(0x55, 0xaa));
      if (at === -1) break;
      const frame = this.#heard.subarray(at);
      const end = 5 + (frame[3] ?? 0) + ((frame[4] ?? 0) << 8) + 1;
      if (frame.length < 5 || frame.length < end) return;
      this.#heard = frame.subarray(end);
      const intact = frame.subarray(0, end).reduce((sum, byte) => sum ^ byte, 0) === 0;
      this.#obey(frame[2] ?? 0, frame.subarray(5, end - 1), intact);
    }
    this.#heard = this.#heard.subarray(-1);
  }

  #obey(command: number, data: Uint8Array, intact: boolean): void {
    const name = `${NAMES[command] ?? command.toString(16)} ${data[0] ?? ''}`;
    const known = intact && NAMES[command] !== undefined && this.faults.refuse !== true;
    if (known) this.obeyed(name);
    else this.refused(name);
    if (known && NAMES[command] === 'scanning') this.switchReading(data[0] === 0);
    if (this.faults.silent !== true) this.#say(command, known ? 0 : 1, new Uint8Array());
  }

  protected override send(code: ShownCode): void {
    this.#say(CODE, 0, code.bytes);
  }

  #say(command: number, status: number, data: Uint8Array): void {
    const head = Buffer.of(0x55, 0xaa, command, status, data.length & 0xff, data.length >> 8);
    const frame = withXor(Buffer.concat([head, data]));
    const times = this.faults.double === true && command === CODE ? 2 : 1;
    for (let time = 0; time < times; time += 1) this.#write(command === CODE ? this.whole(frame) : frame);
  }

  #write(frame: Uint8Array): void {
    if (!this.#reports) {
      this.out(frame);
      return;
    }
    for (let from = 0; from < frame.length; from += 64) {
      const report = new Uint8Array(64);
      report.set(frame.subarray(from, from + 64));
      this.out(report);
    }
  }
}
