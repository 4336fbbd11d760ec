/** Version, status (or operation) and request id stand before the first group (RFC 8010 §3.1.1). */
const HEAD_BYTES = 8;
const END_OF_ATTRIBUTES = 0x03;
/** The library takes 0x0F for a value. */
const LAST_GROUP_TAG = 0x0e;
/** Tags below are delimiters of groups, from here on they are values' (RFC 8010 §3.5.1). */
const FIRST_VALUE_TAG = 0x10;
const BEGIN_COLLECTION = 0x34;
const END_COLLECTION = 0x37;
const TEXT_WITH_LANGUAGE = 0x35;
const NAME_WITH_LANGUAGE = 0x36;
const TEXT = 0x41;
const NAME = 0x42;

/** Values of a fixed length: the out-of-band ones, integer, boolean, enum (RFC 8010 §3.9). */
const FIXED_BYTES: ReadonlyMap<number, number> = new Map([
  [0x12, 0],
  [0x13, 0],
  [0x21, 4],
  [0x22, 1],
  [0x23, 4],
]);
/** Text, name, keyword, uri, uriScheme, charset, naturalLanguage, mimeMediaType. */
const STRINGS: ReadonlySet<number> = new Set([TEXT, NAME, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49]);

/** What stands at the head of a printer's answer. */
export interface IppHead {
  /** A status code of RFC 8011 §B. */
  readonly status: number;
  readonly requestId: number;
}

interface Value {
  readonly tag: number;
  readonly name: Buffer;
  readonly value: Buffer;
  readonly next: number;
}

/** One value at an offset; undefined where the message ends before it does. */
function valueAt(message: Buffer, at: number): Value | undefined {
  if (at + 3 > message.length) return undefined;
  const nameEnd = at + 3 + message.readUInt16BE(at + 1);
  if (nameEnd + 2 > message.length) return undefined;
  const next = nameEnd + 2 + message.readUInt16BE(nameEnd);
  if (next > message.length) return undefined;
  return {
    tag: message[at] ?? 0,
    name: message.subarray(at + 3, nameEnd),
    value: message.subarray(nameEnd + 2, next),
    next,
  };
}

/** The text of a value that brings its language (RFC 8010 §3.9); undefined where its lengths do not add up. */
function withoutLanguage(value: Buffer): Buffer | undefined {
  if (value.length < 4) return undefined;
  const textAt = 2 + value.readUInt16BE(0) + 2;
  if (textAt > value.length || value.readUInt16BE(textAt - 2) !== value.length - textAt) return undefined;
  return value.subarray(textAt);
}

/** The same value in a form that the codec reads without going astray; undefined for what is not needed. */
function plain({ tag, value }: Value): { readonly tag: number; readonly value: Buffer } | undefined {
  if (tag === TEXT_WITH_LANGUAGE || tag === NAME_WITH_LANGUAGE) {
    const text = withoutLanguage(value);
    return text && { tag: tag === TEXT_WITH_LANGUAGE ? TEXT : NAME, value: text };
  }
  const isPlain = STRINGS.has(tag) ? value.length < 0x8000 : FIXED_BYTES.get(tag) === value.length;
  return isPlain ? { tag, value } : undefined;
}

function written(tag: number, name: Buffer, value: Buffer): Buffer {
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16BE(name.length, 0);
  lengths.writeUInt16BE(value.length, 2);
  return Buffer.concat([Buffer.of(tag), lengths.subarray(0, 2), name, lengths.subarray(2), value]);
}

/** Collects what is kept: a value without a name belongs to the attribute before it, kept or not. */
class PlainMessage {
  readonly #pieces: Buffer[];
  #name: Buffer = Buffer.alloc(0);
  #named = false;
  #depth = 0;

  constructor(head: Buffer) {
    this.#pieces = [head];
  }

  get isInCollection(): boolean {
    return this.#depth > 0;
  }

  group(tag: number): void {
    this.#pieces.push(Buffer.of(tag));
    this.#name = Buffer.alloc(0);
  }

  take(value: Value): void {
    if (value.tag === BEGIN_COLLECTION) this.#depth += 1;
    else if (value.tag === END_COLLECTION) this.#depth -= 1;
    if (value.name.length > 0 && value.name.length < 0x8000) {
      this.#name = value.name;
      this.#named = false;
    }
    const kept = this.#depth === 0 ? plain(value) : undefined;
    if (kept === undefined || this.#name.length === 0) return;
    this.#pieces.push(written(kept.tag, this.#named ? Buffer.alloc(0) : this.#name, kept.value));
    this.#named = true;
  }

  end(): Buffer {
    return Buffer.concat([...this.#pieces, Buffer.of(END_OF_ATTRIBUTES)]);
  }
}

/** Status and request id of an answer; undefined where it is shorter than its head. */
export function readIppHead(message: Buffer): IppHead | undefined {
  if (message.length < HEAD_BYTES) return undefined;
  return { status: message.readUInt16BE(2), requestId: message.readUInt32BE(4) };
}

/**
 * The same message with plain values alone: numbers, keywords, texts and names (rid of their language). Undefined where it
 * is not whole. The codec reads lengths as signed numbers and does not step over values of a sort it does not know, so that
 * a printer's odd answer would be misread or never end; it is given nothing of the kind.
 */
export function plainIppMessage(message: Buffer): Buffer | undefined {
  if (message.length < HEAD_BYTES) return undefined;
  const kept = new PlainMessage(message.subarray(0, HEAD_BYTES));
  for (let at = HEAD_BYTES; at < message.length; ) {
    const tag = message[at] ?? 0;
    if (tag === END_OF_ATTRIBUTES) return kept.isInCollection ? undefined : kept.end();
    if (tag < FIRST_VALUE_TAG) {
      if (tag === 0 || tag > LAST_GROUP_TAG || kept.isInCollection) return undefined;
      kept.group(tag);
      at += 1;
      continue;
    }
    const value = valueAt(message, at);
    if (value === undefined) return undefined;
    kept.take(value);
    at = value.next;
  }
  return undefined;
}
