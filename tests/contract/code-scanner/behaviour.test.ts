import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openHidTransport, openTransport } from '../../../native/transport/open-transport.ts';
import { type ScannerFamilyName, scannerFamilies } from '../../simulators/code-scanner/families.ts';
import { syntheticVoucher } from '../../simulators/code-scanner/synthetic-voucher.ts';
import { askHands, HANDS_MS, hardwareDevices } from '../../support/hardware-site.ts';
import { profileOf } from './families-at-the-desk.ts';
import { type ScannerAtTheDesk, sitDown, watchScanner } from './scanner-at-the-desk.ts';

/**
 * What a scanner and its driver do together, the same over every framing, family and wire. With `KIOSK_HARDWARE_SITE` set, the
 * scanners of that site file are held to the last suite, which asks for a hand with a code.
 */

const desks: ScannerAtTheDesk[] = [];
afterEach(async () => {
  for (const left of desks.splice(0)) await left.leave();
});

const families = Object.keys(scannerFamilies) as ScannerFamilyName[];
/** Families that answer every command. */
const ANSWERING: ReadonlySet<string> = new Set(['newland', 'em3080', 'ssi', 'vguang']);
const hasAim = (family: ScannerFamilyName): boolean => /aim|honeywell-hid|undescribed|uncounted/.test(family);
const isWedge = (family: ScannerFamilyName): boolean => family.endsWith('wedge');

async function desk(family: ScannerFamilyName, awaited = true): Promise<ScannerAtTheDesk> {
  const ready = await sitDown({ family, profile: profileOf[family], awaited });
  desks.push(ready);
  return ready;
}

/** Holds a code up as soon as the scanner reads, as a resident does who sees its light. */
async function show(at: ScannerAtTheDesk, code: object): Promise<void> {
  await at.untilScanner(({ reading }) => reading);
  await at.order('/show', code);
}

const voucher = syntheticVoucher;
const codeWords = (at: ScannerAtTheDesk): readonly string[] =>
  at.said().filter((word) => word.startsWith('code'));

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
  it.each(['serial-crlf', 'serial-gap', 'em3080-serial', 'zebra-ssi', 'vguang-serial'] as const)(
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

  it.each(['serial-cr', 'honeywell-hid-pos'] as const)('%s: soon after its last byte', async (family) => {
    const at = await desk(family);
    const waits: number[] = [];
    // Not more than a hand shows, or it would be a flood.
    for (let round = 0; round < 9; round += 1) {
      at.forget();
      await at.untilScanner(({ reading }) => reading);
      const { sentAt } = await at.order('/show', { voucher: 100 + round });
      await at.until(`codeScanned ${voucher(100 + round)}`);
      const said = at.said().findIndex((word) => word.startsWith('codeScanned'));
      waits.push((at.times[said] ?? 0) - (sentAt ?? 0));
    }
    waits.sort((a, b) => a - b);
    const [median = 0, slowest = 0] = [waits[waits.length >> 1], waits.at(-1)];
    process.stdout.write(
      `${family} over its wire: last byte → codeScanned, median ${median.toFixed(1)} ms, slowest of ${waits.length} ${slowest.toFixed(1)} ms\n`,
    );
    // The whole way to the window may take 20 ms; the slowest is left to the machine's load.
    expect(median).toBeLessThan(20);
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
