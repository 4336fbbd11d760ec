import { bound } from './bind.ts';
import { entryWords as zh } from './zh/entry.ts';

/** The words of everything that a resident enters: pads, lists, writing, signing. The texts stand in `zh/entry.ts`. */
export const entryWords = bound(zh);
