import { type CheckedEnvelope, nodeOf } from './envelope-check.ts';
import { PageBook } from './page-book.ts';
import { ReviewBook } from './review-book.ts';

/** A case as the platform applied it. */
export interface AppliedCase {
  readonly key: string;
  readonly reference: string;
  readonly msgid: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly appliedAt: number;
  /** How often it was sent, the first time included. */
  attempts: number;
}

export type CaseAnswer =
  | { readonly applied: AppliedCase; readonly repeated: boolean }
  | { readonly conflict: string };

/** Applies each idempotency key once, for as long as this process lives. */
export class CaseBook {
  readonly #cases = new Map<string, AppliedCase>();
  /** The photographed pages of these cases. */
  readonly pages = new PageBook((receiptNumber) => this.#find(receiptNumber) !== undefined);
  /** What became of these cases. */
  readonly reviews = new ReviewBook((receiptNumber) => this.#find(receiptNumber));
  #attempts = 0;
  #conflicts = 0;

  /** Applies a case, or finds it applied. The same key with another `msgid` or other content is a conflict. */
  apply(envelope: CheckedEnvelope, now: number): CaseAnswer {
    this.#attempts += 1;
    const key = envelope.input['key'];
    if (typeof key !== 'string' || key === '') return this.#conflict('the case carries no key');
    const known = this.#cases.get(key);
    if (known === undefined) {
      const reference = `SB${String(this.#cases.size + 1).padStart(8, '0')}`;
      const applied = {
        key,
        reference,
        msgid: envelope.msgid,
        input: envelope.input,
        appliedAt: now,
        attempts: 1,
      };
      this.#cases.set(key, applied);
      return { applied, repeated: false };
    }
    if (known.msgid !== envelope.msgid) return this.#conflict('the key was used with another msgid');
    if (JSON.stringify(known.input) !== JSON.stringify(envelope.input))
      return this.#conflict('the key was used with another content');
    known.attempts += 1;
    return { applied: known, repeated: true };
  }

  #find(receiptNumber: string): AppliedCase | undefined {
    return this.list().find(({ input }) => nodeOf(input, 'case')['receipt_number'] === receiptNumber);
  }

  #conflict(conflict: string): CaseAnswer {
    this.#conflicts += 1;
    return { conflict };
  }

  list(): readonly AppliedCase[] {
    return [...this.#cases.values()];
  }

  counts(): { attempts: number; applied: number; conflicts: number } {
    return { attempts: this.#attempts, applied: this.#cases.size, conflicts: this.#conflicts };
  }
}
