import { describe, expect, test } from 'vitest';
import { siteFileSchema } from '../../../../electron/contract/site.ts';
import { sandboxAccount, simulatedSite } from '../../../simulators/demonstration/site.ts';

const addresses = {
  readerPath: '/tmp/somewhere/reader',
  printerPath: '/tmp/somewhere/printer',
  scannerPath: '/tmp/somewhere/scanner',
  upstreamUrl: 'http://127.0.0.1:4711',
  voucherBridge: 'ws://127.0.0.1:4712',
  data: '/tmp/somewhere/var',
};

describe('the site file of a simulated hall', () => {
  test('is one that the kiosk accepts', () => {
    expect(siteFileSchema.parse(simulatedSite(addresses))).toEqual(simulatedSite(addresses));
  });

  test('names the staff file where there is one', () => {
    expect(simulatedSite(addresses)).not.toHaveProperty('attendants');
    const staffed = simulatedSite({ ...addresses, staffFile: '/tmp/somewhere/staff.json' });
    expect(siteFileSchema.parse(staffed).attendants).toEqual({ file: '/tmp/somewhere/staff.json' });
  });

  test('points where it was told, at no fixed place', () => {
    const text = JSON.stringify(simulatedSite(addresses));
    for (const address of Object.values(addresses)) expect(text).toContain(address);
  });

  test('is Dongzhi’s grassroots hall and agrees with the sandbox on its account', () => {
    const { site, upstream } = simulatedSite(addresses);
    expect(site).toMatchObject({ place: '341721', level: 'dz-grassroots', terminal: 'DZ-SL-01' });
    expect(upstream.gateway).toEqual({ kind: 'tif', ...sandboxAccount });
  });
});
