import { afterAll, beforeAll, beforeEach, describe, expect, it, type TestAPI } from 'vitest';
import { type ScannerFamilyName, scannerFamilies } from '../../simulators/code-scanner/families.ts';
import { syntheticVoucher as voucher } from '../../simulators/code-scanner/synthetic-voucher.ts';
import { type ScannerHands, type SeatedScanner, scannerByHand } from './by-hand.ts';
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

/** What takes more than hands: half codes, refusals, a look at what the scanner was told. */
export function scannerBeyondHands(
  test: TestAPI,
  family: ScannerFamilyName,
  at: () => ScannerAtTheDesk,
): void {
  test('tells the AIM identifier where its wire has one', async () => {
    await show(at(), { voucher: 8 });
    await at().until(`codeScanned ${voucher(8)}`);
    const [event] = at().events.filter(({ kind }) => kind === 'codeScanned');
    expect(event?.kind === 'codeScanned' && event.code.aim).toBe(hasAim(family) ? ']Q1' : undefined);
  });

  if (isWedge(family))
    test('says what it typed as nothing that can be read, and keeps bytes it types as Alt numbers', async () => {
      const utf8 = Buffer.from('示例票据，一张', 'utf8').toString('base64');
      const gb18030 = Buffer.from('cabec0fdc6b1bedda3acd2bbd5c5', 'hex').toString('base64');
      await show(at(), { bytes: utf8 });
      await at().until('codeScanFailed');
      await at().order('/behave', { altCodes: 'bytes' });
      for (const [bytes, encoding] of [
        [utf8, 'utf-8'],
        [gb18030, 'gb18030'],
      ]) {
        at().forget();
        await show(at(), { bytes });
        await at().until('codeScanned 示例票据，一张');
        expect(at().events.find(({ kind }) => kind === 'codeScanned')).toMatchObject({
          code: { bytes, encoding },
        });
      }
      await at().order('/behave', { altCodes: 'none' });
    });

  test('says that a half scan was not whole, and reads the next one', async () => {
    await at().order('/faults', { half: true });
    await show(at(), { text: ''.padEnd(300, '9876543210') });
    // Where silence alone ends a code, half of one is a code.
    if (family === 'serial-gap') await at().until(`codeScanned ${''.padEnd(150, '9876543210')}`);
    else await at().until('codeScanFailed');
    await at().order('/faults', { half: false });
    at().forget();
    await show(at(), { voucher: 4 });
    await at().until(`codeScanned ${voucher(4)}`);
    expect(codeWords(at())).toEqual([`codeScanned ${voucher(4)}`]);
  });

  test('aims while a code is awaited, where it has something to aim with, and is asked to nowhere else', async () => {
    const aims = profileOf[family].aim !== undefined;
    at().driver.awaitCode(false);
    await at().untilScanner(({ aiming }) => !aiming);
    at().driver.awaitCode(true);
    const { commands } = await at().untilScanner(({ reading, aiming }) => reading && aiming === aims);
    at().driver.awaitCode(false);
    await at().untilScanner(({ aiming }) => !aiming);
    at().driver.awaitCode(true);
    expect(commands.filter((command) => command.startsWith('aim-')).length > 0).toBe(aims);
    // A clone of the EM3080 refuses what comes with a checksum; nobody else is told anything it does not know.
    const refused = commands.filter((command) => command.startsWith('refused'));
    expect(refused.filter((command) => !/^refused write <0[01]>$/.test(command))).toEqual([]);
  });

  if (ANSWERING.has(profileOf[family].commands)) {
    test('says that it refuses its commands, and that it takes them again', async () => {
      at().driver.awaitCode(false);
      await at().untilScanner(({ reading }) => !reading);
      at().forget();
      await at().order('/faults', { refuse: true });
      at().driver.awaitCode(true);
      await at().until('trouble scanner-setup-refused');
      await at().order('/faults', { refuse: false });
      at().driver.awaitCode(false);
      await at().until('ready');
      at().driver.awaitCode(true);
    });
  }
}

/** The hands of the simulator program. */
const simulatedHands = (at: ScannerAtTheDesk): ScannerHands => ({
  show: (bytes) => show(at, { bytes: Buffer.from(bytes).toString('base64') }),
  showInTheDark: async (bytes) => {
    await at.untilScanner(({ reading }) => !reading);
    const { shown } = await at.order('/show', { bytes: Buffer.from(bytes).toString('base64') });
    expect(shown).toBe(false);
  },
  unplug: async () => void (await at.order('/unplug')),
  replug: async () => void (await at.order('/replug')),
  backMs: 3000,
});

/** What a scanner and its driver do together, the same over every framing, family and wire. */
export function scannerBehaviour(families: readonly ScannerFamilyName[]): void {
  describe.each(families)('%s', (family) => {
    let at: ScannerAtTheDesk;
    beforeAll(async () => {
      at = await sitDown({ family, profile: profileOf[family] });
    });
    beforeEach(() => at.forget());
    afterAll(() => at.leave());

    const sit = (): Promise<SeatedScanner> =>
      Promise.resolve({
        at,
        hands: simulatedHands(at),
        awaitCode: (awaited) => at.driver.awaitCode(awaited),
      });
    const { commands } = profileOf[family];
    scannerByHand(it, sit, { keepsBytes: !isWedge(family), obeys: commands !== 'none' });
    scannerBeyondHands(it, family, () => at);
  });
}
