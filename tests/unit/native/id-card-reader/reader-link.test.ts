import { describe, expect, it } from 'vitest';
import type { TransportAddress } from '../../../../electron/contract/device-address.ts';
import { openReaderLink } from '../../../../native/id-card-reader/reader-link.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
import { DeafLine, DeafSlot } from './deaf-links.ts';
import { profile } from './driver-bench.ts';
import { SimulatedDesk } from './simulated-link.ts';

const serial: TransportAddress = { kind: 'serial', path: '/dev/simulated', baudRate: 9600 };
const bridge: TransportAddress = { kind: 'tcp', host: '192.0.2.9', port: 4001 };

describe('opening a reader’s link', () => {
  it('passes on why a link does not open', async () => {
    const timers = new ManualTimers();
    const desk = new SimulatedDesk(timers);
    desk.openFailure = 'busy';
    const opened = await openReaderLink(desk.newLink(), serial, profile, timers, () => undefined);
    expect(opened).toEqual({ ok: false, failure: 'busy' });
  });

  it('keeps to the rate the site file gives', async () => {
    const timers = new ManualTimers();
    const desk = new SimulatedDesk(timers);
    desk.readerRate = 9600;
    const link = desk.newLink(9600);
    const opened = await openReaderLink(link, serial, profile, timers, () => undefined);
    let rate: number | undefined;
    if (opened.ok) void opened.link.findReader().then((found) => (rate = found?.baudRate));
    await timers.advance(100);
    expect([rate, link.rates]).toEqual([9600, []]);
  });

  it('asks three times before it calls a reader silent, and detects no rate when one is given', async () => {
    const timers = new ManualTimers();
    const desk = new SimulatedDesk(timers);
    desk.powered = false;
    const link = desk.newLink(9600);
    const opened = await openReaderLink(link, serial, profile, timers, () => undefined);
    let rate: number | undefined | 'waiting' = 'waiting';
    if (opened.ok) void opened.link.findReader().then((found) => (rate = found?.baudRate));
    await timers.advance(3 * 1022 - 1);
    expect(rate).toBe('waiting');
    await timers.advance(1);
    expect([rate, link.rates]).toEqual([undefined, []]);
    expect(desk.written).toHaveLength(30);
  });

  it('says once that the link is lost, and ends the search that is under way', async () => {
    const timers = new ManualTimers();
    const desk = new SimulatedDesk(timers);
    let losses = 0;
    const opened = await openReaderLink(desk.newLink(), serial, profile, timers, () => (losses += 1));
    if (!opened.ok) throw new Error('not opened');
    desk.powered = false;
    const search = opened.link.findReader();
    await timers.advance(1);
    desk.unplug();
    expect(await search).toBeUndefined();
    expect([losses, opened.link.isLost()]).toEqual([1, true]);
  });

  it.each([
    ['a TCP bridge, whose rate nobody can see', bridge, 1022],
    ['USB, which has no rate', { kind: 'usb-bulk', vendorId: '0400', productId: 'c35a' }, 1000],
  ] as const)('allows for the wire of %s', async (_name, address, statusMs) => {
    const timers = new ManualTimers();
    const opened = await openReaderLink(new DeafLine(), address, profile, timers, () => undefined);
    if (!opened.ok) throw new Error('not opened');
    let over = false;
    void opened.link.findReader().then(() => (over = true));
    await timers.advance(3 * statusMs - 1);
    expect(over).toBe(false);
    await timers.advance(1);
    expect(over).toBe(true);
  });
});

describe('profiles that do not fit their link', () => {
  const dkAddress: TransportAddress = { kind: 'hid', vendorId: '0483', productId: '572b' };
  it.each([
    ['reports without an envelope', new DeafLine(), dkAddress, {}],
    ['pages over a line of bytes', new DeafLine(), serial, { dialect: 'pcsc-pages' }],
    ['frames into a slot', new DeafSlot(), { kind: 'pcsc', reader: 'any' }, {}],
  ] as const)('%s: no way', async (_name, transport, address, change) => {
    const opened = await openReaderLink(
      transport,
      address,
      { ...profile, ...change },
      new ManualTimers(),
      () => undefined,
    );
    expect(opened).toEqual({ ok: false, failure: 'no-way' });
  });
});
