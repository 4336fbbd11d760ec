import type { Clock } from '../../core/ports/clock.ts';
import { networkFailure } from '../network-failure.ts';
import { type BridgeLine, type BridgeReply, LARGEST_REPLY_BYTES, unanswered } from './bridge-line.ts';

/** A bridge at a local HTTP address (upstream spec §1.2: the Jiangsu sample): the same JSON as a POST, the reply as its body. */
export function createHttpLine(address: string, clock: Clock): BridgeLine {
  const under = new Set<AbortController>();

  async function post(body: string, signal: AbortSignal): Promise<BridgeReply> {
    // Loaded with the first question: it would take a tenth of every start.
    const { request } = await import('undici');
    const answer = await request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
      body,
      signal,
    });
    const bytes = await answer.body.bytes();
    const fits = answer.statusCode === 200 && bytes.length <= LARGEST_REPLY_BYTES;
    return fits
      ? { answered: true, reply: new TextDecoder().decode(bytes) }
      : unanswered('voucher-bad-answer');
  }

  return {
    async exchange(message, waitMs) {
      const ended = new AbortController();
      under.add(ended);
      let late = false;
      const cancel = clock.after(waitMs, () => {
        late = true;
        ended.abort();
      });
      try {
        return await post(JSON.stringify(message), ended.signal);
      } catch (error) {
        if (late) return unanswered('voucher-timeout');
        if (ended.signal.aborted) return unanswered('voucher-decoder-lost');
        return unanswered(
          networkFailure(error) === 'upstream-not-json'
            ? 'voucher-bad-answer'
            : 'voucher-decoder-unreachable',
        );
      } finally {
        cancel();
        under.delete(ended);
      }
    },
    close: async () => {
      for (const ended of under) ended.abort();
    },
  };
}
