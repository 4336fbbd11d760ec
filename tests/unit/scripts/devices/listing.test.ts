import { describe, expect, test } from 'vitest';
import { discoverDevices } from '../../../../native/discovery/discover.ts';
import { listingWords, makeListing, nothingMissing } from '../../../../scripts/devices/listing.ts';
import type { NodeAccess } from '../../../../scripts/devices/node-access.ts';
import type { SiteDevice } from '../../../../scripts/devices/site-devices.ts';
import { shippedProfiles } from '../../native/discovery/profiles.ts';
import { SyntheticHall } from '../../native/discovery/synthetic-hall.ts';

const BY_ID = 'usb-1a86_USB_Serial-if00-port0';

async function listingOf(hall: SyntheticHall, access: NodeAccess = 'allowed', site?: readonly SiteDevice[]) {
  const discovered = await discoverDevices({
    profiles: shippedProfiles,
    folders: hall.folders,
    listSmartCardReaders: () => Promise.resolve(['Generic Reader 00 00']),
    listIppPrinters: () => Promise.resolve([{ url: 'http://127.0.0.1:631/printers/A4', title: 'A4' }]),
  });
  return makeListing({
    discovered,
    profiles: shippedProfiles,
    notes: ['一句话'],
    accessTo: () => access,
    ...(site === undefined ? {} : { site }),
  });
}

function hallWithBridge(): SyntheticHall {
  const hall = new SyntheticHall();
  const usb = hall.addUsbDevice('1-2', { id: '1a86:7523', product: 'USB Serial', driver: 'ch341' });
  hall.addUsbSerial('ttyUSB0', usb, { byId: BY_ID });
  return hall;
}

const scanner: SiteDevice = {
  kind: 'code-scanner',
  profile: 'newland-hid-pos',
  transport: { kind: 'hid', vendorId: '1eab', productId: '0003' },
};

describe('what list tells', () => {
  test('a serial port by its lasting name, with an entry to paste and the warning that it is a guess', async () => {
    const hall = hallWithBridge();
    const listing = await listingOf(hall);
    const [port] = listing.attached;
    expect(port?.entry?.transport).toEqual({
      kind: 'serial',
      path: `${hall.folders.dev}/serial/by-id/${BY_ID}`,
      ...(port?.entry?.kind === 'id-card-reader' ? {} : { baudRate: 9600 }),
    });
    const words = listingWords(listing).join('\n');
    expect(words).toContain('本机上看到 3 个设备');
    expect(words).toContain(
      `粘贴到 devices（kind 和 profile 请按实际型号改）：${JSON.stringify(port?.entry)}`,
    );
    expect(words).toContain('注意：一句话');
    expect(words).toContain('看不出型号，请看机身上的型号再选档案');
    expect(words).toMatch(/· 身份证读卡器　.*sam-v/);
    expect(words).toMatch(/· 凭条打印机　.*escpos-80、/);
    expect(words).toMatch(/· 扫码器　.*newland-serial/);
  });

  test('a model that is known by its numbers is proposed first, and its entry stands without a warning', async () => {
    const hall = new SyntheticHall();
    hall.addUsbDevice('1-3', { id: '0400:c35a', product: 'Card Reader' });
    const listing = await listingOf(hall);
    const reader = listing.attached.find(({ transport }) => transport.kind === 'usb-bulk');
    expect(reader?.proposals[0]).toMatchObject({ profile: 'sam-v-usb', fit: 'model' });
    expect(reader?.access).toBe('unknown');
    expect(listingWords(listing).join('\n')).toContain(`粘贴到 devices：${JSON.stringify(reader?.entry)}`);
  });

  test('a node without rights: which rule and which group', async () => {
    const listing = await listingOf(hallWithBridge(), { denied: true, group: 20, mode: 0o660 });
    expect(listing.attached[0]).toMatchObject({ access: 'denied' });
    const words = listingWords(listing).join('\n');
    expect(words).toContain('70-yibao-kiosk.rules');
    expect(words).toContain('dialout');
  });

  test('which devices of the site file are not there', async () => {
    const hall = hallWithBridge();
    const there = { kind: 'serial', path: `${hall.folders.dev}/ttyUSB0`, baudRate: 9600 } as const;
    const site: SiteDevice[] = [
      { kind: 'receipt-printer', profile: 'escpos-80', transport: there },
      scanner,
      {
        kind: 'receipt-printer',
        profile: 'escpos-80',
        transport: { kind: 'tcp', host: '192.0.2.7', port: 9100 },
      },
    ];
    const listing = await listingOf(hall, 'allowed', site);
    expect(listing.configured?.map(({ state }) => state)).toEqual(['attached', 'missing', 'not-visible']);
    expect(nothingMissing(listing)).toBe(false);
    const words = listingWords(listing);
    expect(words).toContain('2. 扫码器　newland-hid-pos　没有找到：查看数据线、电源和站点文件里的接口');
    expect(nothingMissing(await listingOf(hall))).toBe(true);
  });

  test('nothing is a sentence too', () => {
    const nothing = makeListing({ discovered: [], profiles: [], notes: [], accessTo: () => 'allowed' });
    expect(listingWords(nothing)).toEqual(['本机上没有看到设备。']);
    const strange = { title: '', transport: { kind: 'serial', path: '/dev/x' }, proposals: [] } as const;
    const listing = makeListing({ discovered: [strange], profiles: [], notes: [], accessTo: () => 'gone' });
    expect(listingWords(listing).join('\n')).toContain('没有合适的型号档案');
    expect(listing.attached[0]?.entry).toBeUndefined();
  });
});
