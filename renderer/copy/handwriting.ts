import { bound } from './bind.ts';
import { handwritingWords as zh } from './zh/handwriting.ts';

/** The words of the writing box. The texts stand in `zh/handwriting.ts`. */
export const handwritingWords = bound(zh);
