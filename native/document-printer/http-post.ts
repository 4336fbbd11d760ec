import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Timers } from '../transport/transport.ts';

/** More than any printer has to say of itself; whoever sends more is not listened to any longer. */
const ANSWER_LIMIT_BYTES = 1_048_576;

/** Why there is no answer; `refused` is an HTTP status other than 200. */
export type PostFailure = 'not-found' | 'lost' | 'silent' | 'refused';

export type PostOutcome =
  | { readonly ok: true; readonly body: Buffer }
  | {
      readonly ok: false;
      readonly failure: PostFailure;
      /** Whether the other side may have taken and obeyed what was sent. */
      readonly mayHaveArrived: boolean;
    };

export interface Post {
  readonly url: URL;
  readonly pieces: readonly Uint8Array[];
  /** For the whole exchange, ms. */
  readonly timeoutMs: number;
  readonly timers: Timers;
  /** Ends it early; the outcome is `lost` then. */
  readonly signal: AbortSignal;
}

/** Reads an answer; undefined where it broke off or was too long. */
function readBody(response: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let length = 0;
    response.on('data', (piece: Buffer) => {
      length += piece.length;
      pieces.push(piece);
      if (length > ANSWER_LIMIT_BYTES) response.destroy();
    });
    response.on('error', () => resolve(undefined));
    response.on('close', () => resolve(response.complete ? Buffer.concat(pieces) : undefined));
  });
}

async function readResponse(response: IncomingMessage): Promise<PostOutcome> {
  const { statusCode = 0 } = response;
  if (statusCode !== 200) {
    response.destroy();
    // A client's error was told before anything was done (RFC 9110 §15.5); of a server's error that is not known.
    const mayHaveArrived = statusCode < 400 || statusCode >= 500;
    return { ok: false, failure: statusCode === 404 ? 'not-found' : 'refused', mayHaveArrived };
  }
  const body = await readBody(response);
  return body === undefined ? { ok: false, failure: 'lost', mayHaveArrived: true } : { ok: true, body };
}

/** Sends one IPP message over a connection of its own and reads the answer; never hangs, never throws. */
export function postIpp({ url, pieces, timeoutMs, timers, signal }: Post): Promise<PostOutcome> {
  return new Promise((resolve) => {
    let isReached = false;
    const isSecure = url.protocol === 'https:';
    const request = (isSecure ? requestHttps : requestHttp)(url, {
      method: 'POST',
      // Printers close idle connections when they like; one that is kept may be gone at the moment it is needed.
      agent: false,
      headers: {
        'content-type': 'application/ipp',
        'content-length': pieces.reduce((sum, piece) => sum + piece.length, 0),
      },
    });
    const settle = (outcome: PostOutcome): void => {
      cancel();
      signal.removeEventListener('abort', abort);
      resolve(outcome);
      request.destroy();
    };
    const fail = (failure: PostFailure): void => settle({ ok: false, failure, mayHaveArrived: isReached });
    const abort = (): void => fail('lost');
    const cancel = timers.after(timeoutMs, () => fail('silent'));
    signal.addEventListener('abort', abort);
    request.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => (isReached = true));
    });
    let isAnswered = false;
    request.on('response', (response) => {
      isAnswered = true;
      void readResponse(response).then(settle);
    });
    request.on('error', () => {
      // A printer that refuses early may close before it has read all; its answer counts then.
      if (!isAnswered) fail(isReached ? 'lost' : 'not-found');
    });
    if (signal.aborted) abort();
    for (const piece of pieces) request.write(piece);
    request.end();
  });
}
