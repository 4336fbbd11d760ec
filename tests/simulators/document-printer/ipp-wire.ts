/** Our own reading of RFC 8010, apart from the library that the kiosk uses, so that a slip on one side shows. */

const END_OF_ATTRIBUTES = 0x03;
const FIRST_VALUE_TAG = 0x10;
const BEGIN_COLLECTION = 0x34;
const END_COLLECTION = 0x37;
const MEMBER_NAME = 0x4a;

export const groupTags = { operation: 0x01, job: 0x02, printer: 0x04 } as const;
type Group = keyof typeof groupTags;

/** A value on its way out, with its syntax. */
export type IppValue =
  | { readonly integer: number }
  | { readonly enum: number }
  | { readonly keyword: string }
  | { readonly name: string }
  | { readonly text: string }
  | { readonly uri: string }
  | { readonly mime: string }
  | { readonly noValue: true };

export type OutgoingAttributes = Readonly<Record<string, IppValue | readonly IppValue[]>>;

export interface IncomingRequest {
  readonly version: string;
  readonly operation: number;
  readonly id: number;
  /** Every attribute's values in order, numbers and booleans as decimals; members of collections as `media-col/media-source`. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly document: Buffer;
}

function textOf(tag: number, value: Buffer): string {
  if (tag === 0x21 || tag === 0x23) return String(value.readInt32BE(0));
  return tag === 0x22 ? String(value[0]) : value.toString('utf8');
}

/** Reads a request; throws where it is not whole. */
export function readRequest(bytes: Buffer): IncomingRequest {
  const attributes = new Map<string, string[]>();
  const path: string[] = [];
  let name = '';
  let member = '';
  let at = 8;
  for (; bytes.readUInt8(at) !== END_OF_ATTRIBUTES; ) {
    const tag = bytes.readUInt8(at);
    at += 1;
    if (tag < FIRST_VALUE_TAG) continue;
    const nameEnd = at + 2 + bytes.readUInt16BE(at);
    const valueEnd = nameEnd + 2 + bytes.readUInt16BE(nameEnd);
    if (valueEnd >= bytes.length) throw new Error('the request ends within a value');
    if (nameEnd > at + 2) name = bytes.toString('utf8', at + 2, nameEnd);
    const value = bytes.subarray(nameEnd + 2, valueEnd);
    at = valueEnd;
    if (tag === MEMBER_NAME) member = value.toString('utf8');
    else if (tag === BEGIN_COLLECTION) path.push(path.length === 0 ? name : member);
    else if (tag === END_COLLECTION) path.pop();
    else {
      const key = path.length === 0 ? name : [...path, member].join('/');
      attributes.set(key, [...(attributes.get(key) ?? []), textOf(tag, value)]);
    }
  }
  return {
    version: `${bytes[0]}.${bytes[1]}`,
    operation: bytes.readUInt16BE(2),
    id: bytes.readInt32BE(4),
    attributes,
    document: bytes.subarray(at + 1),
  };
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function encoded(value: IppValue): readonly [tag: number, bytes: Buffer] {
  if ('integer' in value) return [0x21, number32(value.integer)];
  if ('enum' in value) return [0x23, number32(value.enum)];
  if ('keyword' in value) return [0x44, Buffer.from(value.keyword)];
  if ('name' in value) return [0x42, Buffer.from(value.name)];
  if ('text' in value) return [0x41, Buffer.from(value.text)];
  if ('uri' in value) return [0x45, Buffer.from(value.uri)];
  return 'mime' in value ? [0x49, Buffer.from(value.mime)] : [0x13, Buffer.alloc(0)];
}

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function attribute(name: string, values: readonly IppValue[]): Buffer {
  return Buffer.concat(
    values.map((value, index) => {
      const [tag, bytes] = encoded(value);
      return Buffer.concat([Buffer.of(tag), sized(Buffer.from(index === 0 ? name : '')), sized(bytes)]);
    }),
  );
}

/** An answer of IPP/1.1 with its groups in order. */
export function writeAnswer(
  status: number,
  id: number,
  groups: readonly {
    readonly group: Exclude<Group, 'operation'>;
    readonly attributes: OutgoingAttributes;
  }[] = [],
): Buffer {
  const head = Buffer.from([1, 1, status >> 8, status & 0xff, 0, 0, 0, 0, groupTags.operation]);
  head.writeInt32BE(id, 4);
  const charset = Buffer.concat([
    Buffer.of(0x47),
    sized(Buffer.from('attributes-charset')),
    sized(Buffer.from('utf-8')),
  ]);
  const language = Buffer.concat([
    Buffer.of(0x48),
    sized(Buffer.from('attributes-natural-language')),
    sized(Buffer.from('en')),
  ]);
  const rest = groups.map(({ group, attributes }) =>
    Buffer.concat([
      Buffer.of(groupTags[group]),
      ...Object.entries(attributes).map(([name, values]) =>
        attribute(name, Array.isArray(values) ? (values as readonly IppValue[]) : [values as IppValue]),
      ),
    ]),
  );
  return Buffer.concat([head, charset, language, ...rest, Buffer.of(END_OF_ATTRIBUTES)]);
}
