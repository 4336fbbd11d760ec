import { parseArgs } from 'node:util';
import type { CardModuleOptions } from './card-module.ts';
import { createControlServer } from './control-server.ts';
import { DkDevice } from './dk-device.ts';
import { type FramingName, framings } from './framing.ts';
import { reportLine, serialLine, tcpLine } from './line.ts';
import { type DeviceOutput, ReaderWire, type WiredReader } from './reader-wire.ts';
import { SimulatedReader } from './simulated-reader.ts';
import { VpcdReader } from './vpcd-reader.ts';

const { values } = parseArgs({
  options: {
    wire: { type: 'string', default: 'serial' },
    dialect: { type: 'string', default: 'sam-v' },
    link: { type: 'string' },
    port: { type: 'string', default: '0' },
    socket: { type: 'string', default: '' },
    control: { type: 'string', default: '0' },
    presence: { type: 'string', default: 'refind' },
    fingerprint: { type: 'string', default: '0' },
    'answer-rate': { type: 'string' },
    baud: { type: 'string' },
  },
});

function presenceOf(text: string): 'refind' | 'found-once' {
  if (text === 'refind' || text === 'found-once') return text;
  throw new Error('--presence is refind or found-once');
}

function fingerprintOf(text: string): 0 | 512 | 1024 {
  const bytes = Number(text);
  if (bytes === 0 || bytes === 512 || bytes === 1024) return bytes;
  throw new Error('--fingerprint is 0, 512 or 1024');
}

function dialectOf(text: string): FramingName {
  if (text in framings) return text as FramingName;
  throw new Error(`--dialect is one of ${Object.keys(framings).join(', ')}`);
}

const rateOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

function byteReader(output: DeviceOutput, options: CardModuleOptions) {
  const dialect = dialectOf(values.dialect);
  const reader = new SimulatedReader((bytes, delayMs) => output([bytes], delayMs), { ...options, dialect });
  return {
    module: reader,
    receive: (bytes: Uint8Array) => reader.receive(bytes),
    powerOff: () => reader.powerOff(),
  };
}

function readerOf(wire: string): WiredReader {
  const options = {
    presence: presenceOf(values.presence),
    fingerprintBytes: fingerprintOf(values.fingerprint),
  };
  const rates = { answerRate: rateOf(values['answer-rate']), baudRate: rateOf(values.baud) };
  const makeDevice = (output: DeviceOutput) => byteReader(output, options);
  switch (wire) {
    case 'serial':
      return new ReaderWire({ openLine: serialLine(values.link), makeDevice, ...rates });
    case 'tcp':
      return new ReaderWire({ openLine: tcpLine(Number(values.port)), makeDevice, ...rates });
    case 'reports':
      return new ReaderWire({
        openLine: reportLine(values.socket),
        makeDevice: (output) => new DkDevice(output, options),
      });
    case 'vpcd':
      return new VpcdReader(Number(values.port), options);
    default:
      throw new Error('--wire is serial, tcp, reports or vpcd');
  }
}

const reader = readerOf(values.wire);
await reader.plug();
const control = createControlServer(reader);
const address = await control.listen({ host: '127.0.0.1', port: Number(values.control) });
console.log(JSON.stringify({ simulator: 'id-card-reader', path: reader.path, control: address }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    reader.unplug();
    void control.close();
  });
}
