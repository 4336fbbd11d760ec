import { describe, expect, it } from 'vitest';
import type { DeviceConfig, DeviceEvent } from '../../../../electron/contract/device-messages.ts';
import { deviceId, printJobId } from '../../../../electron/contract/ids.ts';
import { createDeviceDesk } from '../../../../electron/station/device-desk.ts';

const CAMERA = deviceId('code-scanner-1');
const KEYPAD = deviceId('keypad-1');
const code = { text: 'a', bytes: 'YQ==', encoding: 'utf-8' } as const;

const scannerProfile = {
  profile: 'camera',
  title: '摄像头',
  kind: 'code-scanner',
  framing: { kind: 'whole-codes' },
  aimPrefix: false,
  encoding: 'detect',
  commands: 'none',
  sameCodeMs: 3000,
  partialMs: 200,
} as const;

const devices: DeviceConfig[] = [
  { id: CAMERA, profile: scannerProfile, transport: { kind: 'camera' } },
  {
    id: KEYPAD,
    profile: {
      profile: 'keypad-five-key',
      title: '五键小键盘',
      kind: 'keypad',
      keys: { previous: 82, next: 81, activate: 40, back: 42, help: 41 },
    },
    transport: { kind: 'hid', vendorId: '0001', productId: '0002' },
  },
];

function desk() {
  const reported: DeviceEvent[] = [];
  const made = createDeviceDesk({
    devices,
    clock: { now: () => 1000 },
    report: (event) => reported.push(event),
  });
  return { ...made, reported };
}

describe('devices that end in the window', () => {
  it('are not given to the device process', () => {
    expect(desk().inProcess.map(({ id }) => id)).toEqual([KEYPAD]);
  });

  it('report through the window, and nobody else does', () => {
    const own = desk();
    own.windowReported({ kind: 'deviceChanged', device: CAMERA, state: 'ready' });
    own.windowReported({ kind: 'codeScanned', device: CAMERA, code });
    own.windowReported({ kind: 'codeScanned', device: KEYPAD, code });
    own.windowReported({ kind: 'codeScanned', device: deviceId('no-such-device'), code });
    expect(own.reported.map(({ kind }) => kind)).toEqual(['deviceChanged', 'codeScanned']);
  });
});

describe('the keys of a keypad', () => {
  it('reach whoever listens, in order, until the listener goes', () => {
    const own = desk();
    const heard: string[] = [];
    const stop = own.onKey((key) => heard.push(key));
    for (const key of ['next', 'next', 'activate'] as const)
      own.deviceReported({ kind: 'keyPressed', device: KEYPAD, key });
    stop();
    own.deviceReported({ kind: 'keyPressed', device: KEYPAD, key: 'back' });
    expect(heard).toEqual(['next', 'next', 'activate']);
    expect(own.reported).toHaveLength(4);
  });
});

describe('the health record', () => {
  const healthOf = (own: ReturnType<typeof desk>, id: string) =>
    own.health().find(({ device }) => device === id);

  it('counts openings once each, work and failures, and keeps the newest code', () => {
    const own = desk();
    const ready = {
      kind: 'deviceChanged',
      device: KEYPAD,
      state: 'ready',
      facts: { firmware: '1.2' },
    } as const;
    own.deviceReported({ ...ready, state: 'opening', facts: {} });
    own.deviceReported(ready);
    own.deviceReported(ready);
    own.deviceReported({ kind: 'keyPressed', device: KEYPAD, key: 'next' });
    own.deviceReported({ ...ready, state: 'trouble', failure: 'keypad-lost', facts: {} });
    own.deviceReported(ready);
    expect(healthOf(own, KEYPAD)).toEqual({
      device: KEYPAD,
      kind: 'keypad',
      profile: 'keypad-five-key',
      state: 'ready',
      opens: 2,
      done: 1,
      failures: 1,
      lastFailure: { failure: 'keypad-lost', at: 1000 },
      facts: { firmware: '1.2' },
    });
  });

  it('counts a paper once, when it is printed', () => {
    const own = desk();
    for (const state of ['sent', 'interrupted', 'printed'] as const)
      own.deviceReported({ kind: 'printChanged', device: CAMERA, job: printJobId('j'), state });
    expect(healthOf(own, CAMERA)?.done).toBe(1);
  });

  it('says nothing of a code or a person', () => {
    const own = desk();
    own.deviceReported({ kind: 'codeScanned', device: CAMERA, code: { ...code, text: '424secret' } });
    expect(JSON.stringify(own.health())).not.toContain('424secret');
  });
});
