import { readHidItems, signedValue } from './hid-items.ts';

/** A HID usage, e.g. page 0x8C usage 0x02: a bar-code scanner. Numbers are those of the USB-IF's usage tables. */
export interface HidUsage {
  readonly page: number;
  readonly usage: number;
}

/** Usages from `first` to `last` of one page, both included. */
export interface HidUsageRange {
  readonly page: number;
  readonly first: number;
  readonly last: number;
}

export type HidReportKind = 'input' | 'output' | 'feature';

/** One main item of a report: `count` elements of `bitSize` bits each, one after the other. */
export interface HidField {
  readonly kind: HidReportKind;
  /** 0 where the device numbers no reports. */
  readonly reportId: number;
  /** Of the first element, from the start of the payload: the byte of the report's id is not counted. */
  readonly bitOffset: number;
  /** Of one element; at most 32 are read as a number. */
  readonly bitSize: number;
  readonly count: number;
  /** Padding: says nothing. */
  readonly isConstant: boolean;
  /** Each element is the index of a usage that is on now (boot keyboards), not the value of one usage. */
  readonly isArray: boolean;
  readonly logicalMinimum: number;
  readonly logicalMaximum: number;
  /** In their order; an element beyond the last has the last one's usage. Ask `usageOf`. */
  readonly usages: readonly HidUsageRange[];
  /** The usages of the collections around it, the outermost first. */
  readonly collections: readonly HidUsage[];
}

export interface HidDescriptor {
  /** Whether every report begins with its id. */
  readonly isNumbered: boolean;
  /** What the device says it is: the usages of its outermost collections. */
  readonly topLevel: readonly HidUsage[];
  readonly fields: readonly HidField[];
}

/** Longest report the Linux kernel takes (`HID_MAX_BUFFER_SIZE`), bits: a descriptor that asks for more is nonsense. */
const MAX_REPORT_BITS = 16_384 * 8;
/** Collections and saved states within each other; real devices use fewer than five. */
const MAX_DEPTH = 64;

interface Globals {
  readonly page: number;
  readonly logicalMinimum: number;
  readonly logicalMaximum: number;
  readonly bitSize: number;
  readonly count: number;
  readonly reportId: number;
}

/** A usage as it was written: with its own page (four bytes) or for the page in force at the main item. */
interface WrittenUsage {
  readonly page: number | undefined;
  readonly usage: number;
}

const NO_GLOBALS: Globals = {
  page: 0,
  logicalMinimum: 0,
  logicalMaximum: 0,
  bitSize: 0,
  count: 0,
  reportId: 0,
};

const MAIN_KINDS: Readonly<Record<number, HidReportKind>> = { 0x8: 'input', 0x9: 'output', 0xb: 'feature' };

/** Takes the items of a descriptor one by one; `false` says that they make no descriptor. */
class DescriptorReading {
  readonly topLevel: HidUsage[] = [];
  readonly fields: HidField[] = [];
  isNumbered = false;
  #globals: Globals = NO_GLOBALS;
  readonly #saved: Globals[] = [];
  readonly #collections: HidUsage[] = [];
  #ranges: { readonly first: WrittenUsage; readonly last: WrittenUsage }[] = [];
  #minimum: WrittenUsage | undefined;
  readonly #bits = new Map<string, number>();

  main(tag: number, value: number): boolean {
    const kind = MAIN_KINDS[tag];
    let sound = true;
    if (kind !== undefined) sound = this.#addField(kind, value);
    else if (tag === 0xa) sound = this.#beginCollection();
    else if (tag === 0xc) sound = this.#collections.pop() !== undefined;
    this.#ranges = [];
    this.#minimum = undefined;
    return sound;
  }

  global(tag: number, data: Uint8Array, value: number): boolean {
    const signed = signedValue(data);
    switch (tag) {
      case 0x0:
        return this.#set({ page: value & 0xffff });
      case 0x1:
        return this.#set({ logicalMinimum: signed });
      case 0x2:
        // Many devices write 255 as one byte although that would be -1: a maximum is signed only below a negative minimum.
        return this.#set({ logicalMaximum: this.#globals.logicalMinimum < 0 ? signed : value });
      case 0x7:
        return this.#set({ bitSize: value });
      case 0x8:
        this.isNumbered = true;
        return value >= 1 && value <= 0xff && this.#set({ reportId: value });
      case 0x9:
        return this.#set({ count: value });
      case 0xa:
        return this.#saved.push(this.#globals) <= MAX_DEPTH;
      case 0xb: {
        const saved = this.#saved.pop();
        return saved !== undefined && this.#set(saved);
      }
      default:
        return true;
    }
  }

  local(tag: number, data: Uint8Array, value: number): void {
    const usage: WrittenUsage = {
      page: data.length === 4 ? value >>> 16 : undefined,
      usage: value & 0xffff,
    };
    if (tag === 0x0) this.#ranges.push({ first: usage, last: usage });
    else if (tag === 0x1) this.#minimum = usage;
    else if (tag === 0x2 && this.#minimum !== undefined) {
      this.#ranges.push({ first: this.#minimum, last: usage });
      this.#minimum = undefined;
    }
  }

  #set(change: Partial<Globals>): true {
    this.#globals = { ...this.#globals, ...change };
    return true;
  }

  #usages(): HidUsageRange[] {
    return this.#ranges
      .filter(({ first, last }) => first.usage <= last.usage)
      .map(({ first, last }) => ({
        page: last.page ?? first.page ?? this.#globals.page,
        first: first.usage,
        last: last.usage,
      }));
  }

  #beginCollection(): boolean {
    const [first] = this.#usages();
    const usage: HidUsage =
      first === undefined ? { page: this.#globals.page, usage: 0 } : { page: first.page, usage: first.first };
    if (this.#collections.length === 0) this.topLevel.push(usage);
    return this.#collections.push(usage) <= MAX_DEPTH;
  }

  #addField(kind: HidReportKind, flags: number): boolean {
    const { reportId, bitSize, count, logicalMinimum, logicalMaximum } = this.#globals;
    const report = `${kind} ${reportId}`;
    const bitOffset = this.#bits.get(report) ?? 0;
    const end = bitOffset + bitSize * count;
    if (end > MAX_REPORT_BITS) return false;
    this.#bits.set(report, end);
    this.fields.push({
      kind,
      reportId,
      bitOffset,
      bitSize,
      count,
      isConstant: (flags & 1) !== 0,
      isArray: (flags & 2) === 0,
      logicalMinimum,
      logicalMaximum,
      usages: this.#usages(),
      collections: [...this.#collections],
    });
    return true;
  }
}

/**
 * Reads a report descriptor (USB Device Class Definition for HID 1.11, §6.2.2) as the system shows it in
 * `/sys/class/hidraw/hidrawN/device/report_descriptor`. `undefined` where the bytes make none: an item cut short, more
 * ends than beginnings, or a report longer than the kernel takes. Collections left open are forgiven.
 */
export function parseHidDescriptor(bytes: Uint8Array): HidDescriptor | undefined {
  const items = readHidItems(bytes);
  if (items === undefined) return undefined;
  const reading = new DescriptorReading();
  for (const { type, tag, data, value } of items) {
    if (type === 'main' && !reading.main(tag, value)) return undefined;
    if (type === 'global' && !reading.global(tag, data, value)) return undefined;
    if (type === 'local') reading.local(tag, data, value);
  }
  const { isNumbered, topLevel, fields } = reading;
  return { isNumbered, topLevel, fields };
}
