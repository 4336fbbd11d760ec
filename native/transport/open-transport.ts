import type { TransportAddress } from '../../electron/contract/device-address.ts';
import { createSerialTransport } from './serial.ts';
import { systemTimers } from './system-timers.ts';
import { createTcpTransport } from './tcp.ts';
import type { SerialTransport, Timers, Transport } from './transport.ts';

/** Makes the link that a site file's `transport` names. The caller opens it; after `lost` or `close` it makes another. */
export function openTransport(address: TransportAddress, timers: Timers = systemTimers): Transport {
  switch (address.kind) {
    case 'serial':
      return createSerialTransport(address, timers);
    case 'tcp':
      return createTcpTransport(address, timers);
    default:
      throw new Error(`a ${address.kind} address is no line of bytes`);
  }
}

/** Whether a link is a serial line, whose rate can be changed. */
export function isSerialTransport(transport: Transport): transport is SerialTransport {
  return 'setBaudRate' in transport;
}
