import type { Clock } from '../../core/ports/clock.ts';
import { type BridgeLine, type BridgeReply, LARGEST_REPLY_BYTES, unanswered } from './bridge-line.ts';

/**
 * A bridge at `ws://127.0.0.1:8899` or the like: `{url, indata}` goes out as JSON text, the library's reply comes back as JSON
 * text (upstream spec §1.2, S7). It has no numbers to tell replies apart, so each question has a connection of its own.
 */
export function createWebSocketLine(address: string, clock: Clock): BridgeLine {
  const open = new Set<() => void>();
  return {
    exchange: async (message, waitMs) => {
      // Loaded with the first question, like every other line; and the same in both hosts, whatever globals they have.
      const { WebSocket } = await import('undici');
      return new Promise<BridgeReply>((resolve) => {
        const socket = new WebSocket(address);
        let connected = false;
        const end = (reply: BridgeReply): void => {
          cancel();
          open.delete(giveUp);
          socket.close();
          resolve(reply);
        };
        const giveUp = (): void => end(unanswered('voucher-decoder-lost'));
        const cancel = clock.after(waitMs, () =>
          end(unanswered(connected ? 'voucher-timeout' : 'voucher-decoder-unreachable')),
        );
        open.add(giveUp);
        socket.addEventListener('open', () => {
          connected = true;
          socket.send(JSON.stringify(message));
        });
        socket.addEventListener('message', ({ data }) => end(replyFrom(data)));
        // A close without a reply: the bridge went, or was never there.
        const gone = (): void =>
          end(unanswered(connected ? 'voucher-decoder-lost' : 'voucher-decoder-unreachable'));
        socket.addEventListener('error', gone);
        socket.addEventListener('close', gone);
      });
    },
    close: async () => {
      for (const giveUp of open) giveUp();
    },
  };
}

function replyFrom(data: unknown): BridgeReply {
  if (typeof data !== 'string' || data.length > LARGEST_REPLY_BYTES) return unanswered('voucher-bad-answer');
  return { answered: true, reply: data };
}
