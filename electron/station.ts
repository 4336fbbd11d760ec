import type { Catalogue, ServiceItem } from './contract/catalogue.ts';
import { isPageTransport } from './contract/device-address.ts';
import type { DeviceHealth } from './contract/device-health.ts';
import type { DeviceConfig } from './contract/device-messages.ts';
import type { NavigationKey } from './contract/device-profiles/keypad.ts';
import type { MessageFailure } from './contract/failures.ts';
import { visitId } from './contract/ids.ts';
import type { PicturePiece } from './contract/picture.ts';
import type { SiteFile } from './contract/site.ts';
import type { StationStatus } from './contract/status.ts';
import type { DeviceHost } from './contract/wire.ts';
import type { CommandEvent, ReportEvent } from './core/events.ts';
import type { JournalEntry } from './core/journal-events.ts';
import type { Clock } from './core/ports/clock.ts';
import type { KioskStore } from './core/ports/store.ts';
import type { Upstream } from './core/ports/upstream.ts';
import type { VoucherDecoder } from './core/ports/voucher-decoder.ts';
import type { Moment, StationContext } from './core/state.ts';
import { watchClock } from './station/clock-watch.ts';
import { createDeviceDesk, type WindowReport } from './station/device-desk.ts';
import { createDeviceLink } from './station/device-link.ts';
import { createEffectRunner } from './station/effect-runner.ts';
import { createEngine, type Engine } from './station/engine.ts';
import { createJournalKeeper, type JournalKeeper } from './station/journal-keeper.ts';
import { createPageDesk } from './station/page-desk.ts';
import type { SetOnSheets } from './station/paper-printing.ts';
import type { StaffReading } from './station/staff-file.ts';
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
  /** What decodes e-vouchers; left out where the site names nothing. */
  readonly voucherDecoder?: VoucherDecoder | undefined;
  readonly setOnSheets: SetOnSheets;
  /** The staff file, read anew each time; left out where the site names none. */
  readonly readStaff?: (() => StaffReading) | undefined;
  /** The words and questions of an authority to act for somebody. */
  readonly mandate?: ServiceItem | undefined;
  readonly clock: Clock;
  /** Uniform in [0, 1); for back-off jitter. */
  readonly random: () => number;
  /** Whether the last run of this data folder ended as it should. */
  readonly lastShutdownWasProper: boolean;
}

/** A command as a screen sends it; the station adds the moment and, for a new visit, its id. */
export type ScreenCommand =
  | Exclude<CommandEvent, { newVisit: unknown }>
  | { readonly event: 'begin' }
  | { readonly event: 'openAttendant' };

/** A running station. */
export interface Station {
  current(): StationStatus;
  /** Calls back at each new revision, with the whole status; returns the removal. */
  subscribe(listener: (status: StationStatus) => void): () => void;
  command(command: ScreenCommand): void;
  /** What the window itself read or noticed; of a device that does not end there it is dropped. */
  windowReported(report: WindowReport): void;
  /** A piece of a picture that the window took. */
  pictureCame(piece: PicturePiece): void;
  /** Calls back at each press of a tactile keypad; returns the removal. */
  onKey(listener: (key: NavigationKey) => void): () => void;
  /** Every device of the site: counts, codes, what it says of itself. */
  deviceHealth(): readonly DeviceHealth[];
  /** A message that a host's door refused: journalled, never shown. */
  messageRefused(failure: MessageFailure): void;
  /** Puts everything away, once; later calls wait for the same end. */
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

  const engine = createEngine({ context, clock, moment, runEffect: (effect) => runner.run(effect) });
  const report = (event: ReportEvent): void => engine.dispatch({ ...event, at: moment() });
  const journal = createJournalKeeper(store.journal, clock, report);
  const { desk, deviceLink } = wireDevices({ parts, engine, journal, report, newId });
  const pump = createOutboxPump({
    outbox: store.outbox,
    upstream: parts.upstream,
    clock,
    random: parts.random,
    onSettled: (row, outcome) => runner.filingSettled(row, outcome),
    onDelayed: (row, outcome) => runner.filingSettled(row, outcome),
    onNetwork: (online) => report({ event: 'networkChanged', network: online ? 'online' : 'offline' }),
  });
  const pages = createPageDesk(parts);
  const runner = createEffectRunner({ ...parts, context, newId, report, journal, deviceLink, pages, pump });

  journal.write(openingEntries(parts));
  deviceLink.start();
  runner.start();
  const clockWatch = watchClock(clock, () =>
    journal.write([{ at: clock.now(), event: 'failure', detail: { failure: 'clock-jumped' } }]),
  );

  const stop = async (): Promise<void> => {
    clockWatch.stop();
    engine.stop();
    await Promise.all([parts.upstream.close(), parts.voucherDecoder?.close()]);
    await Promise.all([pump.stop(), deviceLink.stop(), runner.settled()]);
    journal.write([{ at: clock.now(), event: 'station-stopped' }]);
    journal.stop();
    store.close();
  };
  let stopping: Promise<void> | undefined;
  return {
    current: () => engine.current(),
    subscribe: (listener) => engine.subscribe(listener),
    command: (command) =>
      engine.dispatch({
        ...(command.event === 'begin' || command.event === 'openAttendant'
          ? { ...command, newVisit: visitId(newId()) }
          : command),
        at: moment(),
      }),
    windowReported: (event) => desk.windowReported(event),
    pictureCame: (piece) => pages.pieceCame(piece),
    onKey: (listener) => desk.onKey(listener),
    deviceHealth: () => desk.health(),
    messageRefused: (failure) => journal.write([{ at: clock.now(), event: 'failure', detail: { failure } }]),
    stop: () => (stopping ??= stop()),
  };
}

interface DeviceWiring {
  readonly parts: StationParts;
  readonly engine: Engine;
  readonly journal: JournalKeeper;
  readonly report: (event: ReportEvent) => void;
  readonly newId: () => string;
}

/** Everything on the desk: what it says passes the desk on its way to the rules. */
function wireDevices({ parts, engine, journal, report, newId }: DeviceWiring) {
  const { clock, store } = parts;
  const desk = createDeviceDesk({
    devices: parts.devices,
    clock,
    report: (event) => report({ event: 'deviceReported', report: event, newVisit: visitId(newId()) }),
  });
  const deviceLink = createDeviceLink({
    host: parts.deviceHost,
    devices: desk.inProcess,
    printJobs: store.printJobs,
    journal,
    clock,
    cardAwaited: () => engine.cardAwaited(),
    codeAwaited: () => engine.codeAwaited(),
    report: (event) => (event.event === 'deviceReported' ? desk.deviceReported(event.report) : report(event)),
  });
  return { desk, deviceLink };
}

function openingEntries({ clock, lastShutdownWasProper }: StationParts): JournalEntry[] {
  const started: JournalEntry = { at: clock.now(), event: 'station-started' };
  return lastShutdownWasProper
    ? [started]
    : [{ at: clock.now(), event: 'improper-shutdown-detected' }, started];
}

/** How vouchers are read at this site. */
function voucherOf({ voucher }: SiteFile): Pick<StationContext, 'voucher'> {
  if (voucher === undefined) return {};
  const { decoder } = voucher;
  return decoder.kind === 'raw-string'
    ? { voucher: { reads: 'kiosk-scanner', faceTerminal: false } }
    : { voucher: { reads: decoder.reads, faceTerminal: decoder.faceTerminal === true } };
}

function contextOf({ site, catalogue, devices, readStaff, mandate }: StationParts): StationContext {
  const { name, place, terminal, phone, readerSide } = site.site;
  const answerMinutes = site.attendants?.answerMinutes;
  return {
    catalogue,
    staffed: readStaff !== undefined,
    ...(mandate === undefined ? {} : { mandate }),
    ...voucherOf(site),
    site: {
      name,
      place,
      terminal,
      ...(phone === undefined ? {} : { phone }),
      readerSide: readerSide ?? 'below',
      panel: site.panel ?? REFERENCE_PANEL,
      ...(answerMinutes === undefined ? {} : { answerMinutes }),
      institution: site.upstream.institution.name,
    },
    devices: devices.map(({ id, profile, transport }) => ({
      id,
      kind: profile.kind,
      ...(isPageTransport(transport) ? { page: transport } : {}),
    })),
  };
}
