import type { SmartCardAnswer, SmartCardOpening, SmartCardReaderNames } from './transport.ts';

/** What the thread of the smart-card library is asked; every link and every question has a number of its own. */
export type ToPcscThread =
  | { readonly kind: 'open'; readonly link: number; readonly reader: string }
  | {
      readonly kind: 'transmit';
      readonly link: number;
      readonly ask: number;
      readonly apdu: Uint8Array;
      readonly timeoutMs: number;
    }
  | { readonly kind: 'close'; readonly link: number }
  | { readonly kind: 'list'; readonly ask: number; readonly timeoutMs: number }
  | { readonly kind: 'ping'; readonly ask: number }
  /** Everything is let go of; `ended` comes when the library is at rest. */
  | { readonly kind: 'end' };

/** What it says. */
export type FromPcscThread =
  | { readonly kind: 'opened'; readonly link: number; readonly outcome: SmartCardOpening }
  | { readonly kind: 'inserted'; readonly link: number; readonly atr: Uint8Array }
  | { readonly kind: 'removed'; readonly link: number }
  | { readonly kind: 'lost'; readonly link: number }
  | { readonly kind: 'answered'; readonly ask: number; readonly answer: SmartCardAnswer }
  | { readonly kind: 'listed'; readonly ask: number; readonly names: SmartCardReaderNames }
  | { readonly kind: 'pong'; readonly ask: number }
  | { readonly kind: 'ended' };
