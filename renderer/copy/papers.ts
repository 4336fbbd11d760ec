import { bound } from './bind.ts';
import { papersWords as zh } from './zh/papers.ts';

/** The words of photographing papers and of adding invoices. The texts stand in `zh/papers.ts`. */
export const papersWords = bound(zh);
