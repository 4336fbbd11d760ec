import { z } from 'zod';
import type { MessageFailure } from '../../contract/failures.ts';
import { LARGEST_MESSAGE_BYTES } from '../../contract/station-contract.ts';

/**
 * The frame of oRPC's peer protocol: `i` the id, `t` the kind (1 request, which may be left out; 3 an item of a stream;
 * 4 an abort), `p` the payload with the path in `u`. Checked here because the library answers a broken frame on the console.
 */
const frameSchema = z.union([
  z.object({
    i: z.string(),
    t: z.literal(1).optional(),
    p: z.object({
      u: z.string().startsWith('/'),
      h: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
      m: z.string().optional(),
    }),
  }),
  z.object({ i: z.string(), t: z.union([z.literal(3), z.literal(4)]) }),
]);

/** Why a screen's message is not to be handed on, or undefined for a good one. Size first: what is too long is not read. */
export function refusalOf(message: unknown): MessageFailure | undefined {
  if (typeof message !== 'string') return 'message-malformed';
  if (
    message.length > LARGEST_MESSAGE_BYTES ||
    new TextEncoder().encode(message).length > LARGEST_MESSAGE_BYTES
  ) {
    return 'message-oversized';
  }
  try {
    return frameSchema.safeParse(JSON.parse(message)).success ? undefined : 'message-malformed';
  } catch {
    return 'message-malformed';
  }
}

/** The outcome of a call as oRPC's handlers give it, as far as it is read here. */
interface CallResult {
  readonly matched: boolean;
  readonly response?: { readonly status: number } | undefined;
}

/**
 * An interceptor for the root of oRPC's handlers: tells by code of a call that names no procedure (`message-unknown`) or
 * whose input does not fit (`message-malformed`).
 */
export function createRefusalInterceptor(
  onRefused: (code: MessageFailure) => void,
): <R extends CallResult>(call: { next(): Promise<R> }) => Promise<R> {
  return async (call) => {
    const result = await call.next();
    if (!result.matched) onRefused('message-unknown');
    else if (result.response?.status === 400) onRefused('message-malformed');
    return result;
  };
}
