import { parseArgs } from 'node:util';
import { createControlServer } from './control-server.ts';
import { IppDoor } from './ipp-door.ts';
import { VirtualPrinter } from './virtual-printer.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'page-ms': { type: 'string', default: '1500' },
    control: { type: 'string', default: '0' },
  },
});

const printer = new VirtualPrinter({
  pageMs: Number(values['page-ms']),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
});
const door = new IppDoor(printer, Number(values.port));
await door.open();
const control = createControlServer(printer, door);
const address = await control.listen({ host: '127.0.0.1', port: Number(values.control) });

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    printer.losePower();
    void Promise.all([door.close(), control.close()]);
  });
}
console.log(JSON.stringify({ simulator: 'document-printer', url: door.url, control: address }));
