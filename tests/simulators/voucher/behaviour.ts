import { z } from 'zod';

/** How the simulated decoding behaves until it is told otherwise. */
export const voucherBehaviourSchema = z.enum([
  'normal',
  /** The middle platform decodes no code of another province than its own. */
  'local-only',
  'wrong-code',
  'expired',
  'used',
  'cancelled',
  /** A code of its own that nobody has a table for. */
  'refused',
  /** The middle platform is out of the bridge's reach. */
  'no-line',
  'face-fails',
  /** Answers after the kiosk has stopped waiting. */
  'slow',
  'silent',
  'malformed',
  /** Ends in the middle of a question. */
  'dies',
  /** The program of a provincial library alone: it starts, but its library cannot be loaded. */
  'not-ready',
]);
export type VoucherBehaviour = z.infer<typeof voucherBehaviourSchema>;
