import { createHash } from 'node:crypto';
import { type CheckedEnvelope, nodeOf } from './envelope-check.ts';

/** A page as the platform put it together from its parts. */
export interface AppliedPage {
  readonly key: string;
  readonly receiptNumber: string;
  readonly paper: string;
  readonly number: number;
  readonly of: number;
  readonly sha256: string;
  readonly bytes: number;
  /** How many messages it came in, repeats included. */
  readonly messages: number;
}

export type PageAnswer =
  | { readonly reference: string; readonly repeated: boolean }
  | { readonly conflict: string };

interface Coming {
  readonly parts: Map<number, { readonly msgid: string; readonly content: string }>;
  messages: number;
  reference?: string;
}

/** Puts pages together part by part; each key and part counts once, and the whole must have the hash it was announced with. */
export class PageBook {
  readonly #coming = new Map<string, Coming>();
  readonly #pages = new Map<string, AppliedPage>();
  readonly #knowsCase: (receiptNumber: string) => boolean;

  constructor(knowsCase: (receiptNumber: string) => boolean) {
    this.#knowsCase = knowsCase;
  }

  apply({ input, msgid }: CheckedEnvelope): PageAnswer {
    const { key, part, parts, content } = input;
    const receiptNumber = String(nodeOf(input, 'case')['receipt_number']);
    if (!this.#knowsCase(receiptNumber)) return { conflict: 'no such case' };
    if (typeof key !== 'string' || typeof part !== 'number' || typeof parts !== 'number')
      return { conflict: 'key, part or parts is missing' };
    if (typeof content !== 'string' || part < 1 || part > parts) return { conflict: 'the part has no place' };
    const coming = this.#coming.get(key) ?? { parts: new Map(), messages: 0 };
    this.#coming.set(key, coming);
    coming.messages += 1;
    const known = coming.parts.get(part);
    if (known !== undefined && (known.msgid !== msgid || known.content !== content))
      return { conflict: 'the part came before with another msgid or content' };
    coming.parts.set(part, { msgid, content });
    if (coming.parts.size < parts) return { reference: `PART${part}`, repeated: known !== undefined };
    return this.#whole(key, coming, nodeOf(input, 'page'), receiptNumber);
  }

  #whole(key: string, coming: Coming, page: Record<string, unknown>, receiptNumber: string): PageAnswer {
    const picture = Buffer.concat(
      [...coming.parts]
        .toSorted(([a], [b]) => a - b)
        .map(([, { content }]) => Buffer.from(content, 'base64')),
    );
    const sha256 = createHash('sha256').update(picture).digest('hex');
    if (sha256 !== page['sha256'] || picture.length !== page['bytes'])
      return { conflict: 'the page is not what it was announced as' };
    const repeated = coming.reference !== undefined;
    coming.reference ??= `SP${String(this.#pages.size + 1).padStart(8, '0')}`;
    this.#pages.set(key, {
      key,
      receiptNumber,
      paper: String(page['paper']),
      number: Number(page['number']),
      of: Number(page['of']),
      sha256,
      bytes: picture.length,
      messages: coming.messages,
    });
    return { reference: coming.reference, repeated };
  }

  list(): readonly AppliedPage[] {
    return [...this.#pages.values()];
  }
}
