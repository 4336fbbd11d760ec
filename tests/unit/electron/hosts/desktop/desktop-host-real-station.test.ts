import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DeviceEvent, deviceCommandSchema } from '../../../../../electron/contract/device-messages.ts';
import { startDesktopHost } from '../../../../../electron/hosts/desktop/desktop-host.ts';
import { runStationProgram } from '../../../../../electron/hosts/desktop/station-program.ts';
import { openStation } from '../../../../../electron/station/open-station.ts';
import { utilityParent } from '../../../../../native/parent-wire.ts';
import { projectPath } from '../../../../../scripts/write-data.ts';
import { HandClock } from '../../../../support/hand-clock.ts';
import { goodSite } from '../../station/support/installation.ts';
import { createFakeElectron } from '../fake-electron/fake-electron.ts';
import { FakeSafeStorage } from '../fake-electron/safe-storage.ts';
import { settle } from '../fake-electron/settle.ts';
import type { FakeUtilityProcess } from '../fake-electron/utility-process.ts';
import { Hall } from './support/hall.ts';
import { clientOver } from './support/page.ts';

/** The shipped station with its real store and catalogue, behind the kit: only Electron and the desk are played. */
describe('the desktop host with the real station', () => {
  let hall: Hall;
  let fake: ReturnType<typeof createFakeElectron>;
  let clock: HandClock;
  let said: string[];
  let exited: (code: number) => void;
  let end: Promise<number>;

  beforeEach(() => {
    hall = new Hall();
    symlinkSync(projectPath('resources'), join(hall.folder, 'resources'));
    const site = goodSite();
    const [reader] = site.devices;
    writeFileSync(
      join(hall.folder, 'site.json'),
      JSON.stringify({
        ...site,
        devices: [{ ...reader, profile: 'sam-v' }],
        // Port 9 answers nobody: the platform is out of reach, which is a hall's ordinary day.
        upstream: { ...site.upstream, profile: 'hsa', baseUrl: 'http://127.0.0.1:9' },
      }),
    );
    clock = new HandClock();
  });
  afterEach(async () => {
    fake.app.quit();
    await end;
    hall.remove();
  });

  /** The device process' own end of the wire; configured over it, it says that every device is ready. */
  const playDevices = (child: FakeUtilityProcess): void => {
    void utilityParent(child.parentPort).then(({ wire }) =>
      wire.onMessage((message) => {
        const command = deviceCommandSchema.parse(message);
        if (command.kind !== 'configure') return;
        for (const { id } of command.devices) {
          wire.send({ kind: 'deviceChanged', device: id, state: 'ready', facts: {} } satisfies DeviceEvent);
        }
      }),
    );
  };
  const boot = async (ring: string): Promise<void> => {
    fake = createFakeElectron(hall.settings);
    said = [];
    Object.assign(fake.electron, { safeStorage: new FakeSafeStorage(ring) });
    end = new Promise((resolve) => {
      exited = resolve;
    });
    fake.app.on('fake-exit', () => exited(fake.app.exits[0] ?? -1));
    fake.utilityProcess.programs.set('device-process.js', playDevices);
    fake.utilityProcess.programs.set('station-process.js', (child) =>
      runStationProgram({
        parent: child.parentPort,
        tell: child.parentPort.postMessage,
        clock,
        env: {},
        random: () => 0.5,
        open: openStation,
        exit: (code) => child.die(code),
      }),
    );
    const answered = new Promise<void>((resolve) => {
      void startDesktopHost({
        electron: fake.electron,
        args: ['--site', 'site.json'],
        folder: hall.folder,
        application: hall.folder,
        platform: 'linux',
        pid: 1,
        clock,
        killNow: () => undefined,
        say: (sentence) => said.push(sentence),
        print: () => resolve(),
      });
    });
    fake.app.becomeReady();
    await settle();
    fake.windows[0]!.webContents.emit('did-finish-load');
    await Promise.race([answered, end]);
    await settle();
  };
  const screen = async (): Promise<{ name: string; devices: string[] }> => {
    const { webContents } = fake.windows[0]!;
    fake.ipcMain.from(webContents, 'station-port-wanted');
    await settle();
    const status = await clientOver(webContents.posted.at(-1)!.ports[0]!).status.current();
    return { name: status.screen.name, devices: status.devices.map(({ state }) => state) };
  };

  test('shows the welcome screen, with its devices ready and its key sealed', async () => {
    await boot('ring-one');
    expect(said).toEqual([]);
    expect(await screen()).toEqual({ name: 'welcome', devices: ['ready'] });
    const files = readdirSync(join(hall.folder, 'var'));
    expect(files).toContain('kiosk.key-sealed');
    expect(files).not.toContain('kiosk.key');
  });

  test('opens the same store again, but not with another key ring', async () => {
    await boot('ring-one');
    fake.app.quit();
    expect(await end).toBe(0);

    await boot('ring-one');
    expect(await screen()).toMatchObject({ name: 'welcome' });
    fake.app.quit();
    expect(await end).toBe(0);

    await boot('ring-two');
    expect(await end).toBe(1);
    expect(said.join('\n')).toContain('store-key-wrong');
  });

  test('its device process killed, says so and has it back', async () => {
    await boot('ring-one');
    fake.utilityProcess.latest('device-process.js').die(137);
    await settle();
    expect((await screen()).devices).not.toEqual(['ready']);
    clock.turn(300);
    await settle();
    expect(await screen()).toEqual({ name: 'welcome', devices: ['ready'] });
  });
});
