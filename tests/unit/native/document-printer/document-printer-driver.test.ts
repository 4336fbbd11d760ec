import { describe, expect, it } from 'vitest';
import { type DeviceEvent, deviceEventSchema } from '../../../../electron/contract/device-messages.ts';
import { documentPrinterProfileSchema } from '../../../../electron/contract/device-profiles/document-printer.ts';
import { deviceId, printJobId } from '../../../../electron/contract/ids.ts';
import { createDocumentPrinterDriver } from '../../../../native/document-printer/document-printer-driver.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import type { PlugSignal } from '../../../../native/transport/transport.ts';
import duplexProfile from '../../../../resources/devices/ipp-a4-duplex.json' with { type: 'json' };
import { printerInProcess } from './printer-in-process.ts';

const id = deviceId('document-printer-1');
const profile = { ...documentPrinterProfileSchema.parse(duplexProfile), pollMs: 10 };

function driverAt(url: string, plugged?: PlugSignal) {
  const events: DeviceEvent[] = [];
  let wake: () => void = () => undefined;
  const driver = createDocumentPrinterDriver(
    { id, profile, transport: { kind: 'ipp', url } },
    {
      timers: systemTimers,
      emit: (event) => {
        events.push(deviceEventSchema.parse(event));
        wake();
      },
      ...(plugged === undefined ? {} : { plugged }),
    },
  );
  const until = async (state: string): Promise<void> => {
    while (!events.some((event) => 'state' in event && event.state === state))
      await new Promise<void>((done) => (wake = done));
  };
  return { driver, events, until };
}

describe('the driver', () => {
  it('works only with an address of IPP', () => {
    const transport = { kind: 'tcp', host: '127.0.0.1', port: 9100 } as const;
    expect(() =>
      createDocumentPrinterDriver(
        { id, profile, transport },
        { timers: systemTimers, emit: () => undefined },
      ),
    ).toThrow('a tcp address is no document printer');
  });

  it('asks nothing before it is started, and prints as its profile says', async () => {
    const { printer, door } = await printerInProcess();
    const { driver, events, until } = driverAt(door.url);
    expect(events).toEqual([]);
    driver.start();
    driver.start();
    await until('ready');
    driver.print(printJobId('doc-1'), Buffer.from('%PDF synthetic'), { title: '参保证明', copies: 2 });
    await until('printed');
    await driver.stop();
    expect(printer.printed).toHaveLength(1);
    expect(printer.jobs[0]).toMatchObject({ copies: 2, asked: { sides: 'two-sided-long-edge' } });
    expect(events.filter(({ kind }) => kind === 'deviceChanged')).toHaveLength(2);
    expect(events.filter(({ kind }) => kind === 'documentChanged')).toEqual([
      { kind: 'documentChanged', device: id, job: 'doc-1', state: 'sent' },
      { kind: 'documentChanged', device: id, job: 'doc-1', state: 'printed' },
    ]);
  });

  it('looks at once when something is plugged in, and no longer when it is stopped', async () => {
    const { door } = await printerInProcess();
    await door.close();
    const listeners = new Set<() => void>();
    const { driver, until } = driverAt(door.url, {
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    driver.start();
    await until('trouble');
    await door.open();
    for (const listener of listeners) listener();
    await until('ready');
    await driver.stop();
    expect(listeners.size).toBe(0);
  });

  it('is silent after its end', async () => {
    const { printer, door } = await printerInProcess();
    const { driver, events, until } = driverAt(door.url);
    driver.start();
    await until('ready');
    printer.hinder('paper', true);
    driver.print(printJobId('doc-1'), Buffer.from('%PDF synthetic'), { title: '', copies: 1 });
    await until('interrupted');
    await driver.stop();
    expect(events.at(-1)).toMatchObject({ state: 'unknown', failure: 'document-outcome-unknown' });
    const { length } = events;
    printer.hinder('paper', false);
    await door.close();
    expect(events).toHaveLength(length);
  });
});
