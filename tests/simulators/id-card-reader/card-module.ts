import type { IdCard } from '../../../electron/contract/id-card.ts';
import type { Garbling } from './garbling.ts';
import { appendedAddressData, baseReadData } from './synthetic-card.ts';

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

export interface CardModuleOptions {
  readonly presence?: PresenceBehaviour;
  readonly fingerprintBytes?: 0 | 512 | 1024;
  /** Whether *read* wants *select* before it; some modules do without. */
  readonly needsSelect?: boolean;
}

/** What the module answers: its status word and the data that belong to it. */
export interface ModuleAnswer {
  readonly status: number;
  readonly data?: Uint8Array | undefined;
}

/** The vendor's published sample number: 05.01-20101129-0001228293-0296863149. */
const SAM_ID = Uint8Array.from(Buffer.from('0500010009B8320105BE1200ADC5B111', 'hex'));

const DONE = 0x90;
const EMPTY = 0x91;

function defaultCommandOf(status: number): CommandName | undefined {
  if (status === 0x60 || status === 0x66) return undefined;
  if (status === 0x40 || status === 0x81) return 'select';
  return status === 0x80 ? 'find' : 'read';
}

function onceLess<T extends { readonly times?: number | undefined }>(order: T): T | undefined {
  if (order.times === undefined) return order;
  return order.times > 1 ? { ...order, times: order.times - 1 } : undefined;
}

/** The security module and the card on it: what every reader has inside, whatever its framing and wire. */
export class CardModule {
  readonly #log: CommandName[] = [];
  readonly #needsSelect: boolean;
  readonly #options: CardModuleOptions;
  presence: PresenceBehaviour;
  fingerprintBytes: 0 | 512 | 1024;
  /** Told when a card was laid or lifted; for readers whose wire shows it. */
  onCard: () => void | Promise<void> = () => undefined;
  #card: IdCard | undefined;
  #selected = false;
  #found = false;
  #alreadyRead = false;
  #fault: ReaderFault | undefined;
  #garbling: GarblingOrder | undefined;
  #liftDuring: CommandName | undefined;

  constructor(options: CardModuleOptions = {}) {
    this.#options = options;
    this.presence = options.presence ?? 'refind';
    this.fingerprintBytes = options.fingerprintBytes ?? 0;
    this.#needsSelect = options.needsSelect ?? true;
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
    void this.onCard();
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

  /** How this command's answer is to be spoilt, if it is. */
  takeGarbling(name: CommandName): Garbling | undefined {
    const order = this.#garbling;
    if (order === undefined || (order.on !== undefined && order.on !== name)) return undefined;
    this.#garbling = onceLess(order);
    return order.mode;
  }

  /** As it was when it was started: no card, no fault, nothing spoilt, nothing remembered. */
  clear(): void {
    this.lift();
    this.#fault = undefined;
    this.#garbling = undefined;
    this.presence = this.#options.presence ?? 'refind';
    this.fingerprintBytes = this.#options.fingerprintBytes ?? 0;
    this.#log.splice(0);
  }

  /** What happens to the module when its cable is pulled: it forgets the card's session. */
  powerOff(): void {
    this.#powerCard();
    this.#alreadyRead = false;
  }

  /** Obeys one command. */
  answerTo(name: CommandName): ModuleAnswer {
    this.#log.push(name);
    if (this.#liftDuring === name) this.lift();
    const status = this.#takeFault(name);
    return status === undefined ? this.#obey(name) : { status };
  }

  #takeAway(): void {
    const lay = this.#card !== undefined;
    this.#card = undefined;
    this.#powerCard();
    this.#alreadyRead = false;
    if (lay) void this.onCard();
  }

  #powerCard(): void {
    this.#found = false;
    this.#selected = false;
  }

  #takeFault(name: CommandName): number | undefined {
    const fault = this.#fault;
    if (fault === undefined) return undefined;
    const on = fault.on ?? defaultCommandOf(fault.status);
    const isRead = on === 'read' && name === 'read-with-fingerprint';
    // A module driven without *select* shows at *read* what another would show there.
    const isSelect = on === 'select' && name === 'read' && !this.#needsSelect;
    if (on !== undefined && on !== name && !isRead && !isSelect) return undefined;
    // A find that is refused leaves nothing found; without a card there is nothing to refuse.
    if (on !== undefined && this.#card === undefined) return undefined;
    this.#fault = onceLess(fault);
    return fault.status;
  }

  #obey(name: CommandName): ModuleAnswer {
    switch (name) {
      case 'reset':
        this.#powerCard();
        return { status: DONE };
      case 'status':
        return { status: DONE };
      case 'sam-id':
        return { status: DONE, data: SAM_ID };
      case 'find':
        return this.#find();
      case 'select':
        return this.#select();
      case 'read':
      case 'read-with-fingerprint':
        return this.#read(name);
      case 'address':
        return this.#address();
    }
  }

  #find(): ModuleAnswer {
    if (this.#card === undefined || (this.presence === 'found-once' && this.#alreadyRead))
      return { status: 0x80 };
    this.#found = true;
    this.#selected = !this.#needsSelect;
    return { status: 0x9f, data: new Uint8Array(4) };
  }

  #select(): ModuleAnswer {
    if (this.#card === undefined || !this.#found) return { status: 0x81 };
    this.#selected = true;
    return { status: DONE, data: new Uint8Array(8) };
  }

  #read(name: 'read' | 'read-with-fingerprint'): ModuleAnswer {
    if (this.#card === undefined || !this.#selected) return { status: 0x41 };
    this.#alreadyRead = true;
    return {
      status: DONE,
      data: baseReadData(this.#card, name === 'read' ? undefined : this.fingerprintBytes),
    };
  }

  #address(): ModuleAnswer {
    if (!this.#selected || this.#card === undefined) return { status: 0x41 };
    const data = appendedAddressData(this.#card);
    return data === undefined ? { status: EMPTY } : { status: DONE, data };
  }
}
