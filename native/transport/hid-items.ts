/** One short item of a HID report descriptor (HID 1.11 §6.2.2.2). */
export interface HidItem {
  readonly type: 'main' | 'global' | 'local' | 'reserved';
  readonly tag: number;
  /** 0, 1, 2 or 4 bytes, least significant first. */
  readonly data: Uint8Array;
  /** The data as a number without sign. */
  readonly value: number;
}

const TYPES = ['main', 'global', 'local', 'reserved'] as const;
/** Data bytes of a short item by the two lowest bits of its prefix. */
const DATA_BYTES = [0, 1, 2, 4] as const;
/** Prefix of a long item: a length byte, a tag byte and the data follow. No long item has ever been defined. */
const LONG_ITEM = 0xfe;
const LONG_ITEM_HEAD = 3;

function unsignedValue(data: Uint8Array): number {
  return data.reduceRight((value, byte) => value * 0x100 + byte, 0);
}

/** An item's data as a number in two's complement of its own length. */
export function signedValue(data: Uint8Array): number {
  const value = unsignedValue(data);
  const range = 2 ** (8 * data.length);
  return data.length > 0 && value >= range / 2 ? value - range : value;
}

/** The short items in their order, long ones left out; `undefined` when the last item is cut short. */
export function readHidItems(bytes: Uint8Array): HidItem[] | undefined {
  const items: HidItem[] = [];
  let at = 0;
  while (at < bytes.length) {
    const prefix = bytes[at] ?? 0;
    if (prefix === LONG_ITEM) {
      const length = bytes[at + 1];
      if (length === undefined) return undefined;
      at += LONG_ITEM_HEAD + length;
    } else {
      const data = bytes.subarray(at + 1, at + 1 + (DATA_BYTES[prefix & 3] ?? 0));
      if (data.length < (DATA_BYTES[prefix & 3] ?? 0)) return undefined;
      items.push({
        type: TYPES[(prefix >> 2) & 3] ?? 'reserved',
        tag: prefix >> 4,
        data,
        value: unsignedValue(data),
      });
      at += 1 + data.length;
    }
  }
  return at === bytes.length ? items : undefined;
}
