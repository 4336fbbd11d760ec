import iconv from 'iconv-lite';
import type { SimulatedCard } from './vpcd-wire.ts';

/** What is written on a simulated card. `version` decides how EF06 is numbered. */
export interface SocialCardData {
  readonly version: '1.00' | '2.00' | '3.00';
  /** 32 digits at the most; the first six are the issuing area. */
  readonly identification: string;
  /** `YYYYMMDD`. */
  readonly issued: string;
  readonly validUntil: string;
  readonly cardNumber: string;
  readonly number: string;
  readonly name: string;
  readonly sex: '1' | '2';
  readonly nation: string;
  readonly birthplace: string;
  readonly birth: string;
}

/** How cards of the same standard differ, or are broken. */
export interface SocialCardQuirks {
  /** Which P1 it takes for an EF. */
  readonly fileP1?: '02' | '00' | 'both';
  /** Whether records can be read by tag. */
  readonly byTag?: boolean;
  /** Wants the exact length and says it with `6Cxx`. */
  readonly exactLength?: boolean;
  /** Keeps every answer ready for GET RESPONSE and says it with `61xx`; `in-two` gives it in two parts. */
  readonly fetched?: 'whole' | 'in-two';
  /** Tags it gives nothing for without a security module: `empty` values, or a refusal (6982). */
  readonly guarded?: { readonly tags: readonly number[]; readonly by: 'empty' | 'refusal' };
  /** Says of every READ RECORD that it has more, without end. */
  readonly withoutEnd?: boolean;
  /** Cuts this many bytes off the end of every record. */
  readonly cut?: number;
}

const SSSE = [...iconv.encode('sx1.sh.社会保障', 'gbk')];
const ok = [0x90, 0x00];
const NOT_FOUND = [0x6a, 0x82];
const NO_RECORD = [0x6a, 0x83];
const NO_SUCH_TAG = [0x6a, 0x88];
const WRONG_P1_P2 = [0x6a, 0x86];
const NOT_ALLOWED = [0x69, 0x86];
const GUARDED = [0x69, 0x82];
const LOCKED = [0x69, 0x83];
const UNKNOWN_INSTRUCTION = [0x6d, 0x00];
const PIN_TRIES = 3;

interface StoredRecord {
  readonly tag: number;
  readonly value: readonly number[];
}

function text(value: string, size: number, filler: number): readonly number[] {
  const bytes = [...iconv.encode(value, 'gbk')];
  return [...bytes, ...Array<number>(size - bytes.length).fill(filler)];
}

function packed(digits: string, size: number): readonly number[] {
  return [...Buffer.from(digits.padEnd(size * 2, 'F'), 'hex')];
}

const NAME_BYTES = 30;

function issuerRecords(data: SocialCardData): readonly StoredRecord[] {
  return [
    { tag: 0x01, value: packed(data.identification, 16) },
    { tag: 0x02, value: text('1', 1, 0x20) },
    { tag: 0x03, value: text(data.version, 4, 0x20) },
    { tag: 0x04, value: packed('990000000000000000000001', 12) },
    { tag: 0x05, value: packed(data.issued, 4) },
    { tag: 0x06, value: packed(data.validUntil, 4) },
    { tag: 0x07, value: text(data.cardNumber, 9, 0x20) },
  ];
}

function holderRecords(data: SocialCardData): readonly StoredRecord[] {
  const name = [...iconv.encode(data.name, 'gbk')];
  const extension = name.slice(NAME_BYTES);
  const first = [
    ...name.slice(0, NAME_BYTES),
    ...Array<number>(Math.max(0, NAME_BYTES - name.length)).fill(0),
  ];
  return [
    { tag: 0x08, value: text(data.number, 18, 0x20) },
    { tag: 0x09, value: first },
    ...(data.version === '1.00'
      ? []
      : [{ tag: 0x4e, value: [...extension, ...Array<number>(NAME_BYTES - extension.length).fill(0)] }]),
    { tag: 0x0a, value: text(data.sex, 1, 0x20) },
    { tag: 0x0b, value: packed(data.nation, 1) },
    { tag: 0x0c, value: packed(data.birthplace, 3) },
    { tag: 0x0d, value: packed(data.birth, 4) },
  ];
}

/** A social-security card as a pure model: environment SSSE with EF05 and EF06, records by number and by tag. */
export class SimulatedSocialCard implements SimulatedCard {
  readonly atr = Uint8Array.of(0x3b, 0x00);
  /** How often somebody tried a PIN; after three the card is locked for good. */
  pinTries = 0;
  readonly #quirks: SocialCardQuirks;
  readonly #files: ReadonlyMap<number, readonly StoredRecord[]>;
  #environment = false;
  #file: readonly StoredRecord[] | undefined;
  #ready: readonly number[] = [];

  constructor(data: SocialCardData, quirks: SocialCardQuirks = {}) {
    this.#quirks = quirks;
    this.#files = new Map([
      [0xef05, issuerRecords(data)],
      [0xef06, holderRecords(data)],
    ]);
  }

  reset(): void {
    this.#environment = false;
    this.#file = undefined;
    this.#ready = [];
  }

  answer(apdu: Uint8Array): Uint8Array {
    return Uint8Array.from(this.#answer(apdu));
  }

  #answer(apdu: Uint8Array): readonly number[] {
    // What was ready and not fetched is forgotten with the next command.
    if (apdu[1] !== 0xc0) this.#ready = [];
    switch (apdu[1]) {
      case 0xa4:
        return this.#select(apdu);
      case 0xb2:
        return this.#read(apdu[2] ?? 0, apdu[3] ?? 0, apdu[4] ?? 0);
      case 0xc0:
        return this.#fetch(apdu[4] ?? 0);
      case 0x20:
        this.pinTries += 1;
        return this.pinTries >= PIN_TRIES ? LOCKED : [0x63, 0xc0 + PIN_TRIES - this.pinTries];
      default:
        return UNKNOWN_INSTRUCTION;
    }
  }

  #select(apdu: Uint8Array): readonly number[] {
    const name = [...apdu.subarray(5, 5 + (apdu[4] ?? 0))];
    if (apdu[2] === 0x04) {
      this.#environment = name.join() === SSSE.join();
      this.#file = undefined;
      return this.#environment ? this.#give([0x6f, 0x02, 0x84, 0x00]) : NOT_FOUND;
    }
    const { fileP1 = 'both' } = this.#quirks;
    if (fileP1 !== 'both' && apdu[2] !== Number.parseInt(fileP1, 16)) return WRONG_P1_P2;
    if (!this.#environment) return NOT_ALLOWED;
    this.#file = this.#files.get((name[0] ?? 0) * 0x100 + (name[1] ?? 0));
    return this.#file === undefined ? NOT_FOUND : ok;
  }

  #read(p1: number, p2: number, length: number): readonly number[] {
    if (this.#file === undefined) return NOT_ALLOWED;
    const { byTag = true, guarded, exactLength, withoutEnd, cut = 0 } = this.#quirks;
    if (withoutEnd === true) return [0x61, 0x10];
    if (p2 === 0x00 && !byTag) return WRONG_P1_P2;
    const record = p2 === 0x00 ? this.#file.find(({ tag }) => tag === p1) : this.#file[p1 - 1];
    if (record === undefined) return p2 === 0x00 ? NO_SUCH_TAG : NO_RECORD;
    const held = guarded?.tags.includes(record.tag) === true;
    if (held && guarded?.by === 'refusal') return GUARDED;
    const value = held ? record.value.map(() => 0) : record.value;
    const bytes = [record.tag, value.length, ...value];
    if (exactLength === true && length !== bytes.length) return [0x6c, bytes.length];
    return this.#give(bytes.slice(0, bytes.length - cut));
  }

  #give(bytes: readonly number[]): readonly number[] {
    if (this.#quirks.fetched === undefined) return [...bytes, ...ok];
    this.#ready = bytes;
    return [0x61, this.#portion()];
  }

  #portion(): number {
    const { length } = this.#ready;
    return this.#quirks.fetched === 'in-two' && length > 4 ? length >> 1 : length;
  }

  #fetch(length: number): readonly number[] {
    if (this.#ready.length === 0) return NOT_ALLOWED;
    const portion = this.#portion();
    if (length !== portion) return [0x6c, portion];
    const part = this.#ready.slice(0, portion);
    this.#ready = this.#ready.slice(portion);
    return this.#ready.length === 0 ? [...part, ...ok] : [...part, 0x61, this.#portion()];
  }
}
