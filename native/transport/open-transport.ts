import type { AddressOf, TransportAddress } from '../../electron/contract/device-address.ts';
import { createCharDeviceTransport } from './char-device.ts';
import { FloodGuard } from './flood-guard.ts';
import { createHidTransport } from './hid.ts';
import { createSerialTransport, type SerialAddress } from './serial.ts';
import { SerialNames } from './serial-names.ts';
import { systemFolders } from './system-folders.ts';
import { systemTimers } from './system-timers.ts';
import { createTcpTransport } from './tcp.ts';
import type {
  HidTransport,
  SerialTransport,
  Timers,
  Transport,
  TransportListener,
  TransportOutcome,
} from './transport.ts';
import { createUsbBulkTransport } from './usb-bulk.ts';

/** What is known of devices from link to link; one per process. */
export interface LinkMemory {
  readonly floods: FloodGuard;
  readonly serialNames: SerialNames;
}

const processMemory: LinkMemory = {
  floods: new FloodGuard(),
  serialNames: new SerialNames(systemFolders),
};

/**
 * Makes the link that a site file's `transport` names. The caller opens it; after `lost` or `close` it makes another.
 * A HID device is spoken to report by report: see `openHidTransport`. Throws for an address that is no line of bytes.
 */
export function openTransport(
  address: TransportAddress,
  timers: Timers = systemTimers,
  memory: LinkMemory = processMemory,
): Transport {
  return memory.floods.guard(makeLink(address, timers, memory), JSON.stringify(address), timers);
}

/** Makes the link to a HID device, whose every `data` and `write` is one report. */
export function openHidTransport(
  address: AddressOf<'hid'>,
  timers: Timers = systemTimers,
  memory: LinkMemory = processMemory,
): HidTransport {
  return memory.floods.guard(createHidTransport(address, timers), JSON.stringify(address), timers);
}

/** Whether a link is a serial line, whose rate can be changed. */
export function isSerialTransport(transport: Transport): transport is SerialTransport {
  return 'setBaudRate' in transport;
}

function makeLink(address: TransportAddress, timers: Timers, memory: LinkMemory): Transport {
  switch (address.kind) {
    case 'serial':
      return openSerial(address, timers, memory.serialNames);
    case 'tcp':
      return createTcpTransport(address, timers);
    case 'usb-bulk':
      return createUsbBulkTransport(address, timers);
    case 'hid':
      return createHidTransport(address, timers);
    case 'usb-printer':
      return createCharDeviceTransport(address, timers);
    default:
      throw new Error(`a ${address.kind} address is no line of bytes`);
  }
}

/** A serial line under the number it has now; where it went and another stands in its place, it is not found. */
function openSerial(address: SerialAddress, timers: Timers, names: SerialNames): Transport {
  const found = names.find(address.path);
  const link = createSerialTransport({ ...address, path: found ?? address.path }, timers);
  const open = link.open.bind(link);
  link.open = async (listener: TransportListener): Promise<TransportOutcome> => {
    if (found === undefined) return { ok: false, failure: 'not-found' };
    const outcome = await open(listener);
    if (outcome.ok) names.remember(address.path, found);
    return outcome;
  };
  return link;
}
