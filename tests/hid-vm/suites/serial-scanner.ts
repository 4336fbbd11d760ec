import { beforeAll, describe, expect, it } from 'vitest';
import { deviceId } from '../../../electron/contract/ids.ts';
import { profileOf } from '../../contract/code-scanner/families-at-the-desk.ts';
import { syntheticVoucher } from '../../simulators/code-scanner/synthetic-voucher.ts';
import { type AtTheDesk, expectReplugged } from './at-the-desk.ts';

const identity = {
  vendorId: '1eab',
  productId: '8006',
  manufacturer: 'Example',
  name: 'Scanner',
  serialNumber: '0001',
};
/** The name that udev gives it by what it is. */
const BY_ID = '/dev/serial/by-id/usb-Example_Scanner_0001-if00';
const family = 'newland-serial';
const scanner = {
  name: 'serial',
  identity,
  device: { model: 'scanner', wire: 'usb-serial', family },
} as const;
const chinese = '示例票据，一张。'.repeat(40);
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** A scanner with a serial port of its own (CDC-ACM), named as udev names it by what it is. */
export function describeSerialScanner(at: AtTheDesk): void {
  const { desk } = at;
  describe('scanner behind a USB serial port', () => {
    const show = async (text: string): Promise<void> => {
      await desk().untilLooks('serial', ({ reading }) => reading === true);
      await desk().hands({ order: 'show', name: 'serial', bytes: base64(text) });
    };

    beforeAll(async () => {
      await desk().plug(scanner.name, identity, scanner.device);
      await desk().untilNode(BY_ID);
      await desk().configure([
        {
          id: deviceId('code-scanner-1'),
          profile: profileOf[family],
          transport: { kind: 'serial', path: BY_ID },
        },
      ]);
      await desk().command({ kind: 'awaitCode', awaited: true });
      await desk().until('ready');
    });

    it('reads a voucher, and a long Chinese payload', async () => {
      await show(syntheticVoucher(1));
      await desk().until(`codeScanned ${syntheticVoucher(1)}`);
      await show(chinese);
      expect((await desk().until(`codeScanned ${chinese}`)).event).toMatchObject({
        code: { bytes: base64(chinese), encoding: 'utf-8' },
      });
    });

    it('refuses to have its modem lines set, and the link does without', async () => {
      // The port is the kiosk's alone, so the question is put to another of its kind.
      await desk().plug(
        'modem lines',
        { ...identity, serialNumber: '0002' },
        { model: 'scanner', wire: 'usb-serial', family: 'serial-cr' },
      );
      const other = BY_ID.replace('0001', '0002');
      await desk().untilNode(other);
      const answer = await desk().kiosk<string>({ order: 'setModemLines', path: other });
      expect(answer).toMatch(/operation not supported/i);
      await desk().unplug('modem lines');
    });

    it('is missed when it is unplugged, and works again under another number', async () => {
      await expectReplugged(at, scanner, 'trouble scanner-lost');
      await show(syntheticVoucher(2));
      await desk().until(`codeScanned ${syntheticVoucher(2)}`);
    });
  });
}
