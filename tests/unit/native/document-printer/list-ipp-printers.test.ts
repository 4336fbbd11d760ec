import { expect, it } from 'vitest';
import { listIppPrinters } from '../../../../native/document-printer/list-ipp-printers.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import { printerInProcess } from './printer-in-process.ts';

it('gives the queues at the address that was asked', async () => {
  const { door } = await printerInProcess();
  const service = new URL('/', door.url).href;
  expect(await listIppPrinters(service, 1000, systemTimers)).toEqual({
    ok: true,
    printers: [{ name: 'A4', url: door.url, model: 'Simulated A4 1.0' }],
  });
});

it('says that there is no service', async () => {
  const { door } = await printerInProcess();
  await door.close();
  expect(await listIppPrinters(door.url, 1000, systemTimers)).toEqual({
    ok: false,
    failure: 'document-printer-not-found',
  });
});

it('says that a service makes no sense', async () => {
  const { door } = await printerInProcess();
  door.faults.garbage = true;
  expect(await listIppPrinters(door.url, 1000, systemTimers)).toEqual({
    ok: false,
    failure: 'document-printer-fault',
  });
});
