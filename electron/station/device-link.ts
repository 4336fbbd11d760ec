import {
  type DeviceCommand,
  type DeviceConfig,
  type DeviceEvent,
  deviceEventSchema,
  pongSchema,
} from '../contract/device-messages.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { DeviceId, PrintJobId } from '../contract/ids.ts';
import type { DeviceHost, Wire } from '../contract/wire.ts';
import type { ReportEvent } from '../core/events.ts';
import type { JournalEntry, JournalEvent } from '../core/journal-events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { PrintJobs } from '../core/ports/store.ts';
import { type Heartbeat, startHeartbeat } from './heartbeat.ts';
import type { JournalKeeper } from './journal-keeper.ts';

/** A report as the link makes it; the station adds the id a new visit would get. */
export type LinkReport =
  | { readonly event: 'deviceReported'; readonly report: DeviceEvent }
  | Extract<ReportEvent, { event: 'deviceProcessLost' }>;

export interface DeviceLinkParts {
  readonly host: DeviceHost;
  readonly devices: readonly DeviceConfig[];
  readonly printJobs: PrintJobs;
  readonly journal: JournalKeeper;
  readonly clock: Clock;
  readonly cardAwaited: () => boolean;
  readonly codeAwaited: () => boolean;
  readonly report: (event: LinkReport) => void;
}

export interface DeviceLink {
  start(): void;
  /** Sends a command; without a device process it is dropped, and the loss has been reported already. */
  send(command: DeviceCommand): void;
  /** A sheet that never reached the process: its job ends as refused. */
  documentNotMade(job: PrintJobId, device: DeviceId): void;
  stop(): Promise<void>;
}

const SLIP_EVENTS: Record<Extract<DeviceEvent, { kind: 'printChanged' }>['state'], JournalEvent> = {
  sent: 'slip-sent',
  printed: 'slip-printed',
  interrupted: 'slip-interrupted',
  unknown: 'slip-unknown',
  refused: 'slip-refused',
};

/** The station's end of the device process: configured afresh at each connection, every message checked. */
export function createDeviceLink(parts: DeviceLinkParts): DeviceLink {
  let wire: Wire | undefined;
  let heartbeat: Heartbeat | undefined;
  /** Jobs handed over and not yet at a certain end; they are `unknown` when the process dies. */
  const underWay = new Set<PrintJobId>();

  const jobEnded = (job: PrintJobId, state: 'unknown'): void => {
    parts.printJobs.change(job, state, [slipEntry(parts.clock, 'slip-unknown', job)]);
  };
  const received = (message: unknown): void => {
    if (pongSchema.safeParse(message).success) return heartbeat?.heard();
    const parsed = deviceEventSchema.safeParse(message);
    if (parsed.success) take(parsed.data);
    else journalFailure(parts, 'message-malformed');
  };
  const take = (event: DeviceEvent): void => {
    if (event.kind === 'printChanged' || event.kind === 'documentChanged') recordSlip(parts, event, underWay);
    parts.report({ event: 'deviceReported', report: event });
  };
  return {
    start: () =>
      parts.host.start({
        connected: (fresh) => {
          wire = fresh;
          fresh.onMessage(received);
          fresh.send({ kind: 'configure', devices: [...parts.devices] } satisfies DeviceCommand);
          fresh.send({ kind: 'awaitCard', awaited: parts.cardAwaited() } satisfies DeviceCommand);
          fresh.send({ kind: 'awaitCode', awaited: parts.codeAwaited() } satisfies DeviceCommand);
          heartbeat = watchOver(fresh, parts);
        },
        lost: () => {
          heartbeat?.stop();
          wire = undefined;
          for (const job of underWay) jobEnded(job, 'unknown');
          underWay.clear();
          parts.report({ event: 'deviceProcessLost' });
        },
      }),
    send: (command) => {
      if (command.kind === 'printReceipt' || command.kind === 'printDocument') {
        if (wire === undefined) jobEnded(command.job, 'unknown');
        else underWay.add(command.job);
      }
      wire?.send(command);
    },
    documentNotMade: (job, device) =>
      take({ kind: 'documentChanged', device, job, state: 'refused', failure: 'document-refused' }),
    stop: async () => {
      heartbeat?.stop();
      wire?.send({ kind: 'stop' } satisfies DeviceCommand);
      await parts.host.stop();
    },
  };
}

/** Asks whether the process at this wire still turns; one that hangs is killed, and lost as on any death. */
function watchOver(wire: Wire, parts: DeviceLinkParts): Heartbeat {
  return startHeartbeat({
    clock: parts.clock,
    ask: () => wire.send({ kind: 'ping' } satisfies DeviceCommand),
    silent: () => {
      journalFailure(parts, 'device-process-hung');
      parts.host.killHung();
    },
  });
}

function journalFailure({ journal, clock }: DeviceLinkParts, failure: FailureCode): void {
  journal.write([{ at: clock.now(), event: 'failure', detail: { failure } }]);
}

/** A slip's or document's new state and its journal entry, in one transaction. */
function recordSlip(
  parts: DeviceLinkParts,
  event: Extract<DeviceEvent, { kind: 'printChanged' | 'documentChanged' }>,
  underWay: Set<PrintJobId>,
): void {
  const entry = slipEntry(parts.clock, SLIP_EVENTS[event.state], event.job);
  const detail = { ...entry.detail, ...(event.failure === undefined ? {} : { failure: event.failure }) };
  const outcome = parts.printJobs.change(event.job, event.state, [{ ...entry, detail }]);
  if (!outcome.ok) parts.journal.write([{ ...entry, detail }]);
  if (event.state !== 'sent' && event.state !== 'interrupted') underWay.delete(event.job);
}

function slipEntry(clock: Clock, event: JournalEvent, job: PrintJobId): JournalEntry {
  return { at: clock.now(), event, detail: { job } };
}
