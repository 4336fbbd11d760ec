import { isPageTransport } from '../contract/device-address.ts';
import type { DeviceHealth } from '../contract/device-health.ts';
import type { DeviceConfig, DeviceEvent } from '../contract/device-messages.ts';
import type { NavigationKey } from '../contract/device-profiles/keypad.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { DeviceId } from '../contract/ids.ts';
import type { ScannedCode } from '../contract/scanned-code.ts';
import type { Clock } from '../core/ports/clock.ts';

/** What the window may report of a device that ends in it. */
export type WindowReport =
  | { readonly kind: 'codeScanned'; readonly device: DeviceId; readonly code: ScannedCode }
  | {
      readonly kind: 'deviceChanged';
      readonly device: DeviceId;
      readonly state: 'ready' | 'trouble';
      readonly failure?: Extract<DeviceEvent, { kind: 'codeScanFailed' }>['failure'] | undefined;
    };

export interface DeviceDeskParts {
  readonly devices: readonly DeviceConfig[];
  readonly clock: Pick<Clock, 'now'>;
  /** On to the reducer. */
  readonly report: (event: DeviceEvent) => void;
}

/** Where every word about a device passes: its health is kept, its keys are handed on, the rules hear of it. */
export interface DeviceDesk {
  deviceReported(event: DeviceEvent): void;
  windowReported(report: WindowReport): void;
  onKey(listener: (key: NavigationKey) => void): () => void;
  health(): readonly DeviceHealth[];
  /** The devices that live in the device process. */
  readonly inProcess: readonly DeviceConfig[];
}

/** Makes the desk of a station's devices. */
export function createDeviceDesk({ devices, clock, report }: DeviceDeskParts): DeviceDesk {
  const records = new Map(devices.map((device) => [device.id, unopened(device)]));
  const inWindow = new Set(devices.filter(({ transport }) => isPageTransport(transport)).map(({ id }) => id));
  const listeners = new Set<(key: NavigationKey) => void>();

  const deviceReported = (event: DeviceEvent): void => {
    const record = records.get(event.device);
    if (record !== undefined) records.set(event.device, withEvent(record, event, clock.now()));
    if (event.kind === 'keyPressed') for (const listener of listeners) listener(event.key);
    report(event);
  };
  return {
    deviceReported,
    windowReported: (given) => {
      if (!inWindow.has(given.device)) return;
      if (given.kind === 'codeScanned') return deviceReported(given);
      const { failure, ...changed } = given;
      deviceReported({ ...changed, ...(failure === undefined ? {} : { failure }), facts: {} });
    },
    onKey: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    health: () => [...records.values()],
    inProcess: devices.filter(({ id }) => !inWindow.has(id)),
  };
}

function unopened({ id, profile }: DeviceConfig): DeviceHealth {
  return {
    device: id,
    kind: profile.kind,
    profile: profile.profile,
    state: 'opening',
    opens: 0,
    done: 0,
    failures: 0,
    facts: {},
  };
}

/** What counts as a device's work: a card, a code, a key, a slip or a document. */
function isWork(event: DeviceEvent): boolean {
  switch (event.kind) {
    case 'cardRead':
    case 'socialCardRead':
    case 'codeScanned':
    case 'keyPressed':
      return true;
    case 'printChanged':
    case 'documentChanged':
      return event.state === 'printed';
    default:
      return false;
  }
}

function failureIn(event: DeviceEvent): FailureCode | undefined {
  return 'failure' in event ? event.failure : undefined;
}

function withEvent(record: DeviceHealth, event: DeviceEvent, at: number): DeviceHealth {
  const failure = failureIn(event);
  const changed = event.kind === 'deviceChanged' ? event : undefined;
  const opened = changed?.state === 'ready' && record.state !== 'ready';
  return {
    ...record,
    ...(changed === undefined ? {} : { state: changed.state, facts: { ...record.facts, ...changed.facts } }),
    opens: record.opens + (opened ? 1 : 0),
    done: record.done + (isWork(event) ? 1 : 0),
    failures: record.failures + (failure === undefined ? 0 : 1),
    ...(failure === undefined ? {} : { lastFailure: { failure, at } }),
  };
}
