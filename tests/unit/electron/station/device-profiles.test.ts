import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  deviceIds,
  readDeviceConfigs,
  readDeviceProfiles,
} from '../../../../electron/station/device-profiles.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { goodSite, printerProfile, readerProfile, TemporaryInstallation } from './support/installation.ts';

let installation: TemporaryInstallation;
beforeEach(() => {
  installation = new TemporaryInstallation();
});
afterEach(() => installation.remove());

describe('readDeviceProfiles', () => {
  it('reads every profile by its name, and no schema', () => {
    installation.write('devices/device.schema.json', { title: 'schema' });
    const { profiles, problems } = readDeviceProfiles(installation.resources);
    expect(problems).toEqual([]);
    expect([...profiles]).toEqual([
      ['printer-a', printerProfile],
      ['reader-a', readerProfile],
    ]);
  });

  it('names line and field of what is wrong in a profile, and reads the others', () => {
    installation.write('devices/printer-a.json', { ...printerProfile, paperMm: 76 });
    const { profiles, problems } = readDeviceProfiles(installation.resources);
    expect([...profiles.keys()]).toEqual(['reader-a']);
    expect(problems).toMatchObject([
      { field: 'paperMm', line: 5, file: expect.stringContaining('printer-a.json') },
    ]);
  });

  it('refuses a profile that is named otherwise than its file', () => {
    installation.write('devices/printer-b.json', printerProfile);
    expect(readDeviceProfiles(installation.resources).problems).toMatchObject([
      { field: 'profile', remedy: '改成 "printer-b"，或者给文件改名' },
    ]);
  });

  it('refuses a profile whose logo is not there', () => {
    const logo = { kind: 'picture', file: 'no-such-mark.png' };
    installation.write('devices/printer-a.json', { ...printerProfile, logo });
    const { profiles, problems } = readDeviceProfiles(installation.resources);
    expect([...profiles.keys()]).toEqual(['reader-a']);
    expect(problems).toMatchObject([{ field: 'logo.file', remedy: '把这张 PNG 放进 resources/logos' }]);
  });

  it('finds nothing where there is nothing', () => {
    expect(readDeviceProfiles(join(installation.resources, 'none'))).toEqual({
      profiles: new Map(),
      problems: [],
    });
  });

  it('finds nothing wrong in the shipped profiles', () => {
    const { profiles, problems } = readDeviceProfiles(projectPath('resources'));
    expect(problems).toEqual([]);
    expect(profiles.size).toBeGreaterThan(0);
  });
});

describe('deviceIds', () => {
  it('count each kind from one, in the order of the site file', () => {
    const kinds = ['receipt-printer', 'id-card-reader', 'receipt-printer'] as const;
    expect(deviceIds(kinds.map((kind) => ({ kind })))).toEqual([
      'receipt-printer-1',
      'id-card-reader-1',
      'receipt-printer-2',
    ]);
  });
});

describe('readDeviceConfigs', () => {
  it('gives every device of the site its id, its profile and its line', () => {
    expect(readDeviceConfigs(installation.resources, goodSite())).toEqual({
      ok: true,
      devices: [
        { id: 'id-card-reader-1', profile: readerProfile, transport: goodSite().devices[0]?.transport },
        { id: 'receipt-printer-1', profile: printerProfile, transport: goodSite().devices[1]?.transport },
        { id: 'receipt-printer-2', profile: printerProfile, transport: goodSite().devices[2]?.transport },
      ],
    });
  });

  it('gives nothing for a site without devices', () => {
    expect(readDeviceConfigs(installation.resources, { ...goodSite(), devices: [] })).toEqual({
      ok: true,
      devices: [],
    });
  });

  it('refuses a profile of another kind, and one that is not there', () => {
    const [reader] = goodSite().devices;
    const devices = [
      { ...reader!, profile: 'printer-a' },
      { ...reader!, profile: 'nowhere' },
    ];
    const configs = readDeviceConfigs(installation.resources, { ...goodSite(), devices });
    expect(configs).toMatchObject({
      ok: false,
      problems: [{ what: '没有适合这种设备的型号档案' }, { what: '没有适合这种设备的型号档案' }],
    });
  });

  it('says why a profile cannot be used', () => {
    installation.write('devices/reader-a.json', '{ "profile": ');
    expect(readDeviceConfigs(installation.resources, goodSite())).toMatchObject({
      ok: false,
      problems: [{ what: '文件没写完就结束了' }],
    });
  });
});
