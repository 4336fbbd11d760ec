import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

/**
 * Chromium's own control line (`--remote-debugging-pipe`): JSON texts, each closed by a NUL byte, on two pipes that only
 * this process holds. It is used for three things: to hand over the address without putting the token on a command line
 * that every user of the machine can read; to hear that a page crashed; and because Chromium ends itself when the pipe
 * closes, so that none is left behind even when this process is killed.
 */

/** The blank page a window begins with, before it is told where to go. */
export const BLANK_PAGE = 'data:text/html,';

const targetCreatedSchema = z.object({
  method: z.literal('Target.targetCreated'),
  params: z.object({ targetInfo: z.object({ targetId: z.string(), type: z.string(), url: z.string() }) }),
});
const targetCrashedSchema = z.object({ method: z.literal('Target.targetCrashed') });
const attachedSchema = z.object({ id: z.number(), result: z.object({ sessionId: z.string() }) });

const DISCOVER = 1;
const ATTACH = 2;
const NAVIGATE = 3;

/** Splits the pipe's text at its NUL bytes; what is not closed yet stays for the next piece. */
export function createMessageSplitter(onMessage: (text: string) => void): (piece: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      onMessage(rest.subarray(0, end).toString('utf8'));
      rest = rest.subarray(end + 1);
    }
  };
}

/** Opens `url` in the window's one page and reports when that page's process crashes. */
export function steerWindow(options: {
  readonly toBrowser: Writable;
  readonly fromBrowser: Readable;
  readonly url: string;
  readonly onCrash: () => void;
}): void {
  const { toBrowser, fromBrowser } = options;
  const send = (message: object): void => {
    toBrowser.write(`${JSON.stringify(message)}\0`);
  };
  let page: string | undefined;
  const onMessage = (text: string): void => {
    const message: unknown = JSON.parse(text);
    const created = targetCreatedSchema.safeParse(message);
    if (created.success && page === undefined) {
      const { targetId, type, url } = created.data.params.targetInfo;
      if (type !== 'page' || !url.startsWith(BLANK_PAGE)) return;
      page = targetId;
      send({ id: ATTACH, method: 'Target.attachToTarget', params: { targetId, flatten: true } });
    }
    const attached = attachedSchema.safeParse(message);
    if (attached.success && attached.data.id === ATTACH) {
      const { sessionId } = attached.data.result;
      send({ id: NAVIGATE, sessionId, method: 'Page.navigate', params: { url: options.url } });
    }
    if (targetCrashedSchema.safeParse(message).success) options.onCrash();
  };
  fromBrowser.on('data', createMessageSplitter(onMessage));
  // The pipe breaks when the browser ends; its end is reported by the process itself.
  toBrowser.on('error', () => undefined);
  fromBrowser.on('error', () => undefined);
  send({ id: DISCOVER, method: 'Target.setDiscoverTargets', params: { discover: true } });
}
