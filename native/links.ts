import type { AddressOf, TransportAddress } from '../electron/contract/device-address.ts';
import { openHidTransport, openTransport } from './transport/open-transport.ts';
import { createSmartCardTransport } from './transport/pcsc.ts';
import type { HidTransport, SmartCardTransport, Timers, Transport } from './transport/transport.ts';

/** Makes unopened links of every sort; tests hand in their own. */
export interface Links {
  openBytes(address: TransportAddress): Transport;
  openHid(address: TransportAddress): HidTransport;
  openSmartCard(address: AddressOf<'pcsc'>): SmartCardTransport;
  /** Whatever sort the address is of. */
  open(address: TransportAddress): Transport | HidTransport | SmartCardTransport;
}

/** The links of this machine. */
export function systemLinks(timers: Timers): Links {
  const openHid = (address: TransportAddress): HidTransport => {
    if (address.kind !== 'hid') throw new Error(`a ${address.kind} address is no HID device`);
    return openHidTransport(address, timers);
  };
  const openSmartCard = (address: AddressOf<'pcsc'>) => createSmartCardTransport(address);
  const openBytes = (address: TransportAddress) => openTransport(address, timers);
  const open: Links['open'] = (address) => {
    if (address.kind === 'pcsc') return openSmartCard(address);
    return address.kind === 'hid' ? openHid(address) : openBytes(address);
  };
  return { openBytes, openHid, openSmartCard, open };
}
