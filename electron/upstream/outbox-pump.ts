import type { Clock } from '../core/ports/clock.ts';
import type { Outbox, OutboxRow } from '../core/ports/store.ts';
import type { SendOutcome, Upstream } from '../core/ports/upstream.ts';
import { createRest } from './back-off.ts';
import { provesReached } from './reachability.ts';
import { createSendingOrder } from './sending-order.ts';
import { createSettlement, type SettlementParts } from './settlement.ts';

/** How many rows are looked at to choose the next one: each is read from disk, and so many never fail all at once. */
const ROWS_IN_VIEW = 32;

/** A try whose end is uncertain. */
export type UncertainOutcome = Extract<SendOutcome, { readonly outcome: 'unknown' }>;

export interface OutboxPumpParts extends SettlementParts {
  readonly outbox: Outbox;
  readonly upstream: Pick<Upstream, 'send'>;
  readonly clock: Clock;
  /** 0 ≤ x < 1, for the jitter. */
  readonly random: () => number;
  /**
   * The platform can be reached, or no longer can: called on each change, and for the first outcome after the start.
   * Whoever keeps the station's network state journals the change, since queries see it too.
   */
  readonly onNetwork: (online: boolean) => void;
  /** A row was tried and its end is uncertain; it will be tried again. */
  readonly onDelayed?: ((row: OutboxRow, outcome: UncertainOutcome) => void) | undefined;
}

export interface OutboxPump {
  /** There is a new row, or the line may be back. Cuts a back-off short, except a pause the platform asked for. */
  kick(): void;
  /** Whether somebody may have received the row: it was tried, in this run or, as nobody can tell, in the one before. */
  mayHaveLeft(row: Pick<OutboxRow, 'id'>): boolean;
  /** Sends nothing more; resolves when the row in flight has come to its end. Close the platform first to hurry that. */
  stop(): Promise<void>;
}

/** Calls back when an outcome shows that the platform came or went. */
function watchNetwork(onNetwork: (online: boolean) => void): (outcome: SendOutcome) => void {
  let online: boolean | undefined;
  return (outcome) => {
    const reached = outcome.outcome !== 'unknown' || provesReached(outcome.failure);
    if (reached === online) return;
    online = reached;
    onNetwork(reached);
  };
}

/** Sends rows, notes whether the platform is there, and which rows somebody may have received. */
function watchedSending({ outbox, upstream, onNetwork }: OutboxPumpParts) {
  const noteNetwork = watchNetwork(onNetwork);
  /** Those under way and tried; and all that an earlier run left, for nobody can tell. */
  const left = new Set(outbox.openIds());
  return {
    mayHaveLeft: ({ id }: Pick<OutboxRow, 'id'>): boolean => left.has(id),
    send: async (row: OutboxRow): Promise<SendOutcome> => {
      const before = left.has(row.id);
      left.add(row.id);
      const outcome = await upstream.send(row);
      if (outcome.outcome === 'unknown' && outcome.neverLeft === true && !before) left.delete(row.id);
      noteNetwork(outcome);
      return outcome;
    },
  };
}

/**
 * Sends what the outbox holds: one row in flight, oldest first, one resident's cases in order. After an uncertain end the
 * same row goes again, same key and `msgid`, with full-jitter back-off. What has a certain end is never sent again, also
 * when the outbox cannot write that end down at once. Nothing is kept here that a restart needs: it begins with `pending`.
 */
export function createOutboxPump(parts: OutboxPumpParts): OutboxPump {
  const { outbox, clock } = parts;
  const order = createSendingOrder();
  const settlement = createSettlement(parts);
  const rest = createRest(clock, parts.random, start);
  const { send, mayHaveLeft } = watchedSending(parts);
  let stopped = false;
  let sending = false;
  let current: Promise<void> = Promise.resolve();
  function pause(retryAfterMs?: number): false {
    if (!stopped) rest.begin(retryAfterMs);
    return false;
  }

  /** Sends one row; false when it is time to rest. */
  async function sendOne(row: OutboxRow): Promise<boolean> {
    const outcome = await send(row);
    if (outcome.outcome === 'unknown') {
      order.noteUncertain(row, outcome.failure, rest.failuresInARow() + 1);
      parts.onDelayed?.(row, outcome);
      return pause(outcome.retryAfterMs);
    }
    order.noteSettled();
    rest.recover();
    return settlement.settle(row, outcome) || pause();
  }

  async function drain(): Promise<void> {
    try {
      for (;;) {
        if (!settlement.settleWaiting()) return void pause();
        const row = stopped ? undefined : order.next(outbox.pending(ROWS_IN_VIEW));
        if (row === undefined || !(await sendOne(row))) return;
      }
    } finally {
      // Set in the same turn in which `pending` was found empty, so that no kick falls between the two.
      sending = false;
    }
  }

  function start(): void {
    if (stopped || sending) return;
    sending = true;
    current = drain();
  }

  start();
  return {
    kick() {
      if (!sending && rest.cutShort()) start();
    },
    mayHaveLeft,
    async stop() {
      stopped = true;
      rest.cancel();
      await current;
    },
  };
}
