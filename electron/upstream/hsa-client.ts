import type { Agent } from 'undici';
import type { UpstreamFailure } from '../contract/failures.ts';
import type { Clock } from '../core/ports/clock.ts';
import { type HsaEnvelope, type HsaResponse, hsaResponseSchema } from './hsa-envelope.ts';
import { networkFailure, neverConnected } from './network-failure.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Signer } from './signer.ts';

/** A county's line answers a connection within a second or not at all; three leave room for one lost packet. */
export const DEFAULT_CONNECT_TIMEOUT_MS = 3_000;
/** The platform's own queries take up to ten seconds at month's end. */
export const DEFAULT_READ_TIMEOUT_MS = 15_000;
/** `output` is limited to 40,000 characters, at most four bytes each, and the envelope adds a little; the rest is no answer. */
const LARGEST_RESPONSE_BYTES = 256 * 1024;
/** Shorter than the idle time of the usual proxies, so that no request leaves on a connection that is being closed. */
const KEEP_ALIVE_MS = 4_000;

export interface HsaClientParts {
  readonly baseUrl: string;
  readonly sign: Signer;
  readonly clock: Clock;
  readonly connectTimeoutMs?: number | undefined;
  readonly readTimeoutMs?: number | undefined;
}

/** Either the platform's envelope, whatever its infcode, or why there was none. */
export type HsaExchange =
  | { readonly answered: true; readonly response: HsaResponse }
  | {
      readonly answered: false;
      readonly failure: UpstreamFailure;
      readonly retryAfterMs?: number;
      /** No connection came about, so that nothing was sent. */
      readonly neverLeft?: true;
    };

export interface HsaClient {
  /**
   * Posts one envelope and reads one envelope. Fails with `upstream-unreachable`, `-timeout`, `-not-json`,
   * `-bad-envelope`, `-signature-refused` or `-busy`; never follows a redirect, never repeats a request by itself.
   * The whole exchange, however slowly the answer trickles in, ends after `waitMs` (default: connect + read time-out).
   */
  exchange(path: string, envelope: HsaEnvelope, waitMs?: number): Promise<HsaExchange>;
  /** Ends every exchange at once. */
  close(): Promise<void>;
}

interface RawAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: ArrayBuffer;
}

function lacking(failure: UpstreamFailure): HsaExchange {
  return { answered: false, failure };
}

/** The body as an envelope. Neither the body nor the parser's complaint about it goes anywhere: both may name a person. */
function readEnvelope(body: ArrayBuffer): HsaExchange {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return lacking('upstream-not-json');
  }
  const response = hsaResponseSchema.safeParse(parsed);
  return response.success ? { answered: true, response: response.data } : lacking('upstream-bad-envelope');
}

/** What an answer means before its body is looked at; an envelope counts only under a 2xx. */
function judge(answer: RawAnswer, now: number): HsaExchange {
  if (answer.status >= 200 && answer.status < 300) return readEnvelope(answer.body);
  switch (answer.status) {
    case 401:
    case 403:
      return lacking('upstream-signature-refused');
    case 429:
    case 503: {
      const pause = retryAfterMs(answer.retryAfter, now);
      return { ...lacking('upstream-busy'), ...(pause === undefined ? {} : { retryAfterMs: pause }) };
    }
    case 502:
      return lacking('upstream-unreachable');
    case 504:
      return lacking('upstream-timeout');
    default: {
      const read = readEnvelope(answer.body);
      return read.answered ? lacking('upstream-bad-envelope') : read;
    }
  }
}

/** The HTTP library and our connections, made with the first exchange: loading it would take a tenth of every start. */
function createLine(connectMs: number, readMs: number) {
  let made: Promise<{ readonly agent: Agent; readonly request: typeof import('undici').request }> | undefined;
  const make = async () => {
    const { Agent, request } = await import('undici');
    const agent = new Agent({
      connect: { timeout: connectMs },
      headersTimeout: readMs,
      bodyTimeout: readMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxResponseSize: LARGEST_RESPONSE_BYTES,
    });
    return { agent, request };
  };
  let closed = false;
  return {
    open: () => {
      if (closed && made === undefined) throw Object.assign(new Error('closed'), { code: 'UND_ERR_CLOSED' });
      return (made ??= make());
    },
    close: async (): Promise<void> => {
      closed = true;
      await (await made)?.agent.destroy();
    },
  };
}

/** The one way to the platform: keep-alive connections, every wait bounded, every end a coded outcome. */
export function createHsaClient(parts: HsaClientParts): HsaClient {
  const { clock, sign } = parts;
  const connectMs = parts.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS;
  const readMs = parts.readTimeoutMs ?? DEFAULT_READ_TIMEOUT_MS;
  const base = parts.baseUrl.replace(/\/+$/, '');
  const line = createLine(connectMs, readMs);

  async function post(url: string, envelope: HsaEnvelope, signal: AbortSignal): Promise<RawAnswer> {
    const { agent, request } = await line.open();
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        accept: 'application/json',
        ...sign({ at: clock.now() }),
      },
      body: JSON.stringify(envelope),
      signal,
    });
    const retryAfter = headers['retry-after'];
    return {
      status: statusCode,
      retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
      body: await body.arrayBuffer(),
    };
  }

  return {
    async exchange(path, envelope, waitMs = connectMs + readMs) {
      const deadline = new AbortController();
      const cancel = clock.after(waitMs, () => deadline.abort());
      try {
        return judge(await post(`${base}${path}`, envelope, deadline.signal), clock.now());
      } catch (error) {
        if (deadline.signal.aborted) return lacking('upstream-timeout');
        return { ...lacking(networkFailure(error)), ...(neverConnected(error) ? { neverLeft: true } : {}) };
      } finally {
        cancel();
      }
    },
    close: () => line.close(),
  };
}
