import { parseArgs } from 'node:util';
import { createControlServer } from './control-server.ts';
import { DIALECTS } from './dialects.ts';
import { loadFirmwareFont } from './firmware-font.ts';
import { VirtualPrinter } from './virtual-printer.ts';
import { serialWire, tcpWire, type Wire } from './wires.ts';

const { values } = parseArgs({
  options: {
    link: { type: 'string' },
    tcp: { type: 'string' },
    paper: { type: 'string', default: '80' },
    buffer: { type: 'string', default: '4096' },
    dialect: { type: 'string', default: 'epson' },
    'no-process-ids': { type: 'boolean', default: false },
    flow: { type: 'string', default: 'none' },
    control: { type: 'string', default: '0' },
  },
});

const { flow } = values;
if (values.paper !== '80' && values.paper !== '58') throw new Error('--paper is 58 or 80');
if (flow !== 'none' && flow !== 'xon-xoff') throw new Error('--flow is none or xon-xoff');
const dialect = DIALECTS.find((one) => one === values.dialect);
if (dialect === undefined) throw new Error(`--dialect is one of ${DIALECTS.join(', ')}`);
const onSerial = values.link !== undefined || values.tcp === undefined;

const wires: Wire[] = [];
const letGo = (): void => {
  for (const wire of wires) wire.hold(printer.full());
};
const printer = new VirtualPrinter({
  paperMm: values.paper === '58' ? 58 : 80,
  font: loadFirmwareFont(),
  bufferBytes: Number(values.buffer),
  dialect,
  processIds: !values['no-process-ids'],
  reply: (bytes) => {
    for (const wire of wires) wire.send(bytes);
  },
});
const receive = (bytes: Uint8Array): void => {
  printer.receive(bytes);
  letGo();
};
const serial = onSerial ? serialWire(values.link, flow, receive) : undefined;
const tcp = values.tcp === undefined ? undefined : await tcpWire(Number(values.tcp), receive);
wires.push(...[serial, tcp].filter((wire) => wire !== undefined));

const control = createControlServer({
  printer,
  // A serial line stays up when its printer is switched off, a network socket does not.
  async power(on) {
    printer.setPower(on);
    await tcp?.connect(on);
  },
  async cable(connected) {
    for (const wire of wires) await wire.connect(connected);
  },
  changed: letGo,
});
const url = await control.listen({ host: '127.0.0.1', port: Number(values.control) });
console.log(
  JSON.stringify({
    simulator: 'receipt-printer',
    path: serial?.address ?? null,
    tcp: tcp?.address ?? null,
    control: url,
  }),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all([control.close(), ...wires.map((wire) => wire.close())]);
  });
}
