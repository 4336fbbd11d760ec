import { expect, type TestAPI } from 'vitest';
import type { ScannerFamilyName } from '../../simulators/code-scanner/families.ts';
import { syntheticVoucher as voucher } from '../../simulators/code-scanner/synthetic-voucher.ts';
import { profileOf } from './families-at-the-desk.ts';
import { codeWords, type ScannerAtTheDesk, show, sitDown } from './scanner-at-the-desk.ts';

const desks: ScannerAtTheDesk[] = [];

/** Ends what the test that is over sat down to. */
export async function leaveAll(): Promise<void> {
  for (const left of desks.splice(0)) await left.leave();
}

async function desk(family: ScannerFamilyName, awaited = true): Promise<ScannerAtTheDesk> {
  const ready = await sitDown({ family, profile: profileOf[family], awaited });
  desks.push(ready);
  return ready;
}

/** Scanners that do not obey, lines in pieces and in noise: nothing that a hand could do. */
export function scannersOutOfOrder(test: TestAPI): void {
  test.each(['newland-serial', 'vguang-hid'] as const)(
    '%s says that it does not answer, and is ready again when it does',
    async (family) => {
      const at = await desk(family, false);
      await at.order('/faults', { silent: true });
      at.driver.awaitCode(true);
      await at.until('trouble scanner-silent');
      at.forget();
      await at.order('/faults', { silent: false });
      await at.until('ready');
    },
  );

  test.each(['serial-crlf', 'em3080-serial', 'zebra-ssi', 'vguang-serial'] as const)(
    '%s reads what comes in pieces of 5 bytes',
    async (family) => {
      const at = await desk(family);
      await at.order('/behave', { chunkBytes: 5 });
      await show(at, { voucher: 8 });
      await at.until(`codeScanned ${voucher(8)}`);
      expect(codeWords(at)).toEqual([`codeScanned ${voucher(8)}`]);
    },
  );

  test.each(['vguang-serial', 'vguang-hid', 'zebra-ssi'] as const)(
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

  test('zebra-ssi: a packet sent twice counts once, a lost one comes again', async () => {
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

  test('zebra-ssi: an engine without a pattern to aim with is asked once, and reads', async () => {
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

  test('the same code shown many times is one showing', async () => {
    const at = await desk('serial-cr');
    await at.order('/show', { voucher: 11, times: 5 });
    await at.order('/show', { voucher: 12 });
    await at.until(`codeScanned ${voucher(12)}`);
    expect(codeWords(at)).toEqual([`codeScanned ${voucher(11)}`, `codeScanned ${voucher(12)}`]);
  });

  test('zkteco: “nothing read” is no code', async () => {
    const at = await desk('zkteco-serial');
    await at.untilScanner(({ reading }) => reading);
    at.driver.awaitCode(false);
    await at.untilScanner(({ reading }) => !reading);
    at.driver.awaitCode(true);
    await show(at, { voucher: 13 });
    await at.until(`codeScanned ${voucher(13)}`);
    expect(codeWords(at)).toEqual([`codeScanned ${voucher(13)}`]);
  });

  test('a menu answer of a Honeywell is no code, and tells its firmware', async () => {
    const at = await desk('honeywell-hid-pos');
    expect(codeWords(at)).toEqual([]);
    expect(
      at.events.find((event) => event.kind === 'deviceChanged' && event.state === 'ready'),
    ).toMatchObject({
      facts: { firmware: '16345' },
    });
  });

  test.each(['serial-cr', 'symbol-undescribed'] as const)(
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
}
