import type { Proof } from '../../../../native/receipt-printer/escpos-encoder.ts';
import type { Dialect } from '../../../simulators/receipt-printer/dialects.ts';

/** Every status map with every way of proof: what a fault anywhere in a slip is tried against. */
export const DIALECTS_AND_PROOFS: readonly (readonly [Dialect, Proof])[] = (
  ['epson', 'snbc', 'zijiang', 'hwasung', 'custom'] as const
).flatMap((dialect) => (['gs-r', 'process-id'] as const).map((proof) => [dialect, proof] as const));
