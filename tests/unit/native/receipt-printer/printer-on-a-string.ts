import type { Timers, Transport, TransportListener } from '../../../../native/transport/transport.ts';
import type { Dialect } from '../../../simulators/receipt-printer/dialects.ts';
import { VirtualPrinter } from '../../../simulators/receipt-printer/virtual-printer.ts';
import { firmwareFont } from './arbitrary-slips.ts';

/** Time that is turned by hand. */
export interface HandTimers extends Timers {
  /** Turns time on step by step, so that what a callback sets up is reached too. */
  pass(ms: number): Promise<void>;
}

/** Every promise that can go on has gone on when the event loop comes round. */
export const settle = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export function handTimers(): HandTimers {
  let now = 0;
  const due = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    monotonic: () => now,
    after(ms, callback) {
      const entry = { at: now + ms, callback };
      due.add(entry);
      return () => void due.delete(entry);
    },
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        await settle();
        const [next] = [...due].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        due.delete(next);
        now = next.at;
        next.callback();
      }
      now = end;
    },
  };
}

/** The simulated printer in the same process, at the end of one link after another. */
export interface PrinterOnAString {
  readonly printer: VirtualPrinter;
  /** A fresh link to it. */
  link(): Transport;
  /** Pulls the string: the present link is lost, and none can be opened while `there` is false. */
  cut(): void;
  there: boolean;
  /** While set, writes end as `silent`: the printer holds the line. */
  held: boolean;
  /** Every write so far. */
  readonly writes: Uint8Array[];
  /** How long each write so far would have been waited for, ms. */
  readonly limits: number[];
  readonly opened: () => number;
}

export function printerOnAString(
  options: { readonly paperMm?: 58 | 80; readonly dialect?: Dialect; readonly processIds?: boolean } = {},
): PrinterOnAString {
  let listener: TransportListener | undefined;
  let opened = 0;
  const printer = new VirtualPrinter({
    ...options,
    paperMm: options.paperMm ?? 80,
    font: firmwareFont,
    reply: (bytes) => listener?.data(bytes),
  });
  const link = (): Transport => {
    let mine: TransportListener | undefined;
    const open = (): boolean => mine !== undefined && mine === listener;
    return {
      address: 'string',
      open(given) {
        if (!string.there) return Promise.resolve({ ok: false, failure: 'not-found' });
        mine = given;
        listener = given;
        opened += 1;
        return Promise.resolve({ ok: true });
      },
      write(bytes, timeoutMs) {
        string.limits.push(timeoutMs);
        if (!open()) return Promise.resolve({ ok: false, failure: 'lost' });
        if (string.held) return Promise.resolve({ ok: false, failure: 'silent' });
        string.writes.push(bytes);
        printer.receive(bytes);
        return Promise.resolve({ ok: true });
      },
      discardInput: () => Promise.resolve(),
      close() {
        if (open()) listener = undefined;
        return Promise.resolve();
      },
    };
  };
  const string: PrinterOnAString = {
    printer,
    link,
    writes: [],
    limits: [],
    there: true,
    held: false,
    opened: () => opened,
    cut() {
      const last = listener;
      listener = undefined;
      last?.lost();
    },
  };
  return string;
}
