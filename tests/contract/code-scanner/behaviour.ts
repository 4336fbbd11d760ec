import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ScannerFamilyName, scannerFamilies } from '../../simulators/code-scanner/families.ts';
import { syntheticVoucher as voucher } from '../../simulators/code-scanner/synthetic-voucher.ts';
import { profileOf } from './families-at-the-desk.ts';
import { codeWords, type ScannerAtTheDesk, show, sitDown } from './scanner-at-the-desk.ts';

const every = Object.keys(scannerFamilies) as ScannerFamilyName[];
const isGeneric = (family: ScannerFamilyName): boolean => family.startsWith('serial-');
const isLine = (family: ScannerFamilyName): boolean => scannerFamilies[family].wire === 'line';

/** Every simulated scanner stands in one of these; each has a file of its own, so that they run side by side. */
export const genericLines = every.filter((family) => isGeneric(family));
export const linesOfMakes = every.filter((family) => isLine(family) && !isGeneric(family));
export const inReports = every.filter((family) => !isLine(family) && !isGeneric(family));

/** Families that answer every command. */
const ANSWERING: ReadonlySet<string> = new Set(['newland', 'em3080', 'ssi', 'vguang']);
const hasAim = (family: ScannerFamilyName): boolean => /aim|honeywell-hid|undescribed|uncounted/.test(family);
const isWedge = (family: ScannerFamilyName): boolean => family.endsWith('wedge');

/** What a scanner and its driver do together, the same over every framing, family and wire. */
export function scannerBehaviour(families: readonly ScannerFamilyName[]): void {
  describe.each(families)('%s', (family) => {
    let at: ScannerAtTheDesk;
    beforeAll(async () => {
      at = await sitDown({ family, profile: profileOf[family] });
    });
    afterEach(() => at.forget());
    afterAll(() => at.leave());

    it('reads a voucher, a second one, and a code in several parts, each once', async () => {
      await show(at, { voucher: 1 });
      await at.until(`codeScanned ${voucher(1)}`);
      await show(at, { voucher: 2 });
      await at.until(`codeScanned ${voucher(2)}`);
      // Longer than several reports and packets; nothing personal.
      const long = 'https://example.invalid/bill?no='.padEnd(600, '0123456789');
      await show(at, { text: long });
      await at.until(`codeScanned ${long}`);
      expect(codeWords(at)).toEqual([voucher(1), voucher(2), long].map((text) => `codeScanned ${text}`));
      const [event] = at.events.filter(({ kind }) => kind === 'codeScanned');
      expect(event).toMatchObject({
        code: { bytes: Buffer.from(voucher(1)).toString('base64'), encoding: 'utf-8' },
      });
      expect(event?.kind === 'codeScanned' && event.code.aim).toBe(hasAim(family) ? ']Q1' : undefined);
    });

    it('keeps the bytes of a Chinese payload in either encoding', async () => {
      const utf8 = Buffer.from('示例票据，一张', 'utf8');
      const gb18030 = Buffer.from('cabec0fdc6b1bedda3acd2bbd5c5', 'hex');
      if (isWedge(family)) {
        // It types what has no key as nothing that can be read: said, not guessed.
        await show(at, { bytes: utf8.toString('base64') });
        await at.until('codeScanFailed');
        await at.order('/behave', { altCodes: 'bytes' });
      }
      for (const [bytes, encoding] of [
        [utf8, 'utf-8'],
        [gb18030, 'gb18030'],
      ] as const) {
        at.forget();
        await show(at, { bytes: bytes.toString('base64') });
        await at.until('codeScanned 示例票据，一张');
        expect(at.events.find(({ kind }) => kind === 'codeScanned')).toMatchObject({
          code: { bytes: bytes.toString('base64'), encoding },
        });
      }
    });

    it('works within 3 s of being plugged back', async () => {
      await at.order('/unplug');
      await at.until('trouble scanner-lost');
      at.forget();
      await at.order('/replug');
      const begin = performance.now();
      await at.until('ready');
      expect(performance.now() - begin).toBeLessThan(3000);
      await show(at, { voucher: 3 });
      await at.until(`codeScanned ${voucher(3)}`);
    });

    it('says that a half scan was not whole, and reads the next one', async () => {
      await at.order('/faults', { half: true });
      await show(at, { text: ''.padEnd(300, '9876543210') });
      // Where silence alone ends a code, half of one is a code.
      if (family === 'serial-gap') await at.until(`codeScanned ${''.padEnd(150, '9876543210')}`);
      else await at.until('codeScanFailed');
      await at.order('/faults', { half: false });
      at.forget();
      await show(at, { voucher: 4 });
      await at.until(`codeScanned ${voucher(4)}`);
      expect(codeWords(at)).toEqual([`codeScanned ${voucher(4)}`]);
    });

    if (profileOf[family].commands !== 'none') {
      it('is dark while no code is awaited, reads when one is, and goes dark again', async () => {
        at.driver.awaitCode(false);
        await at.untilScanner(({ reading }) => !reading);
        expect((await at.order('/show', { voucher: 5 })).shown).toBe(false);
        at.driver.awaitCode(true);
        await show(at, { voucher: 6 });
        await at.until(`codeScanned ${voucher(6)}`);
        at.driver.awaitCode(false);
        await at.untilScanner(({ reading }) => !reading);
        expect((await at.order('/show', { voucher: 7 })).shown).toBe(false);
        expect(codeWords(at)).toEqual([`codeScanned ${voucher(6)}`]);
        at.driver.awaitCode(true);
      });
    }

    it('aims while a code is awaited, where it has something to aim with, and is asked to nowhere else', async () => {
      const aims = profileOf[family].aim !== undefined;
      at.driver.awaitCode(false);
      await at.untilScanner(({ aiming }) => !aiming);
      at.driver.awaitCode(true);
      const { commands } = await at.untilScanner(({ reading, aiming }) => reading && aiming === aims);
      at.driver.awaitCode(false);
      await at.untilScanner(({ aiming }) => !aiming);
      at.driver.awaitCode(true);
      expect(commands.filter((command) => command.startsWith('aim-')).length > 0).toBe(aims);
      // A clone of the EM3080 refuses what comes with a checksum; nobody else is told anything it does not know.
      const refused = commands.filter((command) => command.startsWith('refused'));
      expect(refused.filter((command) => !/^refused write <0[01]>$/.test(command))).toEqual([]);
    });

    if (ANSWERING.has(profileOf[family].commands)) {
      it('says that it refuses its commands, and that it takes them again', async () => {
        at.driver.awaitCode(false);
        await at.untilScanner(({ reading }) => !reading);
        at.forget();
        await at.order('/faults', { refuse: true });
        at.driver.awaitCode(true);
        await at.until('trouble scanner-setup-refused');
        await at.order('/faults', { refuse: false });
        at.driver.awaitCode(false);
        await at.until('ready');
        at.driver.awaitCode(true);
      });
    }
  });
}
