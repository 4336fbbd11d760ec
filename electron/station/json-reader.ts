/**
 * Reads JSON (RFC 8259) and marks where in the text everything stood. Stricter than `JSON.parse` in one point: a key that
 * stands twice in one object is a fault.
 */

/** Keys and indexes from the top of the document down. */
export type JsonPath = readonly (string | number)[];

/** What can be wrong with the writing itself. */
export type JsonFaultKind =
  | 'ends-too-early'
  | 'text-not-closed'
  | 'control-character'
  | 'bad-escape'
  | 'bad-number'
  | 'key-expected'
  | 'colon-expected'
  | 'comma-expected'
  | 'trailing-comma'
  | 'value-expected'
  | 'comment'
  | 'single-quotes'
  | 'chinese-punctuation'
  | 'duplicate-key'
  | 'more-after-the-end'
  | 'too-deep';

/** Where the value and its key begin in the text, and the same for what it holds. */
export interface Mark {
  readonly start: number;
  readonly key: number;
  /** Only where there is something inside: most marks are leaves, and a map for each would cost more than the reading. */
  children?: Map<string | number, Mark>;
}

/** A value with its marks, or the first fault: what, at which offset, and in which field as far as it was read. */
export type MarkedReading =
  | { readonly ok: true; readonly value: unknown; readonly mark: Mark }
  | { readonly ok: false; readonly kind: JsonFaultKind; readonly offset: number; readonly path: JsonPath };

/** Deep enough for every file of ours, shallow enough that no document exhausts the stack. */
const DEEPEST = 64;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NUMBER_LIKE = /[-+.\w]+/y;
const BLANK = /[ \t\r\n]*/y;
const HEX4 = /[0-9a-fA-F]{4}/y;
/** Everything from the space on except the quotation mark and the backslash. */
const PLAIN_TEXT = /[ !#-[\]-\uffff]*/y;
const CHINESE_PUNCTUATION = new Set('“”‘’：，｛｝【】［］、\u3000');
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Carries a fault out of the recursion; never leaves this file. */
class Fault extends Error {
  readonly kind: JsonFaultKind;
  readonly offset: number;
  readonly path: JsonPath;
  constructor(kind: JsonFaultKind, offset: number, path: JsonPath) {
    super(kind);
    this.kind = kind;
    this.offset = offset;
    this.path = path;
  }
}

/** Reads a JSON text. Offsets count UTF-16 units, as a string's own index does. */
export function readMarked(text: string): MarkedReading {
  try {
    return { ok: true, ...new Reader(text).document() };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, kind: error.kind, offset: error.offset, path: error.path };
  }
}

function childrenOf(mark: Mark): Map<string | number, Mark> {
  mark.children ??= new Map();
  return mark.children;
}

class Reader {
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): { value: unknown; mark: Mark } {
    this.#skipBlank();
    const mark: Mark = { start: this.#at, key: this.#at };
    const value = this.#value(mark);
    this.#skipBlank();
    if (this.#at < this.#text.length) this.#fail(this.#oddity() ?? 'more-after-the-end');
    return { value, mark };
  }

  #value(mark: Mark): unknown {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(mark);
      case '[':
        return this.#array(mark);
      case '"':
        return this.#string();
      case undefined:
        return this.#fail('ends-too-early');
      default:
        return this.#word();
    }
  }

  #object(mark: Mark): object {
    const result: object = {};
    this.#open();
    if (this.#closes('}')) return result;
    for (;;) {
      this.#entry(result, mark);
      if (this.#endsAfterItem('}')) return result;
    }
  }

  #entry(result: object, mark: Mark): void {
    const keyAt = this.#at;
    if (this.#text[keyAt] !== '"') this.#fail(this.#oddity() ?? this.#endOr('key-expected'));
    const key = this.#string();
    this.#path.push(key);
    if (mark.children?.has(key) === true) this.#fail('duplicate-key', keyAt);
    this.#skipBlank();
    if (this.#text[this.#at] !== ':') this.#fail(this.#oddity() ?? this.#endOr('colon-expected'));
    this.#at += 1;
    this.#skipBlank();
    const child: Mark = { start: this.#at, key: keyAt };
    childrenOf(mark).set(key, child);
    // A plain assignment would turn a field named __proto__ into the object's prototype.
    Object.defineProperty(result, key, {
      value: this.#value(child),
      enumerable: true,
      configurable: true,
      writable: true,
    });
    this.#path.pop();
  }

  #array(mark: Mark): unknown[] {
    const result: unknown[] = [];
    this.#open();
    if (this.#closes(']')) return result;
    for (;;) {
      const child: Mark = { start: this.#at, key: this.#at };
      childrenOf(mark).set(result.length, child);
      this.#path.push(result.length);
      result.push(this.#value(child));
      this.#path.pop();
      if (this.#endsAfterItem(']')) return result;
    }
  }

  #open(): void {
    if (this.#path.length >= DEEPEST) this.#fail('too-deep');
    this.#at += 1;
    this.#skipBlank();
  }

  #closes(bracket: '}' | ']'): boolean {
    if (this.#text[this.#at] !== bracket) return false;
    this.#at += 1;
    return true;
  }

  /** After an item: true at the closing bracket, false after a comma with something behind it. */
  #endsAfterItem(bracket: '}' | ']'): boolean {
    this.#skipBlank();
    if (this.#closes(bracket)) return true;
    const commaAt = this.#at;
    if (this.#text[commaAt] !== ',') this.#fail(this.#oddity() ?? this.#endOr('comma-expected'));
    this.#at += 1;
    this.#skipBlank();
    if (this.#text[this.#at] === bracket) this.#fail('trailing-comma', commaAt);
    return false;
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    let result = '';
    for (;;) {
      result += this.#match(PLAIN_TEXT);
      const next = this.#text[this.#at];
      if (next === '"') break;
      if (next === undefined) this.#fail('text-not-closed', start);
      if (next === '\n' || next === '\r') this.#fail('text-not-closed', start);
      if (next !== '\\') this.#fail('control-character');
      result += this.#escape();
    }
    this.#at += 1;
    return result;
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter === 'u') {
      const start = this.#at;
      this.#at += 2;
      const digits = this.#match(HEX4);
      if (digits === '') this.#fail('bad-escape', start);
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const meant = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (meant === undefined) this.#fail('bad-escape');
    this.#at += 2;
    return meant;
  }

  #word(): unknown {
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (this.#peek(NUMBER_LIKE) === word) {
        this.#at += word.length;
        return value;
      }
    }
    const wholeWord = this.#peek(NUMBER_LIKE);
    if (wholeWord === '') this.#fail(this.#oddity() ?? 'value-expected');
    if (!/^[-+.\d]/u.test(wholeWord)) this.#fail('value-expected');
    if (this.#peek(NUMBER) !== wholeWord) this.#fail('bad-number');
    this.#at += wholeWord.length;
    return Number(wholeWord);
  }

  /** A mistake people make that deserves its own words, if one stands here. */
  #oddity(): JsonFaultKind | undefined {
    const next = this.#text[this.#at] ?? '';
    if (next === '/' || next === '#') return 'comment';
    if (next === "'") return 'single-quotes';
    return CHINESE_PUNCTUATION.has(next) ? 'chinese-punctuation' : undefined;
  }

  #endOr(kind: JsonFaultKind): JsonFaultKind {
    return this.#at >= this.#text.length ? 'ends-too-early' : kind;
  }

  #skipBlank(): void {
    this.#at += this.#peek(BLANK).length;
  }

  #match(pattern: RegExp): string {
    const found = this.#peek(pattern);
    this.#at += found.length;
    return found;
  }

  #peek(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0] ?? '';
  }

  #fail(kind: JsonFaultKind, offset: number = this.#at): never {
    throw new Fault(kind, offset, [...this.#path]);
  }
}
