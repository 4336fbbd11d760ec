import { mkdirSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DeviceWatch } from '../../../../native/transport/device-watch.ts';
import { FloodGuard } from '../../../../native/transport/flood-guard.ts';
import {
  isSerialTransport,
  openHidTransport,
  openTransport,
} from '../../../../native/transport/open-transport.ts';
import { Reopening } from '../../../../native/transport/reopening.ts';
import { SerialNames } from '../../../../native/transport/serial-names.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import { openPseudoTerminal } from '../../../simulators/support/pty.ts';
import { Heard } from './heard.ts';
import { SyntheticSystem } from './synthetic-system.ts';

const nobody = { vendorId: 'fffe', productId: 'fffe' };

describe('the link that an address names', () => {
  it.each([
    [{ kind: 'serial', path: '/dev/ttyNobody' }, '/dev/ttyNobody'],
    [{ kind: 'hid', ...nobody }, 'hid fffe:fffe'],
    [{ kind: 'usb-bulk', ...nobody }, 'usb fffe:fffe'],
    [{ kind: 'usb-printer', model: 'NOBODY-80' }, 'usb-printer NOBODY-80'],
  ] as const)(
    '%j is made without opening anything, and is not found where nobody is',
    async (address, name) => {
      const link = openTransport(address);
      expect(link.address).toBe(name);
      expect(await link.open(new Heard())).toEqual({ ok: false, failure: 'not-found' });
    },
  );

  it('is a serial line only for a serial address, also behind the guards', () => {
    expect(isSerialTransport(openTransport({ kind: 'serial', path: '/dev/ttyNobody' }))).toBe(true);
    expect(isSerialTransport(openTransport({ kind: 'tcp', host: '127.0.0.1', port: 9100 }))).toBe(false);
  });

  it('is a HID link that knows its device for a HID address', async () => {
    const link = openHidTransport({ kind: 'hid', ...nobody });
    expect(link.reportDescriptor).toBeUndefined();
    expect(await link.open(new Heard())).toEqual({ ok: false, failure: 'not-found' });
  });

  it.each([
    { kind: 'keyboard' },
    { kind: 'pcsc', reader: 'any' },
    { kind: 'ipp', url: 'http://127.0.0.1/' },
  ] as const)('is none for %j', (address) => {
    expect(() => openTransport(address)).toThrow('no line of bytes');
  });
});

/** A serial device in a `/dev` of the test's own, under a number and its lasting name. */
function plugIn(system: SyntheticSystem, number: number) {
  const terminal = openPseudoTerminal();
  onTestFinished(() => terminal.close());
  terminal.link(system.path(`dev/ttyUSB${number}`));
  terminal.link(system.path('dev/serial/by-id/usb-reader'));
  return terminal;
}

it('reaches a device that was pulled out and came back under another number, within three seconds', async () => {
  const system = new SyntheticSystem();
  mkdirSync(system.path('dev/serial/by-id'), { recursive: true });
  const memory = { floods: new FloodGuard(), serialNames: new SerialNames(system.folders) };
  const address = { kind: 'serial', path: system.path('dev/ttyUSB0') } as const;
  const open = (lost: () => void) => {
    const link = openTransport(address, systemTimers, memory);
    onTestFinished(() => link.close());
    return link.open({ data: () => undefined, lost });
  };

  const first = plugIn(system, 0);
  const lost = Promise.withResolvers<void>();
  expect(await open(lost.resolve)).toEqual({ ok: true });
  const pulled = performance.now();
  first.close();
  await lost.promise;
  const noticedMs = performance.now() - pulled;
  expect(await open(() => undefined)).toEqual({ ok: false, failure: 'not-found' });

  const reopening = new Reopening(systemTimers, new DeviceWatch(systemTimers, system.folders));
  const waiting = reopening.pause();
  const plugged = performance.now();
  plugIn(system, 3);
  await waiting;
  expect(await open(() => undefined)).toEqual({ ok: true });
  const backMs = performance.now() - plugged;
  process.stdout.write(
    `serial: unplugging noticed after ${noticedMs.toFixed(0)} ms, back under another number after ${backMs.toFixed(0)} ms\n`,
  );
  expect(noticedMs).toBeLessThan(1000);
  expect(backMs).toBeLessThan(3000);
});

it('leaves a device alone that flooded, on every link to it', async () => {
  const system = new SyntheticSystem();
  const terminal = plugInAnywhere();
  const memory = { floods: new FloodGuard(), serialNames: new SerialNames(system.folders) };
  const address = { kind: 'serial', path: terminal.path } as const;
  const lost = Promise.withResolvers<void>();
  const link = openTransport(address, systemTimers, memory);
  await link.open({ data: () => undefined, lost: lost.resolve });
  void terminal.write(new Uint8Array(300_000).fill(0x55));
  await lost.promise;
  const again = openTransport(address, systemTimers, memory);
  expect(await again.open(new Heard())).toEqual({ ok: false, failure: 'flooding' });
});

function plugInAnywhere() {
  const terminal = openPseudoTerminal();
  onTestFinished(() => terminal.close());
  return terminal;
}
