import { expect, test } from 'vitest';
import { type DeviceEvent, deviceConfigSchema } from '../../../electron/contract/device-messages.ts';
import { deviceId, printJobId } from '../../../electron/contract/ids.ts';
import { makeDevice } from '../../../native/running-device.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import profile from '../../../resources/devices/ipp-a4.json' with { type: 'json' };
import { printerInProcess } from './document-printer/printer-in-process.ts';

const noLink = (): never => {
  throw new Error('an A4 printer needs no link');
};

test('a document comes as base64 and goes to the printer byte for byte; other commands are not its own', async () => {
  const { printer, door } = await printerInProcess();
  const events: DeviceEvent[] = [];
  let wake: () => void = () => undefined;
  const device = deviceId('document-printer-1');
  const running = makeDevice(
    deviceConfigSchema.parse({ id: device, profile, transport: { kind: 'ipp', url: door.url } }),
    {
      timers: systemTimers,
      links: { openBytes: noLink, openHid: noLink, openSmartCard: noLink, open: noLink },
      glyphs: noLink,
      readLogo: noLink,
      emit: (event) => {
        events.push(event);
        wake();
      },
    },
  );
  running.start();
  const pdf = Buffer.from('%PDF-1.4 synthetic');
  const job = printJobId('doc-1');
  const command = { kind: 'printDocument', device, job, title: '', copies: 1 } as const;
  expect(running.obey({ ...command, pdf: pdf.toString('base64') })).toBe(true);
  expect(running.obey({ kind: 'awaitCard', awaited: true })).toBe(false);
  while (!events.some((event) => event.kind === 'documentChanged' && event.state === 'printed'))
    await new Promise<void>((done) => (wake = done));
  expect(printer.jobs[0]?.pdf).toEqual(pdf);
  printer.hinder('paper', true);
  running.obey({ ...command, job: printJobId('doc-2'), pdf: pdf.toString('base64') });
  while (!events.some((event) => event.kind === 'documentChanged' && event.state === 'interrupted'))
    await new Promise<void>((done) => (wake = done));
  expect(running.obey({ kind: 'clearPrinter', device })).toBe(true);
  while (!events.some((event) => event.kind === 'documentChanged' && event.state === 'refused'))
    await new Promise<void>((done) => (wake = done));
  await running.stop();
  expect(printer.jobs.map(({ state }) => state)).toEqual(['completed', 'canceled']);
});
