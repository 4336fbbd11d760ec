import { beforeEach, describe, expect, it } from 'vitest';
import { clearStall, receivePacket, sendBytes } from '../../../../native/transport/usb-pipes.ts';
import { ManualTimers } from './manual-timers.ts';
import { ScriptedUsbDevice } from './scripted-usb-device.ts';

const pipe = { endpoint: 1, packetSize: 64 };

describe('one transfer', () => {
  let timers: ManualTimers;
  let device: ScriptedUsbDevice;
  beforeEach(async () => {
    timers = new ManualTimers();
    device = new ScriptedUsbDevice(timers);
    await device.claimInterface();
  });

  it('brings a packet', async () => {
    device.say(1, 1, 2, 3);
    expect(await receivePacket(device, pipe, 100)).toEqual({ kind: 'done', bytes: Uint8Array.of(1, 2, 3) });
  });

  it('brings nothing when its time is over', async () => {
    const receiving = receivePacket(device, pipe, 100);
    await timers.advance(100);
    expect(await receiving).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['transferIn error: Cancelled', 'nothing'],
    ['transferIn error: transfer was cancelled', 'nothing'],
    ['transferIn error: timed out', 'nothing'],
    ['transferIn error: Stall', 'stalled'],
    ['transferIn error: endpoint stalled', 'stalled'],
    ['transferIn error: Disconnected', 'lost'],
    ['transferIn error: device disconnected', 'lost'],
    ['transferIn error: Fault', 'lost'],
    ['transferIn error: endpoint not found', 'lost'],
  ])('that fails with "%s" is %s', async (error, kind) => {
    device.outcomes.in.push(error);
    expect(await receivePacket(device, pipe, 100)).toEqual({ kind });
  });

  it('is stalled where the library gives nothing at all, and lost where it throws something else', async () => {
    device.nativeTransferIn = () => Promise.resolve(null as unknown as Uint8Array);
    expect(await receivePacket(device, pipe, 100)).toEqual({ kind: 'stalled' });
    device.nativeTransferIn = () => Promise.reject(new TypeError('not a function'));
    expect(await receivePacket(device, pipe, 100)).toEqual({ kind: 'lost' });
  });

  it('out is sent once more after a stall was cleared, and only then', async () => {
    device.outcomes.out.push('transferOut error: Stall');
    expect((await sendBytes(device, pipe, Uint8Array.of(9), 100)).kind).toBe('done');
    expect(device.sent).toEqual([{ endpoint: 1, bytes: [9] }]);
    device.outcomes.out.push('transferOut error: Disconnected');
    expect((await sendBytes(device, pipe, Uint8Array.of(9), 100)).kind).toBe('lost');
    expect(device.sent).toHaveLength(1);
  });

  it('out is lost where the stall cannot be cleared', async () => {
    device.clearHalt = () => Promise.reject(new Error('clearHalt error: device disconnected'));
    device.outcomes.out.push('transferOut error: Stall');
    expect(await sendBytes(device, pipe, Uint8Array.of(9), 100)).toEqual({ kind: 'lost' });
    expect(await clearStall(device, 'in', pipe)).toBe(false);
  });
});
