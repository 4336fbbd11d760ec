import type { LoadPcscLibrary } from './pcsc-library.ts';
import { createPcscLink, listPcscReaders } from './pcsc-link.ts';
import type { FromPcscThread, ToPcscThread } from './pcsc-messages.ts';
import { endService } from './pcsc-service.ts';
import type { SmartCardTransport, Timers } from './transport.ts';

/**
 * The thread's side of the smart-card library: does what it is asked and says what it sees. Gives what takes each
 * message. A call of the library that does not return holds this thread, and nobody else.
 */
export function servePcsc(
  say: (message: FromPcscThread) => void,
  timers: Timers,
  load: LoadPcscLibrary,
): (message: ToPcscThread) => void {
  const links = new Map<number, SmartCardTransport>();

  const open = async (link: number, reader: string): Promise<void> => {
    const slot = createPcscLink(reader, timers, load);
    links.set(link, slot);
    const outcome = await slot.open({
      inserted: (atr) => say({ kind: 'inserted', link, atr }),
      removed: () => say({ kind: 'removed', link }),
      lost: () => say({ kind: 'lost', link }),
    });
    say({ kind: 'opened', link, outcome });
  };
  const transmit = async ({ link, ask, apdu, timeoutMs }: Extract<ToPcscThread, { kind: 'transmit' }>) => {
    const answer = await links.get(link)?.transmit(apdu, timeoutMs);
    apdu.fill(0);
    say({ kind: 'answered', ask, answer: answer ?? { ok: false, failure: 'lost' } });
  };
  const close = (link: number): void => {
    void links.get(link)?.close();
    links.delete(link);
  };
  const end = async (): Promise<void> => {
    for (const link of links.keys()) close(link);
    const library = await load();
    if (library !== undefined) await endService(library);
    say({ kind: 'ended' });
  };

  return (message) => {
    switch (message.kind) {
      case 'open':
        return void open(message.link, message.reader);
      case 'transmit':
        return void transmit(message);
      case 'close':
        return close(message.link);
      case 'list':
        return void listPcscReaders(message.timeoutMs, timers, load).then((names) =>
          say({ kind: 'listed', ask: message.ask, names }),
        );
      case 'ping':
        return say({ kind: 'pong', ask: message.ask });
      case 'end':
        return void end();
    }
  };
}
