import { randomBytes } from 'node:crypto';
import type { Clock } from '../core/ports/clock.ts';

/**
 * UUIDv7 (RFC 9562): 48 bits of wall time, then random. Keys sort by the time they were made, which keeps the outbox
 * readable; uniqueness rests on the random part, so a clock that jumps back does no harm.
 */
export function createUuidV7(clock: Clock): () => string {
  return () => {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(clock.now(), 0, 6);
    bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
