import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A fresh secret for this launch, 256 bits, fit for a URL. Whoever knows it is the kiosk's own screen. */
export function createLaunchToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that tells nothing of the token, not even its length. */
export function tokenMatches(token: string, offered: string | null): boolean {
  return offered !== null && timingSafeEqual(digest(token), digest(offered));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
