import { describe, expect, it } from 'vitest';
import { systemFolders } from '../../../../native/transport/system-folders.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import { createUsbBulkTransport, type UsbBulkAddress } from '../../../../native/transport/usb-bulk.ts';
import { loadUsb } from '../../../../native/transport/usb-library.ts';
import { Heard } from './heard.ts';
import { ManualTimers, settled } from './manual-timers.ts';
import { type ScriptedLayout, ScriptedUsbDevice } from './scripted-usb-device.ts';
import { SyntheticSystem } from './synthetic-system.ts';

const address: UsbBulkAddress = { kind: 'usb-bulk', vendorId: '0400', productId: 'c35a' };
const FIND = [0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x03, 0x20, 0x01, 0x22];
const HEAD = [0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x46];

function workbench(layout: ScriptedLayout = 'plain', wanted: Partial<UsbBulkAddress> = {}) {
  const timers = new ManualTimers();
  const system = new SyntheticSystem();
  const device = new ScriptedUsbDevice(timers);
  device.layout = layout;
  const heard = new Heard();
  const attached = [device];
  const link = createUsbBulkTransport({ ...address, ...wanted }, timers, system.folders, () =>
    Promise.resolve({ getDevices: () => Promise.resolve(attached) }),
  );
  const opened = async () => {
    const opening = link.open(heard);
    await timers.advance(100);
    return opening;
  };
  /** Says in `/sys` who holds the first interface. */
  const held = (driver: string): void => {
    system.write('sys/bus/usb/devices/1-2/busnum', '1\n');
    system.write('sys/bus/usb/devices/1-2/devnum', '7\n');
    system.write(`sys/bus/usb/drivers/${driver}/bind`, '');
    system.link('sys/bus/usb/devices/1-2:1.0/driver', `sys/bus/usb/drivers/${driver}`);
  };
  return { timers, device, heard, attached, link, opened, held };
}

describe('opening a bulk device', () => {
  it('takes the interface from the kernel and claims it', async () => {
    const { opened, device, held } = workbench();
    device.hasKernelDriver = true;
    held('hev-reader');
    expect(await opened()).toEqual({ ok: true });
    expect(device.calls).toEqual(['open', 'detach', 'claim']);
  });

  it('does not mind that no kernel driver is bound', async () => {
    const { opened, device } = workbench();
    expect(await opened()).toEqual({ ok: true });
    expect(device.calls).toEqual(['open', 'claim']);
  });

  it('does not take it from another program', async () => {
    const { opened, device, held } = workbench();
    held('usbfs');
    expect(await opened()).toEqual({ ok: false, failure: 'busy' });
    await settled();
    expect(device.calls).not.toContain('claim');
    expect(device.calls).not.toContain('detach');
  });

  it('drops what the device had to say to somebody else, and clears a stall left behind', async () => {
    const { opened, device, heard } = workbench('split');
    device.say(1, 1, 2, 3);
    device.say(5, 4);
    expect(await opened()).toEqual({ ok: true });
    expect(heard.received).toEqual([]);

    const second = workbench();
    second.device.stall();
    expect(await second.opened()).toEqual({ ok: true });
    expect(second.device.calls).toContain('clear in 1');
  });

  it.each([
    ['another product', { productId: 'c35b' }],
    ['another maker', { vendorId: '0401' }],
    ['another serial number', { serialNumber: 'B' }],
  ])('says not-found for %s', async (_what, wanted) => {
    const { opened, device } = workbench('plain', wanted);
    device.serialNumber = 'A';
    expect(await opened()).toEqual({ ok: false, failure: 'not-found' });
    expect(device.calls).toEqual([]);
  });

  it('tells two of one model apart by their serial number', async () => {
    const { opened, device, attached, timers } = workbench('plain', { serialNumber: 'B' });
    device.serialNumber = 'A';
    const other = new ScriptedUsbDevice(timers);
    other.serialNumber = 'B';
    attached.push(other);
    expect(await opened()).toEqual({ ok: true });
    expect([device.claimed, other.claimed]).toEqual([false, true]);
  });

  it('passes over a device that cannot be asked for its serial number', async () => {
    const { opened, device, attached, timers } = workbench('plain', { serialNumber: 'B' });
    const other = new ScriptedUsbDevice(timers);
    other.serialNumber = 'B';
    attached.push(other);
    Object.defineProperty(device, 'serialNumber', {
      get: () => {
        throw new Error('open error: permission denied');
      },
    });
    expect(await opened()).toEqual({ ok: true });
    expect(other.claimed).toBe(true);
  });

  it('says not-found for a device without bulk endpoints, and lets go of it', async () => {
    const { opened, device } = workbench('none');
    expect(await opened()).toEqual({ ok: false, failure: 'not-found' });
    await settled();
    expect(device.calls).toEqual(['open', 'claim', 'release', 'close']);
  });

  it.each([
    ['open error: permission denied', 'busy'],
    ['claimInterface error: interface is busy', 'busy'],
    ['open error: device not found', 'not-found'],
    ['open error: device disconnected', 'not-found'],
  ])('maps "%s" to %s', async (openError, failure) => {
    const { opened, device } = workbench();
    device.openError = openError;
    expect(await opened()).toEqual({ ok: false, failure });
  });

  it('says not-found when the system shows no USB at all, and driver-missing without the library', async () => {
    const timers = new ManualTimers();
    const noBus = createUsbBulkTransport(address, timers, systemFolders, () =>
      Promise.resolve({ getDevices: () => Promise.reject(new Error('/sys/bus/usb/devices/ not found')) }),
    );
    expect(await noBus.open(new Heard())).toEqual({ ok: false, failure: 'not-found' });
    const noLibrary = createUsbBulkTransport(address, timers, systemFolders, () =>
      Promise.resolve(undefined),
    );
    expect(await noLibrary.open(new Heard())).toEqual({ ok: false, failure: 'driver-missing' });
  });

  it('gives up with silent when the library never answers', async () => {
    const timers = new ManualTimers();
    const link = createUsbBulkTransport(address, timers, systemFolders, () =>
      Promise.resolve({ getDevices: () => new Promise(() => undefined) }),
    );
    const opening = link.open(new Heard());
    await timers.advance(3000);
    expect(await opening).toEqual({ ok: false, failure: 'silent' });
    expect(timers.pending).toBe(0);
  });
});

describe('one pair of endpoints', () => {
  it('carries whole frames out and packets in', async () => {
    const { opened, device, heard, link } = workbench();
    await opened();
    expect(await link.write(Uint8Array.from(FIND), 500)).toEqual({ ok: true });
    expect(device.sent).toEqual([{ endpoint: 1, bytes: FIND }]);
    device.say(1, 1, 2);
    await settled();
    device.say(1, 3);
    await settled();
    expect(heard.received).toEqual([1, 2, 3]);
  });

  it('goes on listening however long nothing comes', async () => {
    const { opened, device, heard, timers } = workbench();
    await opened();
    await timers.advance(60_000);
    device.say(1, 7);
    await settled();
    expect([heard.received, heard.losses]).toEqual([[7], 0]);
  });

  it('drops what arrives while input is discarded', async () => {
    const { opened, device, heard, link, timers } = workbench();
    await opened();
    const discarding = link.discardInput();
    device.say(1, 9);
    await timers.advance(30);
    await discarding;
    device.say(1, 7);
    await settled();
    expect(heard.received).toEqual([7]);
  });
});

describe('the classic four endpoints', () => {
  it('sends the head of a frame through one and the rest through the other', async () => {
    const { opened, device, link } = workbench('split');
    await opened();
    await link.write(Uint8Array.from(FIND), 500);
    expect(device.sent).toEqual([
      { endpoint: 2, bytes: FIND.slice(0, 7) },
      { endpoint: 6, bytes: FIND.slice(7) },
    ]);
  });

  it('sends nothing through the second when there is no rest', async () => {
    const { opened, device, link } = workbench('split');
    await opened();
    await link.write(Uint8Array.from(HEAD), 500);
    expect(device.sent.map(({ endpoint }) => endpoint)).toEqual([2]);
  });

  it('puts head and rest together in order, also when the rest was there first', async () => {
    const { opened, device, heard } = workbench('split');
    await opened();
    const rest = Array.from({ length: 0x46 }, (_, index) => index);
    device.say(5, ...rest.slice(0, 64));
    device.say(5, ...rest.slice(64));
    await settled();
    device.say(1, ...HEAD);
    await settled();
    expect(heard.received).toEqual([...HEAD, ...rest]);
  });

  it('listens for the next head when a rest never comes', async () => {
    const { opened, device, heard, timers } = workbench('split');
    await opened();
    device.say(1, ...HEAD);
    await timers.advance(1500);
    device.say(1, ...HEAD);
    await settled();
    expect(heard.received).toEqual([...HEAD, ...HEAD]);
  });
});

describe('stalls and time-outs', () => {
  it('clears a stalled endpoint and goes on reading', async () => {
    const { opened, device, heard } = workbench();
    await opened();
    device.stall();
    await settled();
    device.say(1, 5);
    await settled();
    expect(device.calls).toContain('clear in 1');
    expect([heard.received, heard.losses]).toEqual([[5], 0]);
  });

  it('gives a device up that stalls five times in a row', async () => {
    const { opened, device, heard } = workbench();
    await opened();
    for (let times = 0; times < 5; times += 1) device.stall();
    await settled(20);
    expect(heard.losses).toBe(1);
  });

  it('sends once more after a stall, and says lost after the second', async () => {
    const { opened, device, link } = workbench();
    await opened();
    device.outcomes.out = ['transferOut error: Stall'];
    expect(await link.write(Uint8Array.of(1), 500)).toEqual({ ok: true });
    expect(device.calls).toContain('clear out 1');
    device.outcomes.out = ['transferOut error: Stall', 'transferOut error: Stall'];
    expect(await link.write(Uint8Array.of(2), 500)).toEqual({ ok: false, failure: 'lost' });
  });

  it('says silent when a write is cancelled by its time-out, and when its promise is forgotten', async () => {
    const { opened, device, link, timers } = workbench();
    await opened();
    device.outcomes.out = ['transferOut error: Cancelled'];
    expect(await link.write(Uint8Array.of(1), 500)).toEqual({ ok: false, failure: 'silent' });
    device.forgetsWrites = true;
    const writing = link.write(Uint8Array.of(1), 500);
    await timers.advance(1000);
    expect(await writing).toEqual({ ok: false, failure: 'silent' });
  });
});

describe('the end of a link', () => {
  it('is told once when the device is unplugged, and everything is let go of', async () => {
    const { opened, device, heard, link } = workbench();
    await opened();
    device.unplug();
    await settled();
    expect(heard.losses).toBe(1);
    expect(await link.write(Uint8Array.of(1), 500)).toEqual({ ok: false, failure: 'lost' });
    expect(device.calls.slice(-2)).toEqual(['release', 'close']);
  });

  it('releases the interface before it closes, and not while a read is under way', async () => {
    const { opened, device, heard, link, timers } = workbench('split');
    await opened();
    const closing = link.close();
    await timers.advance(250);
    await closing;
    expect(device.calls.slice(-2)).toEqual(['release', 'close']);
    expect(device.calls).not.toContain('released while a transfer was under way');
    expect(device.claimed).toBe(false);
    expect(heard.losses).toBe(0);
    await link.close();
    expect(timers.pending).toBe(0);
  });

  it('can be followed by a new link at once', async () => {
    const { opened, device, link, timers } = workbench();
    await opened();
    const closing = link.close();
    await timers.advance(250);
    await closing;
    const next = createUsbBulkTransport(address, timers, systemFolders, () =>
      Promise.resolve({ getDevices: () => Promise.resolve([device]) }),
    );
    const opening = next.open(new Heard());
    await timers.advance(100);
    expect(await opening).toEqual({ ok: true });
  });
});

it('loads the real library, which sees no such reader here or says that there is no USB', async () => {
  const link = createUsbBulkTransport(
    { ...address, serialNumber: 'nobody has this' },
    systemTimers,
    systemFolders,
    loadUsb,
  );
  expect(await link.open(new Heard())).toEqual({ ok: false, failure: 'not-found' });
});
