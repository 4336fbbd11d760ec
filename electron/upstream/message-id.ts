import { beijingTime } from './beijing-time.ts';

/** The institution part of a `msgid` has exactly 12 characters (HSA envelope field 2). */
const INSTITUTION_LENGTH = 12;
/** The sequence part has four digits and starts again after 9999; within one second it cannot come round. */
const SEQUENCES = 10_000;

/**
 * The platform's `msgid`: 30 characters = institution code (12) + Beijing time yyyyMMddHHmmss (14) + sequence (4).
 * A shorter code is filled up with zeros at its end, a longer one (newer regions allow 30) is cut.
 * The caller hands in a sequence number that rises by one per message; a durable one where the message is kept.
 */
export function messageId(institutionCode: string, at: number, sequence: number): string {
  const institution = institutionCode.slice(0, INSTITUTION_LENGTH).padEnd(INSTITUTION_LENGTH, '0');
  const second = beijingTime(at).replaceAll(/\D/g, '');
  return `${institution}${second}${String(sequence % SEQUENCES).padStart(4, '0')}`;
}
