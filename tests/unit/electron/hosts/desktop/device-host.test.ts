import { beforeEach, describe, expect, test } from 'vitest';
import type { Wire } from '../../../../../electron/contract/wire.ts';
import {
  createDeviceHost,
  type DesktopDeviceHost,
} from '../../../../../electron/hosts/desktop/device-host.ts';
import { FakeMessageChannelMain } from '../fake-electron/message-channel-main.ts';
import { settle } from '../fake-electron/settle.ts';

describe('the device process, as the station process has it', () => {
  let asked: string[];
  let told: string[];
  let wires: Wire[];
  let host: DesktopDeviceHost;

  beforeEach(() => {
    asked = [];
    told = [];
    wires = [];
    host = createDeviceHost((message) => asked.push(message.kind));
    host.start({
      connected: (wire) => {
        told.push('connected');
        wires.push(wire);
      },
      lost: () => told.push('lost'),
    });
  });

  const connect = (): FakeMessageChannelMain['port1'] => {
    const { port1, port2 } = new FakeMessageChannelMain();
    host.devicePort(port2);
    port1.start();
    return port1;
  };

  test('is asked for, and its wire carries messages both ways', async () => {
    expect(asked).toEqual(['devicesWanted']);
    const device = connect();
    const heard: unknown[] = [];
    const said: unknown[] = [];
    device.on('message', ({ data }: { data: unknown }) => heard.push(data));
    const forget = wires[0]!.onMessage((message) => said.push(message));
    wires[0]!.send({ kind: 'configure', devices: [] });
    device.postMessage({ kind: 'cardFound', device: 'reader' }, []);
    await settle();
    expect(heard).toEqual([{ kind: 'configure', devices: [] }]);
    expect(said).toEqual([{ kind: 'cardFound', device: 'reader' }]);
    forget();
    device.postMessage({ kind: 'cardRemoved', device: 'reader' }, []);
    await settle();
    expect(said).toHaveLength(1);
  });

  test('has main kill a process that hangs, and nobody when there is none', () => {
    host.killHung();
    expect(asked).toEqual(['devicesWanted']);
    connect();
    host.killHung();
    expect(asked).toEqual(['devicesWanted', 'devicesHung']);
    host.deviceLost();
    expect(told).toEqual(['connected', 'lost']);
  });

  test('what the device said before the station listened is not lost', async () => {
    const { port1, port2 } = new FakeMessageChannelMain();
    port1.postMessage({ kind: 'early' });
    await settle();
    const late = createDeviceHost(() => undefined);
    const heard: unknown[] = [];
    late.start({
      connected: (wire) => void wire.onMessage((message) => heard.push(message)),
      lost: () => undefined,
    });
    late.devicePort(port2);
    await settle();
    expect(heard).toEqual([{ kind: 'early' }]);
  });

  test('a death is told once, and the next process is a new wire', () => {
    connect();
    host.deviceLost();
    host.deviceLost();
    connect();
    expect(told).toEqual(['connected', 'lost', 'connected']);
    expect(new Set(wires).size).toBe(2);
  });

  test('a process that died before it was connected is no loss', () => {
    host.deviceLost();
    expect(told).toEqual([]);
  });

  test('a new process in place of one not known to be dead is told as loss and connection', async () => {
    const first = connect();
    connect();
    await settle();
    expect(told).toEqual(['connected', 'lost', 'connected']);
    expect(first.closed).toBe(true);
  });

  test('stopping waits until it is gone, asks once, and is no loss', async () => {
    const device = connect();
    const stopped = host.stop();
    void host.stop();
    expect(asked).toEqual(['devicesWanted', 'devicesUnwanted']);
    host.deviceLost();
    host.devicesGone();
    await stopped;
    await settle();
    expect(told).toEqual(['connected']);
    expect(device.closed).toBe(true);
  });

  test('a wire that is closed ends at the other side too', async () => {
    const device = connect();
    wires[0]!.close();
    await settle();
    expect(device.closed).toBe(true);
  });
});
