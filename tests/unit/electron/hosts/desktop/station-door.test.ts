import type { IpcMain, WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openStationDoor, type StationDoor } from '../../../../../electron/hosts/desktop/station-door.ts';
import { FakeIpcMain } from '../fake-electron/ipc-main.ts';
import { FakeMessageChannelMain, type FakeMessagePortMain } from '../fake-electron/message-channel-main.ts';
import { FakeWebContents } from '../fake-electron/web-contents.ts';

const CHANNEL = 'station-port-wanted';

describe('the station’s door', () => {
  let ipcMain: FakeIpcMain;
  let contents: FakeWebContents;
  let station: FakeMessagePortMain[];
  let stationUp: boolean;
  let door: StationDoor;
  const onRefused = vi.fn();

  beforeEach(() => {
    onRefused.mockClear();
    ipcMain = new FakeIpcMain();
    contents = new FakeWebContents();
    station = [];
    stationUp = true;
    door = openStationDoor({
      ipcMain: ipcMain as unknown as IpcMain,
      MessageChannelMain: FakeMessageChannelMain,
      contents: contents as unknown as WebContents,
      giveToStation: (port) => {
        if (stationUp) station.push(port as unknown as FakeMessagePortMain);
        return stationUp;
      },
      onRefused,
    });
  });

  test('gives the page one end and the station the other', () => {
    ipcMain.from(contents, CHANNEL);
    expect(contents.posted).toHaveLength(1);
    const [posted] = contents.posted;
    expect(posted).toMatchObject({ channel: 'station-port', message: null });
    expect(posted?.ports[0]?.other).toBe(station[0]);
    expect(onRefused).not.toHaveBeenCalled();
  });

  test('gives a page that asks again a port of its own', () => {
    ipcMain.from(contents, CHANNEL);
    ipcMain.from(contents, CHANNEL);
    expect(new Set(contents.posted.map(({ ports }) => ports[0])).size).toBe(2);
    expect(station).toHaveLength(2);
  });

  test('lets a page wait for the station, and gives it one port then, however often it asked', () => {
    stationUp = false;
    for (let ask = 0; ask < 5; ask += 1) ipcMain.from(contents, CHANNEL);
    expect(contents.posted).toEqual([]);
    stationUp = true;
    door.stationReady();
    expect(contents.posted).toHaveLength(1);
    expect(station).toHaveLength(1);
    door.stationReady();
    expect(contents.posted).toHaveLength(1);
  });

  test('gives nothing to a page that is gone by then', () => {
    stationUp = false;
    ipcMain.from(contents, CHANNEL);
    stationUp = true;
    contents.destroyed = true;
    door.stationReady();
    expect(contents.posted).toEqual([]);
  });

  test('gives nothing to a page that did not ask', () => {
    door.stationReady();
    expect(contents.posted).toEqual([]);
  });

  interface Frame {
    readonly parent: unknown;
    readonly origin: string;
    readonly url: string;
  }
  const frame: Frame = { parent: null, origin: 'app://kiosk', url: 'app://kiosk/' };
  test.each<[string, Frame | null]>([
    ['a frame inside the page', { ...frame, parent: {} }],
    ['a page of another origin', { ...frame, origin: 'https://example.org', url: 'https://example.org/' }],
    ['an origin that begins alike', { ...frame, origin: 'app://kiosk.evil', url: 'app://kiosk.evil/' }],
    ['a page that is just turning into another', { ...frame, url: 'app://kiosk@evil/' }],
    ['an opaque origin', { ...frame, origin: 'null' }],
    ['a local file', { ...frame, origin: 'file://', url: 'file:///tmp/a.html' }],
    ['a frame that is gone', null],
  ])('refuses %s', (_name, asking) => {
    ipcMain.from(contents, CHANNEL, asking);
    expect(contents.posted).toEqual([]);
    expect(station).toEqual([]);
    expect(onRefused.mock.calls).toEqual([['message-foreign-origin']]);
  });

  test('refuses another page, whatever it says it is', () => {
    const other = new FakeWebContents();
    ipcMain.from(other, CHANNEL);
    expect(onRefused.mock.calls).toEqual([['message-foreign-origin']]);
    expect([...other.posted, ...contents.posted]).toEqual([]);
  });

  test('a refused knock does not wait for the station either', () => {
    stationUp = false;
    ipcMain.from(contents, CHANNEL, { ...frame, origin: 'https://example.org' });
    stationUp = true;
    door.stationReady();
    expect(contents.posted).toEqual([]);
  });

  test('listens on its one channel, and after closing on none', () => {
    expect(ipcMain.eventNames()).toEqual([CHANNEL]);
    door.close();
    expect(ipcMain.eventNames()).toEqual([]);
  });
});
