import { join } from 'node:path';
import type { TransportAddress } from '../../../electron/contract/device-address.ts';
import {
  type IdCardReaderProfile,
  idCardReaderProfileSchema,
} from '../../../electron/contract/device-profiles/id-card-reader.ts';
import type { ReaderTransport } from '../../../native/id-card-reader/reader-link.ts';
import { openTransport } from '../../../native/transport/open-transport.ts';
import { createSmartCardTransport } from '../../../native/transport/pcsc.ts';
import dkProfile from '../../../resources/devices/dk-usb-nfc.json' with { type: 'json' };
import detectProfile from '../../../resources/devices/id-card-detect.json' with { type: 'json' };
import pagesProfile from '../../../resources/devices/pcsc-pages.json' with { type: 'json' };
import samVProfile from '../../../resources/devices/sam-v.json' with { type: 'json' };
import stxEtxProfile from '../../../resources/devices/stx-etx.json' with { type: 'json' };
import { dkIdentity } from '../../simulators/id-card-reader/dk-device.ts';
import { ReportLink } from '../../support/report-link.ts';

/** What a way of reaching a reader can do; what it cannot is no part of the suite there, and is said in its title. */
export interface Abilities {
  /** Has a command for the newest appended address. */
  readonly appendedAddress: boolean;
  /** Reads with the fingerprint part. */
  readonly fingerprint: boolean;
  /** Notices lift-off with a reader that finds a card only once. */
  readonly foundOnce: boolean;
  /** *Find*, *select* and *read* are commands of their own: a failing *read* is the card's failure, not the reader's. */
  readonly ownRead: boolean;
  /** The module's own faults can be told from the card's. */
  readonly moduleFaults: boolean;
  /** Its line can carry noise. */
  readonly line: boolean;
}

/** One way from the driver to the simulated reader. */
export interface Wiring {
  readonly name: string;
  readonly profile: IdCardReaderProfile;
  readonly args: (folder: string) => readonly string[];
  readonly addressOf: (path: string) => TransportAddress;
  readonly open: (address: TransportAddress, path: string) => ReaderTransport;
  readonly abilities: Abilities;
}

const profileOf = (file: unknown): IdCardReaderProfile => idCardReaderProfileSchema.parse(file);
const everything: Abilities = {
  appendedAddress: true,
  fingerprint: true,
  foundOnce: true,
  ownRead: true,
  moduleFaults: true,
  line: true,
};
const stxEtx: Abilities = {
  ...everything,
  appendedAddress: false,
  fingerprint: false,
  foundOnce: false,
  ownRead: false,
};

const serialArgs =
  (...more: readonly string[]) =>
  (folder: string): readonly string[] => ['--link', join(folder, 'tty-reader'), ...more];
const serialAddress = (path: string): TransportAddress => ({ kind: 'serial', path, baudRate: 115_200 });
const tcpAddress = (path: string): TransportAddress => {
  const [host = '', port = ''] = path.split(':');
  return { kind: 'tcp', host, port: Number(port) };
};

export const wirings = {
  samVSerial: {
    name: 'SAM_V over a serial line',
    profile: profileOf(samVProfile),
    args: serialArgs(),
    addressOf: serialAddress,
    open: (address) => openTransport(address),
    abilities: everything,
  },
  samVTcp: {
    name: 'SAM_V behind a TCP bridge',
    profile: profileOf(samVProfile),
    args: () => ['--wire', 'tcp'],
    addressOf: tcpAddress,
    open: (address) => openTransport(address),
    abilities: everything,
  },
  stxEtxSerial: {
    name: '02…03 over a serial line',
    profile: profileOf(stxEtxProfile),
    args: serialArgs('--dialect', 'stx-etx'),
    addressOf: serialAddress,
    open: (address) => openTransport(address),
    abilities: stxEtx,
  },
  dkReports: {
    name: 'SAM_V in the DK module’s reports',
    profile: profileOf(dkProfile),
    args: (folder) => ['--wire', 'reports', '--socket', join(folder, 'dk')],
    addressOf: () => ({ kind: 'hid', vendorId: '0483', productId: '572b' }),
    open: (_address, path) => new ReportLink(path, dkIdentity.reportDescriptor),
    abilities: everything,
  },
  detectSamV: {
    name: 'detected, SAM_V',
    profile: profileOf(detectProfile),
    args: serialArgs(),
    addressOf: serialAddress,
    open: (address) => openTransport(address),
    abilities: everything,
  },
  detectStxEtx: {
    name: 'detected, 02…03',
    profile: profileOf(detectProfile),
    args: serialArgs('--dialect', 'stx-etx'),
    addressOf: serialAddress,
    open: (address) => openTransport(address),
    abilities: stxEtx,
  },
} as const satisfies Record<string, Wiring>;

/** The pages of a PC/SC reader, behind the system's own smart-card service and the slot that waits at `port`. */
export const pagesWiring = (port: number, reader: string): Wiring => ({
  name: 'pages behind the smart-card service',
  profile: profileOf(pagesProfile),
  args: () => ['--wire', 'vpcd', '--port', String(port)],
  addressOf: () => ({ kind: 'pcsc', reader }),
  open: (address) => {
    if (address.kind !== 'pcsc') throw new Error('no slot');
    return createSmartCardTransport(address);
  },
  abilities: {
    ...stxEtx,
    // The service tells of the card by itself, whatever its reader finds.
    foundOnce: true,
    ownRead: true,
    moduleFaults: false,
    line: false,
  },
});

/** The names of what a wiring cannot do, for the suite's title. */
export function missingAbilities({ abilities }: Wiring): string {
  const missing = Object.entries(abilities).flatMap(([name, can]) => (can ? [] : [name]));
  return missing.length === 0 ? '' : ` (without ${missing.join(', ')})`;
}
