/** The longest pause we let a platform ask for, so that a wrong header cannot keep cases here for days. */
const LONGEST_PAUSE_MS = 60 * 60 * 1000;

/**
 * How long a `Retry-After` header asks us to wait, ms, at most an hour. Both forms of RFC 9110 §10.2.3: seconds, or an
 * HTTP date, which is measured against `now` (epoch ms). Undefined when the header is missing or makes no sense.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (text === undefined || text === '') return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_PAUSE_MS) : undefined;
}
