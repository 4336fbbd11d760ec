import { bound } from './bind.ts';
import { activationWords as zh } from './zh/activation.ts';

/** The words of activating an e-voucher. The texts stand in `zh/activation.ts`. */
export const activationWords = bound(zh);
