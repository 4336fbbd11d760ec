import { describe, expect, it } from 'vitest';
import { deviceId } from '../../../../electron/contract/ids.ts';
import type { ScannedCode } from '../../../../electron/contract/scanned-code.ts';
import { COVER_AFTER_MS } from '../../../../electron/core/idle.ts';
import { CONTEXT, ENTRIES, StationUnderTest } from './station-fixture.ts';

const SCANNER = deviceId('code-scanner-1');
const VOUCHER = `424${'0'.repeat(17)}00340000`;

const codeOf = (text: string): ScannedCode => ({
  text,
  bytes: Buffer.from(text).toString('base64'),
  encoding: 'utf-8',
});

const scan = (station: StationUnderTest, text: string): StationUnderTest =>
  station.device({ kind: 'codeScanned', device: SCANNER, code: codeOf(text) });

describe('a code at the welcome screen', () => {
  it('begins a visit and says what it was', () => {
    const station = scan(new StationUnderTest(), '100000000000000001');
    expect(station.screen).toEqual({
      name: 'identify',
      phase: 'waiting-for-card',
      ways: ['id-card'],
      failure: 'code-is-payment',
    });
    expect(station.journal()).toEqual(['visit-began', 'failure:code-is-payment']);
  });

  it('is not taken while the kiosk is out of service', () => {
    const station = new StationUnderTest().report({ event: 'storeFailed', failure: 'store-disk-full' });
    expect(scan(station, VOUCHER).screen.name).toBe('out-of-service');
  });
});

describe('a code where the resident identifies', () => {
  it('that stands for a person is known for one, and the way on is told while no decoder is set up', () => {
    const station = scan(new StationUnderTest().begin(), VOUCHER);
    expect(station.screen).toMatchObject({ name: 'identify', failure: 'voucher-not-enabled' });
  });

  it('leads from 没带证 back to where the sentence is', () => {
    const station = scan(new StationUnderTest().begin().do({ event: 'sayNoCard' }), 'opc1');
    expect(station.screen).toMatchObject({ name: 'identify', failure: 'code-wrong-package' });
  });

  it('does not disturb a card that is being read', () => {
    const station = new StationUnderTest().begin();
    station.device({ kind: 'cardFound', device: deviceId('id-card-reader-1') });
    scan(station, VOUCHER);
    expect(station.screen).toEqual({ name: 'identify', phase: 'reading', ways: ['id-card'] });
    expect(station.status.passing).toEqual({ failure: 'code-not-wanted' });
  });

  it('that came in part is asked for again', () => {
    const station = new StationUnderTest()
      .begin()
      .device({ kind: 'codeScanFailed', device: SCANNER, failure: 'scan-incomplete' });
    expect(station.screen).toMatchObject({ name: 'identify', failure: 'scan-incomplete' });
  });
});

describe('a code that nobody asked for', () => {
  it('brings up a sentence until somebody touches the screen, and changes nothing else', () => {
    const station = new StationUnderTest().layCard().do({ event: 'openEntry', entry: ENTRIES.query });
    const before = station.screen;
    scan(station, VOUCHER);
    expect(station.screen).toEqual(before);
    expect(station.status.passing).toEqual({ failure: 'code-not-wanted' });
    station.wait(COVER_AFTER_MS);
    expect(station.status.passing).toBeDefined();
    station.do({ event: 'stay' });
    expect(station.status.passing).toBeUndefined();
  });

  it('in part is written down only', () => {
    const station = new StationUnderTest().layCard();
    station.taken('journal');
    station.device({ kind: 'codeScanFailed', device: SCANNER, failure: 'scan-incomplete' });
    expect(station.status.passing).toBeUndefined();
    expect(station.journal()).toEqual(['failure:scan-incomplete']);
  });

  it('does not outlive the visit', () => {
    const station = scan(new StationUnderTest().layCard(), VOUCHER);
    station.do({ event: 'finish' }).do({ event: 'finish' });
    expect(station.screen.name).toBe('welcome');
    expect(station.status.passing).toBeUndefined();
  });

  it('leaves no trace of its text in state, status or journal', () => {
    const station = scan(new StationUnderTest().begin(), VOUCHER);
    expect(JSON.stringify([station.state, station.status, station.effects])).not.toContain(VOUCHER);
  });
});

it('a camera in the window outlives the device process', () => {
  const camera = { id: SCANNER, kind: 'code-scanner', page: { kind: 'camera' } } as const;
  const station = new StationUnderTest({ ...CONTEXT, devices: [...CONTEXT.devices, camera] });
  station.report({ event: 'deviceProcessLost' });
  expect(station.status.devices.map(({ state }) => state)).toEqual([
    'trouble',
    'trouble',
    'trouble',
    'ready',
  ]);
  expect(station.status.codes).toEqual({ awaited: true, camera: { device: SCANNER } });
});

it('lights the scanner only while a code is of use', () => {
  const station = new StationUnderTest();
  station.layCard();
  expect(station.taken('awaitCode')).toEqual([{ effect: 'awaitCode', awaited: false }]);
  station.do({ event: 'finish' }).do({ event: 'finish' });
  expect(station.screen.name).toBe('welcome');
  expect(station.taken('awaitCode')).toEqual([{ effect: 'awaitCode', awaited: true }]);
});
