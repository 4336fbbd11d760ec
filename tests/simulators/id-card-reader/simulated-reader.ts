import type { IdCard } from '../../../electron/contract/id-card.ts';
import { type Garbling, garbled, LATE_MS } from './garbling.ts';
import { RequestParser } from './request-parser.ts';
import { answerFrame, appendedAddressAnswer, baseReadAnswer } from './synthetic-card.ts';

export type CommandName =
  | 'reset'
  | 'status'
  | 'sam-id'
  | 'find'
  | 'select'
  | 'read'
  | 'read-with-fingerprint'
  | 'address';

/** How the reader treats a card it has read: found again while it lies there, or not found until it was lifted. */
export type PresenceBehaviour = 'refind' | 'found-once';

export interface ReaderFault {
  /** The module's status word, e.g. 0x33. */
  readonly status: number;
  /** Which command answers it; by default all for 60 and 66, *select* for 40 and 81, *find* for 80, *read* for others. */
  readonly on?: CommandName | undefined;
  /** How many times; without it until it is cleared. */
  readonly times?: number | undefined;
}

export interface GarblingOrder {
  readonly mode: Garbling;
  /** Which command's answer; without it every answer. */
  readonly on?: CommandName | undefined;
  readonly times?: number | undefined;
}

export interface SimulatedReaderOptions {
  readonly presence?: PresenceBehaviour;
  readonly fingerprintBytes?: 0 | 512 | 1024;
}

/** The vendor's published sample number: 05.01-20101129-0001228293-0296863149. */
const SAM_ID = Uint8Array.from(Buffer.from('0500010009B8320105BE1200ADC5B111', 'hex'));

const COMMANDS: Readonly<Record<number, CommandName>> = {
  0x10ff: 'reset',
  0x11ff: 'status',
  0x12ff: 'sam-id',
  0x2001: 'find',
  0x2002: 'select',
  0x3001: 'read',
  0x3010: 'read-with-fingerprint',
  0x3003: 'address',
};

const DONE = 0x90;

function defaultCommandOf(status: number): CommandName | undefined {
  if (status === 0x60 || status === 0x66) return undefined;
  if (status === 0x40 || status === 0x81) return 'select';
  return status === 0x80 ? 'find' : 'read';
}

/** A SAM_V module with a card slot: bytes in, bytes out, no wire of its own. */
export class SimulatedReader {
  readonly #output: (bytes: Uint8Array, delayMs: number) => void;
  readonly #parser = new RequestParser();
  readonly #log: CommandName[] = [];
  presence: PresenceBehaviour;
  fingerprintBytes: 0 | 512 | 1024;
  #card: IdCard | undefined;
  #selected = false;
  #found = false;
  #alreadyRead = false;
  #fault: ReaderFault | undefined;
  #garbling: GarblingOrder | undefined;
  #liftDuring: CommandName | undefined;

  /** `output` gets each answer and how long the reader takes before sending it. */
  constructor(output: (bytes: Uint8Array, delayMs: number) => void, options: SimulatedReaderOptions = {}) {
    this.#output = output;
    this.presence = options.presence ?? 'refind';
    this.fingerprintBytes = options.fingerprintBytes ?? 0;
  }

  /** The commands received since the start, in order. */
  get log(): readonly CommandName[] {
    return this.#log;
  }

  get card(): IdCard | undefined {
    return this.#card;
  }

  get fault(): ReaderFault | undefined {
    return this.#fault;
  }

  get garbling(): GarblingOrder | undefined {
    return this.#garbling;
  }

  /** An order to lift during a command stays: it is meant for the card laid next as well. */
  lay(card: IdCard): void {
    this.#takeAway();
    this.#card = card;
  }

  /** Takes the card away, now or as soon as the named command arrives. */
  lift(during?: CommandName): void {
    this.#liftDuring = during;
    if (during === undefined) this.#takeAway();
  }

  fail(fault: ReaderFault | undefined): void {
    this.#fault = fault;
  }

  garble(order: GarblingOrder | undefined): void {
    this.#garbling = order;
  }

  /** What happens to the module when its cable is pulled: it forgets the card's session. */
  powerOff(): void {
    this.#parser.reset();
    this.#powerCard();
    this.#alreadyRead = false;
  }

  receive(bytes: Uint8Array): void {
    for (const request of this.#parser.push(bytes)) {
      if (!request.intact) this.#output(answerFrame(0x10), 0);
      else this.#execute(request.command);
    }
  }

  #takeAway(): void {
    this.#card = undefined;
    this.#powerCard();
    this.#alreadyRead = false;
  }

  #powerCard(): void {
    this.#found = false;
    this.#selected = false;
  }

  #execute(code: number): void {
    const name = COMMANDS[code];
    if (name === undefined) {
      this.#output(answerFrame(0x21), 0);
      return;
    }
    this.#log.push(name);
    if (this.#liftDuring === name) this.lift();
    const status = this.#takeFault(name);
    this.#send(name, status === undefined ? this.#answer(name) : answerFrame(status));
  }

  #takeFault(name: CommandName): number | undefined {
    const fault = this.#fault;
    if (fault === undefined) return undefined;
    const on = fault.on ?? defaultCommandOf(fault.status);
    const isRead = on === 'read' && name === 'read-with-fingerprint';
    if (on !== undefined && on !== name && !isRead) return undefined;
    // A find that is refused leaves nothing found; without a card there is nothing to refuse.
    if (on !== undefined && this.#card === undefined) return undefined;
    if (fault.times !== undefined)
      this.#fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : undefined;
    return fault.status;
  }

  #send(name: CommandName, answer: Uint8Array): void {
    const order = this.#garbling;
    if (order === undefined || (order.on !== undefined && order.on !== name)) {
      this.#output(answer, 0);
      return;
    }
    if (order.times !== undefined)
      this.#garbling = order.times > 1 ? { ...order, times: order.times - 1 } : undefined;
    const spoilt = garbled(answer, order.mode);
    if (spoilt.length > 0) this.#output(spoilt, order.mode === 'late' ? LATE_MS : 0);
  }

  #answer(name: CommandName): Uint8Array {
    switch (name) {
      case 'reset':
        this.#powerCard();
        return answerFrame(DONE);
      case 'status':
        return answerFrame(DONE);
      case 'sam-id':
        return answerFrame(DONE, SAM_ID);
      case 'find':
        return this.#find();
      case 'select':
        return this.#select();
      case 'read':
      case 'read-with-fingerprint':
        return this.#read(name);
      case 'address':
        return this.#selected && this.#card !== undefined
          ? appendedAddressAnswer(this.#card)
          : answerFrame(0x41);
    }
  }

  #find(): Uint8Array {
    if (this.#card === undefined || (this.presence === 'found-once' && this.#alreadyRead))
      return answerFrame(0x80);
    this.#found = true;
    this.#selected = false;
    return answerFrame(0x9f, new Uint8Array(4));
  }

  #select(): Uint8Array {
    if (this.#card === undefined || !this.#found) return answerFrame(0x81);
    this.#selected = true;
    return answerFrame(DONE, new Uint8Array(8));
  }

  #read(name: 'read' | 'read-with-fingerprint'): Uint8Array {
    if (this.#card === undefined || !this.#selected) return answerFrame(0x41);
    this.#alreadyRead = true;
    return baseReadAnswer(this.#card, name === 'read' ? undefined : this.fingerprintBytes);
  }
}
