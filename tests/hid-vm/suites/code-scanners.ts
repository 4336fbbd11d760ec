import { beforeAll, describe, expect, it } from 'vitest';
import { deviceId } from '../../../electron/contract/ids.ts';
import { profileOf } from '../../contract/code-scanner/families-at-the-desk.ts';
import type { ScannerFamilyName } from '../../simulators/code-scanner/families.ts';
import { syntheticVoucher } from '../../simulators/code-scanner/synthetic-voucher.ts';
import type { DeviceIdentity } from '../guest-messages.ts';
import { type AtTheDesk, expectReplugged } from './at-the-desk.ts';

/** Scanners that speak in HID reports, each behind a hidraw node of the guest's kernel. */
const families = {
  'honeywell-hid-pos': { vendorId: '0c2e', productId: '0b01', name: 'Honeywell scanner' },
  'honeywell-undescribed': { vendorId: '0c2e', productId: '0b02', name: 'Honeywell scanner' },
  'newland-hid-pos': { vendorId: '1eab', productId: '1d10', name: 'Newland scanner' },
  'newland-short': { vendorId: '1eab', productId: '1d11', name: 'Newland scanner' },
  'symbol-undescribed': { vendorId: '05e0', productId: '1300', name: 'Symbol scanner' },
  'uncounted-hid-pos': { vendorId: '05f9', productId: '2214', name: 'Datalogic scanner' },
  'vguang-hid': { vendorId: '0483', productId: '5750', name: 'Vguang scanner' },
  wedge: { vendorId: '1eab', productId: '8203', name: 'Typing scanner' },
  'numbered-wedge': { vendorId: '1eab', productId: '8204', name: 'Typing scanner' },
} as const satisfies Partial<Record<ScannerFamilyName, DeviceIdentity>>;

const id = deviceId('code-scanner-1');
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const chinese = '示例票据，一张。'.repeat(12);

const BURST_REPORTS = 500;

export function describeCodeScanners(at: AtTheDesk): void {
  const { desk, figures } = at;
  it(`hidraw delivers ${BURST_REPORTS} reports in a row, all and in order`, async () => {
    const identity = { vendorId: '0c2e', productId: '0bff', name: 'Busy scanner' };
    await desk().plug('busy', identity, { model: 'scanner', wire: 'uhid', family: 'honeywell-hid-pos' });
    await desk().kiosk({ order: 'count', identity, reports: BURST_REPORTS });
    await desk().hands({ order: 'burst', name: 'busy', reports: BURST_REPORTS });
    const counted = await desk().kiosk<{ readonly numbers: readonly number[]; readonly millis: number }>({
      order: 'counted',
    });
    expect(counted.numbers).toEqual(Array.from({ length: BURST_REPORTS }, (_, number) => number));
    figures.push(`${BURST_REPORTS} reports in ${counted.millis.toFixed(0)} ms`);
    await desk().unplug('busy');
  });

  describe.each(Object.entries(families))('%s behind hidraw', (name, identity) => {
    const family = name as keyof typeof families;
    const isWedge = family.endsWith('wedge');
    const isLed = profileOf[family].commands !== 'none';
    const scanner = { name, identity, device: { model: 'scanner', wire: 'uhid', family } } as const;
    const { vendorId, productId } = identity;
    const show = (text: string): Promise<unknown> =>
      desk().hands({ order: 'show', name, bytes: base64(text) });

    beforeAll(async () => {
      await desk().plug(name, identity, scanner.device);
      await desk().configure([
        { id, profile: profileOf[family], transport: { kind: 'hid', vendorId, productId } },
      ]);
      await desk().command({ kind: 'awaitCode', awaited: true });
      await desk().until('ready');
    });

    it('reads a voucher, and a code of several reports', async () => {
      await desk().untilLooks(name, ({ reading }) => reading === true);
      await show(syntheticVoucher(1));
      await desk().until(`codeScanned ${syntheticVoucher(1)}`);
      await desk().untilLooks(name, ({ reading }) => reading === true);
      const long = isWedge ? ''.padEnd(120, '0123456789') : chinese;
      await show(long);
      const { event } = await desk().until(`codeScanned ${long}`);
      expect(event).toMatchObject({ code: { bytes: base64(long), encoding: 'utf-8' } });
    });

    const obeys = async (): Promise<void> => {
      const { commands } = await desk().look(name);
      expect(commands?.length).toBeGreaterThan(0);
      expect(commands?.filter((command) => command.startsWith('refused'))).toEqual([]);
      await desk().command({ kind: 'awaitCode', awaited: false });
      await desk().untilLooks(name, ({ reading }) => reading === false);
      await desk().command({ kind: 'awaitCode', awaited: true });
      await desk().untilLooks(name, ({ reading }) => reading === true);
    };
    if (isLed) it('obeys the commands that lead it', obeys);

    it('is missed when it is unplugged, and works again under another number', async () => {
      await expectReplugged(at, scanner, 'trouble scanner-lost');
      await desk().untilLooks(name, ({ reading }) => reading === true);
      await show(syntheticVoucher(2));
      await desk().until(`codeScanned ${syntheticVoucher(2)}`);
    });
  });
}
