import { describe, expect, it } from 'vitest';
import { type ScannerFamilyName, scannerFamilies } from '../../../simulators/code-scanner/families.ts';
import { SsiScanner } from '../../../simulators/code-scanner/ssi-model.ts';
import { bytesOf, textBytes } from './scan-streams.ts';
import { scanned, workbench } from './scanner-bench.ts';

const families = Object.keys(scannerFamilies) as ScannerFamilyName[];

describe('coming up', () => {
  it.each(families)('%s: opening, ready with its address, then codes', async (family) => {
    const { driver, timers, show, said, events, until } = workbench(family);
    driver.start();
    driver.awaitCode(true);
    await until('ready', 2000);
    expect(events[0]).toEqual({
      kind: 'deviceChanged',
      device: 'code-scanner-1',
      state: 'opening',
      facts: {},
    });
    expect(events.at(-1)).toMatchObject({ state: 'ready', facts: { address: '/dev/simulated' } });
    expect(show(1)).toBe(true);
    await timers.advance(100);
    expect(said().slice(2)).toEqual([scanned(1)]);
  });

  it.each([
    ['serial-cr', 'bytes'],
    ['vguang-serial', 'bytes'],
    ['vguang-hid', 'hid'],
    ['wedge', 'hid'],
  ] as const)('%s is opened as %s', async (family, kind) => {
    const { ready, desk } = workbench(family);
    await ready();
    expect(desk.opened.map((link) => link.kind)).toEqual([kind]);
  });

  it.each([
    ['not-found', 'scanner-not-found'],
    ['busy', 'scanner-busy'],
    ['silent', 'scanner-silent'],
    ['driver-missing', 'device-driver-missing'],
    ['flooding', 'device-flooding'],
  ] as const)(
    'says once that it cannot be opened (%s), and works as soon as it can',
    async (failure, code) => {
      const { driver, desk, timers, said, until } = workbench('serial-cr');
      desk.openFailure = failure;
      driver.start();
      await timers.advance(5500);
      expect(said()).toEqual(['opening', `trouble ${code}`]);
      expect(desk.opened).toHaveLength(6);
      desk.openFailure = undefined;
      await until('ready', 1000);
    },
  );

  it('says that a layout is unknown where neither the scanner nor its profile tells it', async () => {
    const { driver, timers, said } = workbench('newland-short', {
      framing: { kind: 'hid-pos', fallBack: 'none' },
    });
    driver.start();
    await timers.advance(100);
    expect(said()).toEqual(['opening', 'trouble scanner-setup-refused']);
  });

  it('learns the firmware of a Honeywell and of an SSI scanner', async () => {
    for (const [family, firmware] of [
      ['honeywell-hid-pos', '16345'],
      ['zebra-ssi', 'CAAABS00-R42'],
    ] as const) {
      const { driver, timers, events } = workbench(family);
      driver.start();
      await timers.advance(2000);
      expect(events.at(-1)).toMatchObject({ state: 'ready', facts: { firmware } });
    }
  });

  it('turns HID-POS reporting on and fills reports to their described length', async () => {
    const { ready, desk } = workbench('honeywell-hid-pos');
    await ready();
    expect(desk.written[0]).toBe('feature fe01');
    for (const report of desk.written.slice(1)) expect(report).toHaveLength(64 * 2);
  });
});

describe('the scanner goes and comes', () => {
  it('says lost, stays lost while it is away, and works within 3 s of being back', async () => {
    const { desk, ready, timers, news, until, show } = workbench('newland-serial');
    await ready();
    desk.unplug();
    await timers.advance(10_000);
    expect(news()).toEqual(['trouble scanner-lost']);
    desk.replug();
    const before = timers.monotonic();
    await until('ready', 3000);
    expect(timers.monotonic() - before).toBeLessThan(3000);
    expect(show(1)).toBe(true);
    await until(scanned(1), 100);
  });

  it('a half code from before is not put together with one from after', async () => {
    const { desk, ready, timers, news, until, show } = workbench('serial-cr');
    await ready();
    desk.say(textBytes('424000'));
    desk.unplug();
    desk.replug();
    await until('ready', 3000);
    news();
    show(2);
    await timers.advance(1000);
    expect(news()).toEqual([scanned(2)]);
  });

  it('stops in the middle of anything, closes the link and leaves no timer', async () => {
    for (const family of ['serial-cr', 'zebra-ssi', 'vguang-hid', 'newland-serial'] as const) {
      const { driver, desk, timers, ready, events } = workbench(family);
      await ready();
      desk.say(textBytes('half'));
      const stopped = driver.stop();
      await timers.advance(2000);
      await stopped;
      expect([desk.isOpen, timers.pending, events.length]).toEqual([false, 0, 0]);
    }
  });

  it('leaves no scanner lit when it stops', async () => {
    for (const family of ['honeywell-serial', 'vguang-hid', 'zebra-ssi'] as const) {
      const { driver, desk, timers, ready } = workbench(family);
      await ready();
      await timers.advanceUntil(() => desk.scanner.reading);
      await driver.stop();
      expect(desk.scanner.reading).toBe(false);
    }
  });

  it('stops while it waits to open again', async () => {
    const { driver, desk, timers } = workbench('serial-cr');
    desk.openFailure = 'not-found';
    driver.start();
    await timers.advance(100);
    await driver.stop();
    expect(timers.pending).toBe(0);
  });
});

describe('reading while a code is awaited', () => {
  const switched: readonly ScannerFamilyName[] = [
    'honeywell-serial',
    'honeywell-hid-pos',
    'newland-serial',
    'newland-hid-pos',
    'newland-single-byte',
    'em3080-serial',
    'em3080-clone',
    'zkteco-serial',
    'zebra-ssi',
    'vguang-serial',
    'vguang-hid',
  ];

  it.each(switched)('%s: dark, reading, and dark again', async (family) => {
    const { ready, driver, desk, timers, show, news } = workbench(family);
    await ready(false);
    expect([desk.scanner.reading, show(1)]).toEqual([false, false]);
    driver.awaitCode(true);
    await timers.advance(1000);
    expect(desk.scanner.reading).toBe(true);
    driver.awaitCode(false);
    await timers.advance(1000);
    expect(desk.scanner.reading).toBe(false);
    expect(news()).toEqual([]);
  });

  it.each(switched)('%s: one code after the other without being asked anew', async (family) => {
    const { ready, timers, desk, show, news } = workbench(family);
    await ready();
    for (let serial = 1; serial <= 5; serial += 1) {
      await timers.advanceUntil(() => desk.scanner.reading, 3000);
      expect(show(serial)).toBe(true);
      await timers.advance(500);
    }
    expect(news()).toEqual([1, 2, 3, 4, 5].map(scanned));
  });

  it('starts a reading again that ended without a code', async () => {
    const { ready, timers, desk } = workbench('newland-serial');
    await ready();
    const before = desk.scanner.log.length;
    await timers.advance(10_000);
    expect(desk.scanner.log.slice(before)).toEqual(['SCNTRG1', 'SCNTRG1', 'SCNTRG1']);
  });

  it('starts a reading again that ended with half a code', async () => {
    const { ready, timers, desk, news } = workbench('newland-serial');
    await ready();
    desk.scanner.faults.half = true;
    desk.scanner.show({ bytes: textBytes('0123456789') });
    expect(desk.scanner.reading).toBe(false);
    await timers.advance(500);
    expect([desk.scanner.reading, news()]).toEqual([true, ['codeScanFailed']]);
  });

  it('codes that come while none is awaited are told too', async () => {
    const { ready, show, timers, news } = workbench('serial-cr');
    await ready(false);
    show(9);
    await timers.advance(10);
    expect(news()).toEqual([scanned(9)]);
  });
});

describe('scanners at odds with their commands', () => {
  it.each(['newland-serial', 'newland-hid-pos', 'em3080-serial', 'zebra-ssi', 'vguang-hid'] as const)(
    '%s: refused, said once, and accepted again',
    async (family) => {
      const { ready, driver, desk, timers, news, until } = workbench(family);
      await ready(false);
      desk.scanner.faults.refuse = true;
      driver.awaitCode(true);
      await timers.advance(8000);
      expect(news()).toEqual(['trouble scanner-setup-refused']);
      desk.scanner.faults.refuse = false;
      driver.awaitCode(false);
      await until('ready', 12_000);
    },
  );

  it.each(['newland-serial', 'em3080-serial', 'zebra-ssi', 'vguang-serial'] as const)(
    '%s: silent, said once, and ready when it answers',
    async (family) => {
      const { ready, driver, desk, timers, news, until } = workbench(family);
      await ready(false);
      desk.scanner.faults.silent = true;
      driver.awaitCode(true);
      await timers.advance(8000);
      expect(news()).toEqual(['trouble scanner-silent']);
      desk.scanner.faults.silent = false;
      await until('ready', 5000);
    },
  );

  it('a refused setup is said, and codes are read all the same', async () => {
    const { driver, desk, until, timers, news, show } = workbench('honeywell-serial');
    desk.scanner.faults.refuse = true;
    driver.start();
    driver.awaitCode(true);
    await until('trouble scanner-setup-refused', 2000);
    news();
    show(3);
    await timers.advance(20_000);
    expect(news()).toEqual([scanned(3)]);
    expect(desk.scanner.log.filter((word) => word === 'refused TRGMOD0')).toHaveLength(1);
  });

  it('a Honeywell that knows no menu commands is none the worse for it', async () => {
    const { driver, desk, until, show } = workbench('honeywell-hid-pos');
    desk.scanner.faults.silent = true;
    driver.start();
    driver.awaitCode(true);
    await until('ready', 5000);
    expect(show(4)).toBe(true);
    await until(scanned(4), 1000);
  });

  it('a line that takes no commands is silent; one that is gone is lost', async () => {
    const { driver, desk, until } = workbench('vguang-serial');
    desk.writeFailure = 'silent';
    driver.start();
    await until('trouble scanner-silent', 5000);
    desk.writeFailure = undefined;
    await until('ready', 5000);
  });
});

describe('codes that are none, or no new ones', () => {
  it('the same code is told once while it is shown, and again when it was away', async () => {
    const { ready, show, timers, news } = workbench('serial-cr');
    await ready();
    for (let time = 0; time < 20; time += 1) {
      show(1);
      await timers.advance(500);
    }
    expect(news()).toEqual([scanned(1)]);
    await timers.advance(3000);
    show(1);
    await timers.advance(1);
    expect(news()).toEqual([scanned(1)]);
  });

  it('“nothing read” is not told; half a code and one too long are incomplete', async () => {
    const { ready, desk, timers, news } = workbench('zkteco-serial');
    await ready();
    desk.say(textBytes('%%NoRead\r'));
    await timers.advance(10);
    expect(news()).toEqual([]);
    desk.say(textBytes('half'));
    await timers.advance(1000);
    desk.say(new Uint8Array(4000).fill(0x31));
    desk.say(textBytes('\r'));
    await timers.advance(1000);
    expect(news()).toEqual(['codeScanFailed', 'codeScanFailed']);
  });

  it('SSI: a lost packet comes again, a resent one counts once', async () => {
    const { ready, desk, timers, news, show } = workbench('zebra-ssi');
    await ready();
    if (!(desk.scanner instanceof SsiScanner)) throw new Error('another scanner');
    desk.scanner.loseNext = true;
    show(1);
    await timers.advance(1000);
    desk.scanner.faults.double = true;
    await timers.advanceUntil(() => desk.scanner.reading);
    show(2);
    await timers.advance(1000);
    expect(news()).toEqual([scanned(1), scanned(2)]);
  });

  it('a flood is told once, nothing of it is passed on, and it is over when it is over', async () => {
    const { ready, desk, timers, news, show, until } = workbench('serial-cr');
    await ready();
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167) & 0xff);
    for (let ms = 0; ms < 3000; ms += 4) {
      desk.say(noise);
      if (ms % 100 === 0) await timers.advance(100);
    }
    const during = news();
    expect(during.filter((word) => word.startsWith('trouble'))).toEqual(['trouble device-flooding']);
    expect(during.filter((word) => word.startsWith('code')).length).toBeLessThan(20);
    await until('ready', 2000);
    news();
    show(5);
    await timers.advance(10);
    expect(news()).toEqual([scanned(5)]);
  });

  it('an event holds the bytes beside the text', async () => {
    const { ready, desk, timers, events } = workbench('serial-cr');
    await ready();
    desk.say(bytesOf('ca be c0 fd 0d'));
    await timers.advance(10);
    expect(events).toEqual([
      {
        kind: 'codeScanned',
        device: 'code-scanner-1',
        code: { text: '示例', bytes: 'yr7A/Q==', encoding: 'gb18030' },
      },
    ]);
  });
});

describe('figures', () => {
  it.each(['serial-cr', 'honeywell-hid-pos', 'zebra-ssi', 'vguang-serial', 'wedge'] as const)(
    '%s: from the bytes of a code to codeScanned',
    async (family) => {
      const { ready, desk, timers, events } = workbench(family, { sameCodeMs: 0 });
      await ready();
      const pieces = await recorded(family);
      const took: number[] = [];
      for (let round = 0; round < 300; round += 1) {
        // As slowly as hands show codes, or it would be a flood.
        await timers.advance(150);
        const begun = performance.now();
        for (const piece of pieces) desk.say(piece);
        took.push(performance.now() - begun);
      }
      expect(events.filter(({ kind }) => kind === 'codeScanned').length).toBe(300);
      took.sort((a, b) => a - b);
      const p95 = (took[Math.floor(took.length * 0.95)] ?? 0) * 1000;
      process.stdout.write(`${family}: a voucher’s bytes → codeScanned emitted, p95 ${p95.toFixed(0)} µs\n`);
      expect(p95).toBeLessThan(5000);
    },
  );
});

/** What a scanner of that family puts on its wire for one voucher. */
async function recorded(family: ScannerFamilyName): Promise<readonly Uint8Array[]> {
  const { ready, desk, show, timers } = workbench(family);
  await ready();
  await timers.advanceUntil(() => desk.scanner.reading);
  const pieces: Uint8Array[] = [];
  desk.tap = (bytes) => pieces.push(bytes);
  show(1);
  return pieces;
}
