import { afterEach, describe, expect, it } from 'vitest';
import { openHidTransport, openTransport } from '../../../native/transport/open-transport.ts';
import type { ScannerFamilyName } from '../../simulators/code-scanner/families.ts';
import { syntheticVoucher as voucher } from '../../simulators/code-scanner/synthetic-voucher.ts';
import { askHands, HANDS_MS, hardwareDevices } from '../../support/hardware-site.ts';
import { profileOf } from './families-at-the-desk.ts';
import { codeWords, type ScannerAtTheDesk, show, sitDown, watchScanner } from './scanner-at-the-desk.ts';

/**
 * Scanners and lines out of order. With `KIOSK_HARDWARE_SITE` set, the scanners of that site file are held to the last
 * suite, which asks for a hand with a code.
 */

const desks: ScannerAtTheDesk[] = [];
afterEach(async () => {
  for (const left of desks.splice(0)) await left.leave();
});

async function desk(family: ScannerFamilyName, awaited = true): Promise<ScannerAtTheDesk> {
  const ready = await sitDown({ family, profile: profileOf[family], awaited });
  desks.push(ready);
  return ready;
}

describe.each(['newland-serial', 'vguang-hid'] as const)('%s, out of order', (family) => {
  it('says that it does not answer, and is ready again when it does', async () => {
    const at = await desk(family, false);
    await at.order('/faults', { silent: true });
    at.driver.awaitCode(true);
    await at.until('trouble scanner-silent');
    at.forget();
    await at.order('/faults', { silent: false });
    await at.until('ready');
  });
});

describe('lines in pieces and in noise', () => {
  it.each(['serial-crlf', 'em3080-serial', 'zebra-ssi', 'vguang-serial'] as const)(
    '%s reads what comes in pieces of 5 bytes',
    async (family) => {
      const at = await desk(family);
      await at.order('/behave', { chunkBytes: 5 });
      await show(at, { voucher: 8 });
      await at.until(`codeScanned ${voucher(8)}`);
      expect(codeWords(at)).toEqual([`codeScanned ${voucher(8)}`]);
    },
  );

  it.each(['vguang-serial', 'vguang-hid', 'zebra-ssi'] as const)(
    '%s finds its code between garbage and makes none of it',
    async (family) => {
      const at = await desk(family);
      const garbage = Buffer.from('0055aa13f3000409ff55', 'hex').toString('base64');
      await at.order('/say', { bytes: garbage });
      await show(at, { voucher: 9 });
      await at.until(`codeScanned ${voucher(9)}`);
      expect(at.said().filter((word) => word.startsWith('codeScanned'))).toHaveLength(1);
    },
  );

  it('zebra-ssi: a packet sent twice counts once, a lost one comes again', async () => {
    const at = await desk('zebra-ssi');
    const long = ''.padEnd(700, '0123456789');
    await at.order('/faults', { double: true });
    await show(at, { text: long });
    await at.until(`codeScanned ${long}`);
    await at.order('/faults', { double: false, loseNext: true });
    await show(at, { voucher: 10 });
    await at.until(`codeScanned ${voucher(10)}`);
    expect(codeWords(at)).toEqual([`codeScanned ${long}`, `codeScanned ${voucher(10)}`]);
  });

  it('zebra-ssi: an engine without a pattern to aim with is asked once, and reads', async () => {
    const at = await desk('zebra-ssi', false);
    await at.order('/behave', { canAim: false });
    at.driver.awaitCode(true);
    for (const serial of [20, 21]) {
      await show(at, { voucher: serial });
      await at.until(`codeScanned ${voucher(serial)}`);
    }
    const { commands, aiming } = await at.untilScanner(({ reading }) => reading);
    expect([aiming, commands.filter((command) => command === 'refused aim-on').length]).toEqual([false, 1]);
    expect(at.said().filter((word) => word.startsWith('trouble'))).toEqual([]);
  });

  it('the same code shown many times is one showing', async () => {
    const at = await desk('serial-cr');
    await at.order('/show', { voucher: 11, times: 5 });
    await at.order('/show', { voucher: 12 });
    await at.until(`codeScanned ${voucher(12)}`);
    expect(codeWords(at)).toEqual([`codeScanned ${voucher(11)}`, `codeScanned ${voucher(12)}`]);
  });

  it('zkteco: “nothing read” is no code', async () => {
    const at = await desk('zkteco-serial');
    await at.untilScanner(({ reading }) => reading);
    at.driver.awaitCode(false);
    await at.untilScanner(({ reading }) => !reading);
    at.driver.awaitCode(true);
    await show(at, { voucher: 13 });
    await at.until(`codeScanned ${voucher(13)}`);
    expect(codeWords(at)).toEqual([`codeScanned ${voucher(13)}`]);
  });

  it('a menu answer of a Honeywell is no code, and tells its firmware', async () => {
    const at = await desk('honeywell-hid-pos');
    expect(codeWords(at)).toEqual([]);
    expect(
      at.events.find((event) => event.kind === 'deviceChanged' && event.state === 'ready'),
    ).toMatchObject({
      facts: { firmware: '16345' },
    });
  });

  it.each(['serial-cr', 'symbol-undescribed'] as const)(
    '%s: a flood is told, not passed on, and forgotten when it ends',
    async (family) => {
      const at = await desk(family);
      at.forget();
      await at.order('/flood', { bytes: 100_000 });
      await at.until('trouble device-flooding');
      await at.until('ready');
      expect(codeWords(at).length).toBeLessThan(25);
      at.forget();
      await at.order('/show', { voucher: 14 });
      await at.until(`codeScanned ${voucher(14)}`);
    },
  );
});

describe.each(hardwareDevices('code-scanner').map((device) => [device.profile.title, device] as const))(
  'on the desk: %s',
  (_title, { profile, transport }) => {
    it(
      'is ready, and reads a code once however long it is held there',
      async () => {
        const at = watchScanner(profile, transport, { openBytes: openTransport, openHid: openHidTransport });
        try {
          at.driver.awaitCode(true);
          await at.until('ready');
          at.forget();
          askHands(`hold a QR code with the text ${voucher(1)} before the scanner for five seconds`);
          await at.until(`codeScanned ${voucher(1)}`);
          askHands(`now one with the text ${voucher(2)}`);
          await at.until(`codeScanned ${voucher(2)}`);
          expect(at.said()).toEqual([`codeScanned ${voucher(1)}`, `codeScanned ${voucher(2)}`]);
          at.forget();
          askHands('pull the scanner’s cable');
          await at.until('trouble scanner-lost');
          askHands('and put it back');
          await at.until('ready');
        } finally {
          await at.leave();
        }
      },
      HANDS_MS,
    );
  },
);
