import { describe, expect, it } from 'vitest';
import type { TransportAddress } from '../../../../electron/contract/device-address.ts';
import { openReaderLink } from '../../../../native/id-card-reader/reader-link.ts';
import { samVCommands } from '../../../../native/id-card-reader/sam-v-commands.ts';
import type { Transport, TransportListener } from '../../../../native/transport/transport.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
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
    if (opened.ok) void opened.link.findReader().then((found) => (rate = found));
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
    if (opened.ok) void opened.link.findReader().then((found) => (rate = found));
    await timers.advance(3 * 1022 - 1);
    expect(rate).toBe('waiting');
    await timers.advance(1);
    expect([rate, link.rates]).toEqual([undefined, []]);
    expect(desk.written).toHaveLength(30);
  });

  it('says once that the link is lost, and fails what is under way', async () => {
    const timers = new ManualTimers();
    const desk = new SimulatedDesk(timers);
    let losses = 0;
    const opened = await openReaderLink(desk.newLink(), serial, profile, timers, () => (losses += 1));
    if (!opened.ok) throw new Error('not opened');
    desk.powered = false;
    const reply = opened.link.client.send(samVCommands.find);
    await timers.advance(1);
    desk.unplug();
    expect(await reply).toEqual({ ok: false, failure: 'reader-lost' });
    expect([losses, opened.link.isLost()]).toEqual([1, true]);
  });

  it('allows for the slowest rate behind a TCP bridge, whose rate nobody can see', async () => {
    const timers = new ManualTimers();
    const heard: TransportListener[] = [];
    const transport: Transport = {
      address: '192.0.2.9:4001',
      open: (listener) => {
        heard.push(listener);
        return Promise.resolve({ ok: true });
      },
      write: () => Promise.resolve({ ok: true }),
      discardInput: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
    const opened = await openReaderLink(transport, bridge, profile, timers, () => undefined);
    if (!opened.ok) throw new Error('not opened');
    expect(opened.link.isSerial).toBe(false);
    let over = false;
    void opened.link.client.send(samVCommands.readTextAndPhoto).then(() => (over = true));
    await timers.advance(3000 + 1359);
    expect(over).toBe(false);
    await timers.advance(1);
    expect(over).toBe(true);
  });
});
