import { bound } from './bind.ts';
import { speechWords as zh } from './zh/speech.ts';

/** The words of the curtain that covers the screen while somebody listens by headset. The texts stand in `zh/speech.ts`. */
export const speechWords = bound(zh);
