import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** The kiosk has one page, and a page knocks once; who knocks more often before the door is there is turned away. */
const MOST_WAITING = 8;

type Knock = readonly [request: IncomingMessage, stream: Duplex, head: Buffer];

/** Pages that asked for the station's socket before there was one. */
export interface EarlyKnocks {
  /** Hands all of them to the door that listens now, in their order, and holds none from here on. */
  goOn(): void;
  /** Ends all of them: there will be no door. */
  turnAway(): void;
}

/** Holds requests for a socket until the station is open, so that a page that is early need not knock again. */
export function holdEarlyKnocks(server: Server): EarlyKnocks {
  const waiting: Knock[] = [];
  const hold = (...knock: Knock): void => {
    // A page that gives up meanwhile is no error of ours.
    knock[1].on('error', () => undefined);
    if (waiting.length < MOST_WAITING) waiting.push(knock);
    else knock[1].destroy();
  };
  server.on('upgrade', hold);
  const take = (): readonly Knock[] => {
    server.off('upgrade', hold);
    return waiting.splice(0).filter(([, stream]) => !stream.destroyed);
  };
  return {
    goOn: () => {
      for (const knock of take()) server.emit('upgrade', ...knock);
    },
    turnAway: () => {
      for (const [, stream] of take()) stream.destroy();
    },
  };
}
