import { bound } from './bind.ts';
import { words as zh } from './zh/screens.ts';

/** What our own screens say. The texts stand in `zh/screens.ts`. */
export const words = bound(zh);
