import type { MessageEvent, MessagePortMain } from 'electron';
import type { MessageFailure } from '../../contract/failures.ts';
import { refusalOf } from '../shared/station-frames.ts';

/** A page's port as the contract's handler takes it. */
export interface GuardedPort {
  readonly on: (event: string, listener: (event?: { data: unknown }) => void) => void;
  readonly postMessage: (data: unknown) => void;
}

/**
 * Lets good messages of a page through. The first bad one ends the line: our own page never sends any. The handler is told
 * of the end as well, so that nothing goes on being watched for nobody.
 * @param onRefused told `message-oversized` or `message-malformed`, nothing of what was said
 */
export function guardPort(port: MessagePortMain, onRefused: (code: MessageFailure) => void): GuardedPort {
  const closed = new Set<() => void>();
  let over = false;
  const refuse = (code: MessageFailure): void => {
    over = true;
    onRefused(code);
    port.close();
    for (const tell of closed) tell();
    closed.clear();
  };
  const hear = ({ data, ports }: MessageEvent, listener: (event: { data: unknown }) => void): void => {
    // What was sent right behind the bad message may have arrived with it.
    if (over) return;
    const code = ports.length > 0 ? 'message-malformed' : refusalOf(data);
    if (code === undefined) return listener({ data: data as unknown });
    for (const extra of ports) extra.close();
    refuse(code);
  };
  return {
    on: (event, listener) => {
      if (event === 'message') port.on('message', (message) => hear(message, listener));
      if (event !== 'close') return;
      closed.add(listener);
      port.on('close', () => {
        if (closed.delete(listener)) listener();
      });
    },
    postMessage: (data) => port.postMessage(data),
  };
}
