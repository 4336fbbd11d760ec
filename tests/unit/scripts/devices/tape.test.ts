import { describe, expect, test } from 'vitest';
import type { Links } from '../../../../native/links.ts';
import type { SmartCardListener, TransportListener } from '../../../../native/transport/transport.ts';
import { Tape } from '../../../../scripts/devices/tape.ts';
import { ManualTimers } from '../../native/transport/manual-timers.ts';

const ok = { ok: true } as const;

/** Links whose other end a test holds. */
function linksAtHand(opens: boolean) {
  let listener: TransportListener & Partial<SmartCardListener> = {
    data: () => undefined,
    lost: () => undefined,
  };
  const outcome = opens ? ok : ({ ok: false, failure: 'busy' } as const);
  const line = {
    address: 'line',
    open: (one: TransportListener) => {
      listener = one;
      return Promise.resolve(outcome);
    },
    write: () => Promise.resolve(ok),
    discardInput: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const hid = { ...line, reportDescriptor: Uint8Array.of(5), sendFeatureReport: () => Promise.resolve(ok) };
  const slot = {
    address: 'slot',
    open: (one: SmartCardListener) => {
      listener = { data: () => undefined, ...one };
      return Promise.resolve(outcome);
    },
    transmit: (apdu: Uint8Array) =>
      Promise.resolve(
        apdu.length > 1
          ? { ok: true as const, answer: Uint8Array.of(0x90, 0) }
          : { ok: false as const, failure: 'silent' as const },
      ),
    close: () => Promise.resolve(),
  };
  const links: Links = {
    openBytes: () => line,
    openHid: () => hid,
    openSmartCard: () => slot,
    open: () => line,
  };
  return { links, device: () => listener };
}

const deaf = { data: () => undefined, lost: () => undefined };

describe('a tape', () => {
  test('keeps what a line carries in both directions, with its time, and passes it on', async () => {
    const timers = new ManualTimers();
    const { links, device } = linksAtHand(true);
    const tape = new Tape(timers);
    const heard: number[] = [];
    let isLost = false;
    const link = tape.over(links).open({ kind: 'serial', path: '/dev/ttyS0' });
    if (!('write' in link)) throw new Error('no line');
    await link.open({ data: (bytes) => void heard.push(...bytes), lost: () => (isLost = true) });
    await timers.advance(7);
    await link.write(Uint8Array.of(1), 100);
    device().data(Uint8Array.of(2, 3));
    device().lost();
    expect([heard, isLost]).toEqual([[2, 3], true]);
    expect(tape.wire).toBe('bytes');
    expect(tape.steps).toEqual([
      { at: 0, what: 'opened' },
      { at: 7, what: 'sent', bytes: Uint8Array.of(1) },
      { at: 7, what: 'received', bytes: Uint8Array.of(2, 3) },
      { at: 7, what: 'lost' },
    ]);
  });

  test('keeps a copy: what the driver wipes afterwards is not wiped here', async () => {
    const { links, device } = linksAtHand(true);
    const tape = new Tape(new ManualTimers());
    await tape
      .over(links)
      .openBytes({ kind: 'tcp', host: '192.0.2.7', port: 1 })
      .open({
        ...deaf,
        data: (bytes) => bytes.fill(0),
      });
    device().data(Uint8Array.of(9));
    expect(tape.steps.at(-1)?.bytes).toEqual(Uint8Array.of(9));
  });

  test('keeps reports with their descriptor', async () => {
    const tape = new Tape(new ManualTimers());
    const link = tape
      .over(linksAtHand(true).links)
      .openHid({ kind: 'hid', vendorId: '0000', productId: '0000' });
    await link.open(deaf);
    await link.sendFeatureReport(Uint8Array.of(0xfe));
    expect([tape.wire, tape.reportDescriptor]).toEqual(['reports', Uint8Array.of(5)]);
    expect(tape.steps.map(({ what }) => what)).toEqual(['opened', 'feature']);
  });

  test('keeps cards that come and go, answers, and commands without one', async () => {
    const { links, device } = linksAtHand(true);
    const tape = new Tape(new ManualTimers());
    const slot = tape.over(links).openSmartCard({ kind: 'pcsc', reader: 'x' });
    await slot.open({ inserted: () => undefined, removed: () => undefined, lost: () => undefined });
    device().inserted?.(Uint8Array.of(0x3b));
    await slot.transmit(Uint8Array.of(0, 0xa4), 100);
    await slot.transmit(Uint8Array.of(0), 100);
    device().removed?.();
    device().lost();
    expect(tape.wire).toBe('slot');
    expect(tape.steps.map(({ what }) => what)).toEqual([
      'opened',
      'inserted',
      'sent',
      'received',
      'sent',
      'unanswered',
      'removed',
      'lost',
    ]);
    expect(tape.steps[5]).toMatchObject({ failure: 'silent' });
  });

  test('keeps why a link did not open', async () => {
    const tape = new Tape(new ManualTimers());
    await tape.over(linksAtHand(false).links).openBytes({ kind: 'serial', path: '/dev/x' }).open(deaf);
    expect(tape.steps).toEqual([{ at: 0, what: 'notOpened', failure: 'busy' }]);
  });
});
