import type { Catalogue } from './contract/catalogue.ts';
import type { DeviceConfig } from './contract/device-messages.ts';
import type { MessageFailure } from './contract/failures.ts';
import { visitId } from './contract/ids.ts';
import type { SiteFile } from './contract/site.ts';
import type { StationStatus } from './contract/status.ts';
import type { DeviceHost } from './contract/wire.ts';
import type { CommandEvent, ReportEvent, StationEvent } from './core/events.ts';
import { nextDeadline } from './core/idle.ts';
import type { JournalEntry } from './core/journal-events.ts';
import type { Clock } from './core/ports/clock.ts';
import type { KioskStore } from './core/ports/store.ts';
import type { Upstream } from './core/ports/upstream.ts';
import { reduce } from './core/reducer.ts';
import { initialState, type Moment, type StationContext, type StationState } from './core/state.ts';
import { statusOf } from './core/status-of.ts';
import { watchClock } from './station/clock-watch.ts';
import { createDeviceLink } from './station/device-link.ts';
import { createEffectRunner } from './station/effect-runner.ts';
import { createJournalKeeper } from './station/journal-keeper.ts';
import { createUuidV7 } from './station/uuid-v7.ts';
import { createOutboxPump } from './upstream/outbox-pump.ts';

/** What a host hands over; nothing of it is particular to a host. */
export interface StationParts {
  readonly site: SiteFile;
  readonly catalogue: Catalogue;
  readonly devices: readonly DeviceConfig[];
  readonly deviceHost: DeviceHost;
  readonly store: KioskStore;
  readonly upstream: Upstream;
  readonly clock: Clock;
  /** Uniform in [0, 1); for back-off jitter. */
  readonly random: () => number;
  /** Whether the last run of this data folder ended as it should. */
  readonly lastShutdownWasProper: boolean;
}

/** A command as a screen sends it; the station adds the moment and, for a new visit, its id. */
export type ScreenCommand =
  | Exclude<CommandEvent, { event: 'begin' }>
  | Omit<Extract<CommandEvent, { event: 'begin' }>, 'newVisit'>;

/** A running station. */
export interface Station {
  current(): StationStatus;
  /** Calls back at each new revision, with the whole status; returns the removal. */
  subscribe(listener: (status: StationStatus) => void): () => void;
  command(command: ScreenCommand): void;
  /** A message that a host's door refused: journalled, never shown. */
  messageRefused(failure: MessageFailure): void;
  stop(): Promise<void>;
}

/** The reference panel of the elderly-ui spec: 21.5 inch, portrait. */
const REFERENCE_PANEL = { widthMm: 268, heightMm: 476 };

/** The one composition: device process, store and upstream wired into the core by hand. */
export function startStation(parts: StationParts): Station {
  const { store, clock } = parts;
  const context = contextOf(parts);
  const newId = createUuidV7(clock);
  const moment = (): Moment => ({ wall: clock.now(), mono: clock.monotonic() });

  const engine = createEngine(context, clock, moment, (effect) => runner.run(effect));
  const report = (event: ReportEvent): void => engine.dispatch({ ...event, at: moment() });
  const journal = createJournalKeeper(store.journal, clock, report);
  const deviceLink = createDeviceLink({
    host: parts.deviceHost,
    devices: parts.devices,
    printJobs: store.printJobs,
    journal,
    clock,
    cardAwaited: () => engine.cardAwaited(),
    report: (event) =>
      report(event.event === 'deviceReported' ? { ...event, newVisit: visitId(newId()) } : event),
  });
  const pump = createOutboxPump({
    outbox: store.outbox,
    upstream: parts.upstream,
    clock,
    random: parts.random,
    onSettled: (row, outcome) => runner.filingSettled(row, outcome),
    onDelayed: (row, outcome) => runner.filingSettled(row, outcome),
    onNetwork: (online) => report({ event: 'networkChanged', network: online ? 'online' : 'offline' }),
  });
  const runner = createEffectRunner({ ...parts, context, newId, report, journal, deviceLink, pump });

  journal.write(openingEntries(parts));
  deviceLink.start();
  runner.start();
  const clockWatch = watchClock(clock, () =>
    journal.write([{ at: clock.now(), event: 'failure', detail: { failure: 'clock-jumped' } }]),
  );

  return {
    current: engine.current,
    subscribe: engine.subscribe,
    command: (command) =>
      engine.dispatch({
        ...(command.event === 'begin' ? { ...command, newVisit: visitId(newId()) } : command),
        at: moment(),
      }),
    messageRefused: (failure) => journal.write([{ at: clock.now(), event: 'failure', detail: { failure } }]),
    stop: async () => {
      clockWatch.stop();
      engine.stop();
      await parts.upstream.close();
      await Promise.all([pump.stop(), deviceLink.stop()]);
      journal.write([{ at: clock.now(), event: 'station-stopped' }]);
      journal.stop();
      store.close();
    },
  };
}

function openingEntries({ clock, lastShutdownWasProper }: StationParts): JournalEntry[] {
  const started: JournalEntry = { at: clock.now(), event: 'station-started' };
  return lastShutdownWasProper
    ? [started]
    : [{ at: clock.now(), event: 'improper-shutdown-detected' }, started];
}

function contextOf({ site, catalogue, devices }: StationParts): StationContext {
  const { name, place, terminal, phone, readerSide } = site.site;
  return {
    catalogue,
    site: {
      name,
      place,
      terminal,
      ...(phone === undefined ? {} : { phone }),
      readerSide: readerSide ?? 'below',
      panel: site.panel ?? REFERENCE_PANEL,
      institution: site.upstream.institution.name,
    },
    devices: devices.map(({ id, profile }) => ({ id, kind: profile.kind })),
  };
}

interface Engine {
  dispatch(event: StationEvent): void;
  current(): StationStatus;
  subscribe(listener: (status: StationStatus) => void): () => void;
  cardAwaited(): boolean;
  stop(): void;
}

/** Runs the reducer: one event at a time, effects after the state they belong to, a timer for what time alone changes. */
function createEngine(
  context: StationContext,
  clock: Clock,
  moment: () => Moment,
  runEffect: (effect: ReturnType<typeof reduce>['effects'][number]) => void,
): Engine {
  let state: StationState = initialState(context, moment());
  let status: StationStatus = { revision: 1, ...statusOf(context, state, moment()) };
  let fingerprint = fingerprintOf(status);
  let cardAwaited = true;
  let cancelTimer = (): void => undefined;
  let stopped = false;
  const queue: StationEvent[] = [];
  let draining = false;
  const listeners = new Set<(status: StationStatus) => void>();

  const publish = (): void => {
    const next = { revision: status.revision + 1, ...statusOf(context, state, moment()) };
    const nextFingerprint = fingerprintOf(next);
    if (nextFingerprint === fingerprint) return;
    status = next;
    fingerprint = nextFingerprint;
    for (const listener of listeners) listener(status);
  };
  const schedule = (): void => {
    cancelTimer();
    const now = moment();
    const due = nextDeadline(state, now);
    if (due === undefined || stopped) return;
    cancelTimer = clock.after(due - now.mono, () => dispatch({ event: 'ticked', at: moment() }));
  };
  const dispatch = (event: StationEvent): void => {
    if (stopped) return;
    queue.push(event);
    if (draining) return;
    draining = true;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const step = reduce(context, state, next);
      state = step.state;
      publish();
      for (const effect of step.effects) {
        if (effect.effect === 'awaitCard') cardAwaited = effect.awaited;
        runEffect(effect);
      }
    }
    draining = false;
    schedule();
  };
  return {
    dispatch,
    current: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cardAwaited: () => cardAwaited,
    stop: () => {
      stopped = true;
      cancelTimer();
    },
  };
}

/** Two statuses that differ only in when they were made are the same status. */
function fingerprintOf(status: StationStatus): string {
  return JSON.stringify({ ...status, revision: 0, at: 0 });
}
