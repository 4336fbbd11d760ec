import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import type { SamVAnswer } from './sam-v-frame.ts';

/** What may be tried after a refusal: the same bytes again, the card again from *find*, or nothing. */
export type SamVRemedy = 'resend' | 'find-again' | 'none';

/** What a status word means. SW1 and SW2 are kept for refusals, where the card's own status can stand. */
export type SamVMeaning =
  | { readonly kind: 'done' }
  | { readonly kind: 'card-found' }
  /** 91: this item is not on the card. */
  | { readonly kind: 'empty' }
  /** 80: no card, or one that this reader has read already (§8.1). */
  | { readonly kind: 'no-card' }
  | {
      readonly kind: 'refused';
      readonly failure: IdCardReaderFailure;
      readonly remedy: SamVRemedy;
      readonly sw1: number;
      readonly sw2: number;
      readonly sw3: number;
    };

type Refusal = readonly [failure: IdCardReaderFailure, remedy: SamVRemedy];

/** Status words of §1.4 that refuse. 50 appears in no source and is treated as unknown. */
const REFUSALS: ReadonlyMap<number, Refusal> = new Map<number, Refusal>([
  [0x10, ['reader-link-noise', 'resend']],
  [0x11, ['reader-link-noise', 'none']],
  [0x21, ['reader-command-refused', 'none']],
  [0x23, ['reader-command-refused', 'none']],
  [0x24, ['reader-link-noise', 'find-again']],
  [0x31, ['card-rejected', 'none']],
  [0x32, ['card-rejected', 'none']],
  [0x33, ['card-data-untrusted', 'none']],
  [0x40, ['card-not-id-card', 'none']],
  [0x41, ['card-read-failed', 'find-again']],
  [0x47, ['card-read-failed', 'find-again']],
  [0x60, ['reader-self-test-failed', 'none']],
  [0x66, ['reader-not-authorised', 'none']],
  [0x81, ['card-read-failed', 'find-again']],
]);

const UNKNOWN: Refusal = ['reader-status-unknown', 'none'];

/** Translates the module's status word; total over every byte value. */
export function meaningOf({ sw1, sw2, sw3 }: SamVAnswer): SamVMeaning {
  switch (sw3) {
    case 0x90:
      return { kind: 'done' };
    case 0x9f:
      return { kind: 'card-found' };
    case 0x91:
      return { kind: 'empty' };
    case 0x80:
      return { kind: 'no-card' };
    default: {
      const [failure, remedy] = REFUSALS.get(sw3) ?? UNKNOWN;
      return { kind: 'refused', failure, remedy, sw1, sw2, sw3 };
    }
  }
}
