import type { UpstreamFailure } from '../contract/failures.ts';

/** Codes of the HTTP library that are a mistake of ours and no failure of a network. */
const OUR_MISTAKES = new Set(['UND_ERR_INVALID_ARG', 'UND_ERR_INVALID_RETURN_VALUE', 'ERR_INVALID_ARG_TYPE']);

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Codes of a connection that never came about. */
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether an error says for certain that nothing was sent; a connection that was cut later says nothing. */
export function neverConnected(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && NO_CONNECTION.has(code);
}

/**
 * The coded failure behind what the HTTP library threw. Whatever has no code, or is a mistake of ours, is thrown again.
 * A connection that was refused, reset, cut half-way or never came about (also for its certificate) is `upstream-unreachable`.
 */
export function networkFailure(error: unknown): UpstreamFailure {
  // What came back is no HTTP; this error does not always have a code, and its class would load the library at start.
  if (error instanceof Error && error.name === 'HTTPParserError') return 'upstream-not-json';
  const code = codeOf(error);
  if (code === undefined || OUR_MISTAKES.has(code)) throw error;
  switch (code) {
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return 'upstream-timeout';
    case 'UND_ERR_RES_EXCEEDED_MAX_SIZE':
      return 'upstream-bad-envelope';
    default:
      return 'upstream-unreachable';
  }
}
