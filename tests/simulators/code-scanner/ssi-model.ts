import { ScannerBase, type ScannerOutput, type ShownCode } from './scanner-model.ts';

/** A scanner waits this long for an ACK before it sends a packet again; the real ones 2 s. */
export interface SsiOptions {
  readonly ackMs?: number;
  readonly after?: (ms: number, callback: () => void) => () => void;
}

const SENDINGS = 3;
/** What fits into one packet besides header and code type. */
const PART_BYTES = 240;
const QR = 0xf1;
const NAK_DENIED = 6;
const NAMES: Record<number, string> = {
  0xa3: 'revision',
  0xc4: 'aim-off',
  0xc5: 'aim-on',
  0xc6: 'parameters',
  0xe4: 'start',
  0xe5: 'stop',
  0xe9: 'enable',
  0xea: 'disable',
};

function packet(opcode: number, status: number, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.of(4 + data.length, opcode, 0x00, status), data]);
  const sum = body.reduce((total, byte) => total + byte, 0);
  const check = (0x10000 - (sum & 0xffff)) & 0xffff;
  return Buffer.concat([body, Buffer.of(check >> 8, check & 0xff)]);
}

/** A Zebra scanner that speaks SSI: one packet in flight, sent again until it is acknowledged. */
export class SsiScanner extends ScannerBase {
  readonly #ackMs: number;
  readonly #after: (ms: number, callback: () => void) => () => void;
  #heard: Buffer = Buffer.alloc(0);
  #enabled = true;
  #queue: { readonly data: Uint8Array; readonly more: boolean; sent: number }[] = [];
  #cancel: () => void = () => undefined;
  /** Loses the next packet on the line, as noise would. */
  loseNext = false;
  /** It has a pattern to aim with; older engines deny the command. */
  canAim = true;

  constructor(out: ScannerOutput, { ackMs = 2000, after }: SsiOptions = {}) {
    super(out, false);
    this.#ackMs = ackMs;
    this.#after =
      after ??
      ((ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      });
  }

  get parts(): number {
    return this.#queue.length;
  }

  receive(bytes: Uint8Array): void {
    this.#heard = Buffer.concat([this.#heard, bytes]);
    while (this.#heard.length > 0) {
      const length = this.#heard[0] ?? 0;
      if (length < 4) {
        // A wake-up byte.
        this.#heard = this.#heard.subarray(1);
        continue;
      }
      if (this.#heard.length < length + 2) return;
      const whole = this.#heard.subarray(0, length + 2);
      this.#heard = this.#heard.subarray(length + 2);
      const sum = whole.subarray(0, length).reduce((total, byte) => total + byte, 0);
      if (((sum + whole.readUInt16BE(length)) & 0xffff) === 0) this.#obey(whole[1] ?? 0);
      else this.refused('damaged packet');
    }
  }

  override powerOff(): void {
    super.powerOff();
    this.#enabled = true;
    this.#cancel();
    this.#queue = [];
  }

  #obey(opcode: number): void {
    if (opcode === 0xd0) {
      this.#acknowledged();
      return;
    }
    const name = NAMES[opcode];
    if (name === undefined || this.faults.refuse === true) {
      this.refused(name ?? opcode.toString(16));
      this.#say(packet(0xd1, 0, Uint8Array.of(2)));
      return;
    }
    if (name.startsWith('aim-')) {
      this.#aim(name);
      return;
    }
    this.obeyed(name);
    if (name === 'enable') this.#enabled = true;
    if (name === 'disable') this.#enabled = false;
    if (name !== 'revision') this.switchReading(name === 'start' && this.#enabled);
    if (name === 'revision') this.#say(packet(0xa4, 0, Buffer.from('CAAABS00-R42 00 SE4750', 'latin1')));
    else this.#say(packet(0xd0, 0, new Uint8Array()));
  }

  /** Only an enabled scanner with a pattern aims. */
  #aim(name: string): void {
    if (this.canAim && this.#enabled) {
      this.obeyed(name);
      this.switchAiming(name === 'aim-on');
      this.#say(packet(0xd0, 0, new Uint8Array()));
      return;
    }
    this.refused(name);
    this.#say(packet(0xd1, 0, Uint8Array.of(NAK_DENIED)));
  }

  #say(bytes: Uint8Array): void {
    if (this.faults.silent !== true) this.out(bytes);
  }

  protected override send(code: ShownCode): void {
    this.switchReading(false);
    for (let from = 0; from < code.bytes.length; from += PART_BYTES) {
      const part = code.bytes.subarray(from, from + PART_BYTES);
      this.#queue.push({
        data: Buffer.concat([Buffer.of(QR), part]),
        more: from + PART_BYTES < code.bytes.length,
        sent: 0,
      });
    }
    if (this.faults.half === true)
      this.#queue = this.#queue.slice(0, 1).map((part) => ({ ...part, more: true }));
    this.#sendNext();
  }

  #sendNext(): void {
    this.#cancel();
    const [part] = this.#queue;
    if (part === undefined) return;
    if (part.sent >= SENDINGS) {
      this.#queue = [];
      return;
    }
    const status = (part.sent > 0 ? 1 : 0) | (part.more ? 2 : 0);
    const bytes = packet(0xf3, status, part.data);
    part.sent += 1;
    if (this.loseNext) this.loseNext = false;
    else this.out(bytes);
    this.#cancel = this.#after(this.#ackMs, () => this.#sendNext());
  }

  #acknowledged(): void {
    // With the fault `double` the first ACK of each packet gets lost, so that it comes twice.
    if (this.faults.double === true && this.#queue[0]?.sent === 1) return;
    this.#queue.shift();
    this.#sendNext();
  }
}
