import type { StationStatus } from '../contract/status.ts';
import type { Effect } from '../core/effects.ts';
import type { StationEvent } from '../core/events.ts';
import { nextDeadline } from '../core/idle.ts';
import type { Clock } from '../core/ports/clock.ts';
import { reduce } from '../core/reducer.ts';
import { initialState, type Moment, type StationContext } from '../core/state.ts';
import { statusOf } from '../core/status-of.ts';

export interface EngineParts {
  readonly context: StationContext;
  readonly clock: Clock;
  readonly moment: () => Moment;
  readonly runEffect: (effect: Effect) => void;
}

export interface Engine {
  dispatch(event: StationEvent): void;
  current(): StationStatus;
  subscribe(listener: (status: StationStatus) => void): () => void;
  /** Whether the reader should be looking for a card now. */
  cardAwaited(): boolean;
  /** Whether a code is of use now. */
  codeAwaited(): boolean;
  stop(): void;
}

/** Runs the reducer: one event at a time, effects after the state they belong to, a timer for what time alone changes. */
export function createEngine({ context, clock, moment, runEffect }: EngineParts): Engine {
  let state = initialState(context, moment());
  let cardAwaited = true;
  let codeAwaited = true;
  let cancelTimer = (): void => undefined;
  let stopped = false;
  let draining = false;
  const queue: StationEvent[] = [];
  const publisher = createPublisher({ revision: 1, ...statusOf(context, state, moment()) });

  const take = (event: StationEvent): void => {
    const step = reduce(context, state, event);
    state = step.state;
    publisher.publish(statusOf(context, state, moment()));
    for (const effect of step.effects) {
      if (effect.effect === 'awaitCard') cardAwaited = effect.awaited;
      if (effect.effect === 'awaitCode') codeAwaited = effect.awaited;
      runEffect(effect);
    }
  };
  const schedule = (): void => {
    cancelTimer();
    const now = moment();
    const due = stopped ? undefined : nextDeadline(state, now);
    if (due === undefined) return;
    cancelTimer = clock.after(due - now.mono, () => dispatch({ event: 'ticked', at: moment() }));
  };
  /** Effects report back from inside; their events wait for their turn. */
  const dispatch = (event: StationEvent): void => {
    if (stopped) return;
    queue.push(event);
    if (draining) return;
    draining = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) take(next);
    } finally {
      draining = false;
    }
    schedule();
  };
  return {
    dispatch,
    current: () => publisher.current(),
    subscribe: (listener) => publisher.subscribe(listener),
    cardAwaited: () => cardAwaited,
    codeAwaited: () => codeAwaited,
    stop: () => {
      stopped = true;
      cancelTimer();
    },
  };
}

interface Publisher {
  readonly current: () => StationStatus;
  readonly subscribe: (listener: (status: StationStatus) => void) => () => void;
  readonly publish: (next: Omit<StationStatus, 'revision'>) => void;
}

/** Gives a revision to every status that differs from the last one, and to no other. */
function createPublisher(first: StationStatus): Publisher {
  let status = first;
  let fingerprint = fingerprintOf(first);
  const listeners = new Set<(status: StationStatus) => void>();
  return {
    current: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish: (next) => {
      const nextFingerprint = fingerprintOf(next);
      if (nextFingerprint === fingerprint) return;
      status = { revision: status.revision + 1, ...next };
      fingerprint = nextFingerprint;
      for (const listener of listeners) listener(status);
    },
  };
}

/** Two statuses that differ only in when they were made are the same status. */
function fingerprintOf(status: Omit<StationStatus, 'revision'>): string {
  return JSON.stringify({ ...status, revision: 0, at: 0 });
}
