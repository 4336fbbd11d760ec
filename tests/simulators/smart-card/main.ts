import { parseArgs } from 'node:util';
import { openCardSlot } from './card-slot.ts';
import { createControlServer } from './control-server.ts';

const { values } = parseArgs({
  options: { port: { type: 'string' }, control: { type: 'string', default: '0' } },
});

const slot = await openCardSlot(values.port === undefined ? undefined : Number(values.port));
const control = createControlServer(slot);
const address = await control.listen({ host: '127.0.0.1', port: Number(values.control) });
// Before anybody can know of us: a signal that comes with the first line must find us ready to clean up.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void slot.end();
    void control.close();
  });
}

console.log(
  JSON.stringify({
    simulator: 'smart-card',
    reader: slot.service?.readers[0] ?? 'Virtual PCD 00 00',
    ...(slot.service === undefined ? {} : { socket: slot.service.socket }),
    port: slot.port,
    control: address,
  }),
);
