import { describe, expect, test } from 'vitest';
import type { DeviceEvent } from '../../../../electron/contract/device-messages.ts';
import type { ReceiptPrinterProfile } from '../../../../electron/contract/device-profiles/receipt-printer.ts';
import { deviceId, printJobId } from '../../../../electron/contract/ids.ts';
import type { ReceiptDocument } from '../../../../electron/contract/receipt.ts';
import type { DotGlyphs } from '../../../../native/receipt-printer/dot-glyphs.ts';
import { createReceiptPrinterDriver } from '../../../../native/receipt-printer/receipt-printer-driver.ts';
import { slipText } from '../../../simulators/receipt-printer/paper.ts';
import { glyphs, shippedProfile } from './arbitrary-slips.ts';
import { handTimers, printerOnAString, settle } from './printer-on-a-string.ts';

const slip = (text: string): ReceiptDocument => ({ blocks: [{ kind: 'text', text }], cut: 'partial' });

function seat(
  particulars: Partial<ReceiptPrinterProfile> = {},
  options: Parameters<typeof printerOnAString>[0] = {},
  drawings: DotGlyphs = glyphs,
) {
  const timers = handTimers();
  const string = printerOnAString(options);
  const events: DeviceEvent[] = [];
  const driver = createReceiptPrinterDriver(
    {
      id: deviceId('receipt-printer-1'),
      profile: { ...shippedProfile('escpos-80'), ...particulars },
      transport: { kind: 'serial', path: '/dev/printer' },
    },
    { timers, emit: (event) => events.push(event) },
    () => string.link(),
    drawings,
  );
  const said = (): string[] =>
    events.map((event) => {
      if (event.kind === 'deviceChanged')
        return [event.state, event.failure, event.facts.paper].filter(Boolean).join(' ');
      if (event.kind === 'printChanged')
        return [event.job, event.state, event.failure].filter(Boolean).join(' ');
      return event.kind;
    });
  const texts = (): string[] => string.printer.slips().map((one) => slipText(one, 576).trim());
  const print = (job: string, text = job, duplicate = 0): void =>
    driver.print(printJobId(job), slip(text), duplicate);
  return { timers, string, driver, events, said, texts, print };
}

describe('health', () => {
  test('opening, then ready with the paper', async () => {
    const { driver, said } = seat();
    driver.start();
    await settle();
    expect(said()).toEqual(['opening', 'ready enough']);
  });

  test('trouble is known without printing, told once, and goes by itself', async () => {
    const { driver, said, timers, string } = seat();
    driver.start();
    await settle();
    string.printer.setPaper('low');
    await timers.pass(3000);
    string.printer.setPaper('out');
    await timers.pass(9000);
    string.printer.setPaper('enough');
    await timers.pass(2000);
    expect(said().slice(2)).toEqual(['ready low', 'trouble printer-paper-out out', 'ready enough']);
  });

  test('a printer that is not there is looked for until it is', async () => {
    const { driver, said, timers, string } = seat();
    string.there = false;
    driver.start();
    await timers.pass(10_000);
    expect(said()).toEqual(['opening', 'trouble printer-not-found']);
    string.there = true;
    await timers.pass(1500);
    expect(said().at(-1)).toBe('ready enough');
  });

  test('unplugged and back', async () => {
    const { driver, said, timers, string } = seat();
    driver.start();
    await settle();
    string.cut();
    await timers.pass(3000);
    expect(said().slice(2)).toEqual(['trouble printer-lost', 'ready enough']);
    expect(string.opened()).toBe(2);
  });

  test('switched off and on', async () => {
    const { driver, said, timers, string } = seat();
    driver.start();
    await settle();
    string.printer.setPower(false);
    await timers.pass(5000);
    string.printer.setPower(true);
    await timers.pass(5000);
    expect(said().slice(2)).toEqual(['trouble printer-silent', 'ready enough']);
  });
});

describe('slips', () => {
  test('asked for before the printer is open, they wait; then one after the other', async () => {
    const { driver, said, print, texts, timers } = seat();
    driver.start();
    print('A');
    print('B');
    await timers.pass(1000);
    expect(said().filter((word) => /^[AB]/.test(word))).toEqual([
      'A sent',
      'A printed',
      'B sent',
      'B printed',
    ]);
    expect(texts()).toEqual(['A', 'B']);
  });

  test('for a printer that cannot be reached are refused at once', async () => {
    const { driver, said, print, timers, string } = seat();
    string.there = false;
    driver.start();
    print('A');
    await timers.pass(100);
    print('B');
    expect(said().slice(1)).toEqual([
      'A refused printer-not-found',
      'trouble printer-not-found',
      'B refused printer-not-found',
    ]);
  });

  test('a duplicate says so', async () => {
    const { driver, print, texts, timers } = seat();
    driver.start();
    print('A', '正文', 2);
    await timers.pass(1000);
    expect(texts()).toEqual([expect.stringMatching(/^补打 第2次\s+正文$/)]);
  });

  test('an interrupted slip waits as long as it takes', async () => {
    const { driver, said, print, texts, timers, string } = seat();
    driver.start();
    await settle();
    string.printer.stopAfter(5, 'paper-out');
    print('A', '正文');
    await timers.pass(3_600_000);
    expect(said().filter((word) => word.startsWith('A'))).toEqual([
      'A sent',
      'A interrupted printer-paper-out',
    ]);
    string.printer.setPaper('enough');
    await timers.pass(2000);
    expect(said()).toContain('A printed');
    expect(texts()).toEqual(['正文']);
  });
});

describe('clearing', () => {
  test('does nothing to a printer whose last slip is certain', async () => {
    const { driver, print, timers, string } = seat();
    driver.start();
    print('A');
    await timers.pass(1000);
    driver.clear();
    await timers.pass(5000);
    expect(string.printer.state().blankCuts).toBe(0);
  });

  test('after a fresh start nobody knows what hangs in the printer: it is cut off', async () => {
    const { driver, timers, string } = seat();
    string.printer.receive(Buffer.from('\x1b@half a slip\n'));
    driver.start();
    await settle();
    driver.clear();
    await timers.pass(3000);
    expect(string.printer.slips()).toMatchObject([{ complete: true }]);
  });

  test('a printer that holds its line is given up within a second, so that it cannot hold up a stop', async () => {
    const { driver, timers, string } = seat();
    driver.start();
    await settle();
    driver.clear();
    await timers.pass(3000);
    expect(string.writes.map((bytes) => Buffer.from(bytes).toString('hex'))).toContain('100502');
    expect(Math.max(...string.limits)).toBe(1000);
  });

  test('an unknown slip is cut off before the next one', async () => {
    const { driver, said, print, texts, timers, string } = seat();
    driver.start();
    await settle();
    string.printer.stopAfter(7, 'power');
    print('A', '甲\n乙');
    await timers.pass(5000);
    expect(said()).toContain('A unknown printer-outcome-unknown');
    string.printer.setPower(true);
    print('B', '丙', 1);
    await timers.pass(5000);
    expect(texts()).toEqual(['甲', expect.stringMatching(/^补打 第1次\s+丙$/)]);
  });
});

const sent = (writes: readonly Uint8Array[]): string => Buffer.concat(writes).toString('hex');

describe('how a printer proves a slip, where nobody knows', () => {
  test.each([
    ['by process id, asked for once', {}, '1d2848', 1],
    ['by GS r where process ids are not known', { processIds: false }, '1d7201', 1],
  ] as const)('%s', async (_, options, marker, probes) => {
    const { driver, said, print, timers, string } = seat({ completion: 'probe' }, options);
    driver.start();
    await timers.pass(3000);
    expect(sent(string.writes).split(marker).length - 1).toBe(probes);
    expect(string.printer.slips()).toEqual([]);
    print('A');
    await timers.pass(3000);
    print('B');
    await timers.pass(3000);
    expect(said().filter((word) => word.endsWith('printed'))).toEqual(['A printed', 'B printed']);
    expect(sent(string.writes).split(marker).length - 1).toBe(probes + 2);
  });

  test('a slip asked for at once is proved too', async () => {
    const { driver, said, print, timers } = seat({ completion: 'probe' });
    driver.start();
    print('A');
    await timers.pass(3000);
    expect(said()).toContain('A printed');
  });

  test('a printer in trouble is not probed, and refuses', async () => {
    const { driver, said, print, timers, string } = seat({ completion: 'probe' });
    string.printer.setPaper('out');
    driver.start();
    print('A');
    await timers.pass(3000);
    expect(said()).toContain('A refused printer-paper-out');
    expect(sent(string.writes)).not.toContain('1d28');
  });
});

test('a slip that waits for the probe when all is stopped is refused, and no byte of it leaves', async () => {
  const { driver, said, print, timers, string } = seat({ completion: 'probe' }, { processIds: false });
  driver.start();
  print('A');
  await timers.pass(100);
  const stopped = driver.stop();
  await timers.pass(2000);
  await stopped;
  expect(said().at(-1)).toBe('A refused printer-lost');
  expect(sent(string.writes)).not.toContain('1b401c26');
});

describe('a printer that tells changes by itself', () => {
  test.each(['epson', 'snbc', 'zijiang'] as const)(
    '%s: trouble is known at once, not at the next question',
    async (map) => {
      const { driver, said, timers, string } = seat(
        { statusMap: map, automaticStatus: true },
        { dialect: map },
      );
      driver.start();
      await timers.pass(100);
      string.printer.setPaper('out');
      await settle();
      expect(said().at(-1)).toBe('trouble printer-paper-out out');
      string.printer.setPaper('enough');
      await settle();
      string.printer.setCover(true);
      await settle();
      expect(said().slice(-2)).toEqual(['ready enough', 'trouble printer-cover-open enough']);
    },
  );

  test('is kept quiet while a slip is printed, and asked again afterwards', async () => {
    const { driver, said, print, timers, string } = seat({ automaticStatus: true });
    driver.start();
    await timers.pass(100);
    string.printer.stopAfter(10, 'paper-out');
    print('A');
    await timers.pass(3000);
    string.printer.setPaper('enough');
    await timers.pass(3000);
    expect(said()).toContain('A printed');
    string.printer.setCover(true);
    await settle();
    expect(said().at(-1)).toBe('trouble printer-cover-open enough');
    expect(sent(string.writes).match(/1d610[0f]/g)).toEqual(['1d610f', '1d6100', '1d610f']);
  });
});

describe('what stands in the mouth and on the roll', () => {
  test.each(['hwasung', 'custom'] as const)('%s: a slip is in the mouth until it is taken', async (map) => {
    const { driver, print, timers, string, events } = seat({ statusMap: map }, { dialect: map });
    driver.start();
    print('A');
    await timers.pass(5000);
    expect(events.at(-1)).toMatchObject({ state: 'ready', facts: { slipInMouth: true } });
    string.printer.take();
    await timers.pass(5000);
    expect(events.at(-1)).toMatchObject({ state: 'ready', facts: { slipInMouth: false } });
  });

  test('where the profile refuses a roll that nears its end, that is a trouble', async () => {
    const { driver, said, print, timers, string } = seat({ nearEnd: 'refuse' });
    driver.start();
    await settle();
    string.printer.setPaper('low');
    await timers.pass(2500);
    print('A');
    await timers.pass(100);
    expect(said().slice(2)).toEqual(['trouble printer-paper-low low', 'A refused printer-paper-low']);
  });
});

test('the first piece of a slip leaves before its last line is encoded', async () => {
  const slipBytes = (writes: readonly Uint8Array[]): number =>
    writes.filter(([first]) => first !== 0x10).reduce((sum, { length }) => sum + length, 0);
  const sentWhenDrawn: number[] = [];
  const spy: DotGlyphs = {
    size: glyphs.size,
    find(codePoint) {
      sentWhenDrawn.push(slipBytes(string.writes));
      return glyphs.find(codePoint);
    },
  };
  const { driver, print, timers, string, said } = seat({ chunkBytes: 128 }, {}, spy);
  driver.start();
  await settle();
  print('A', `${'城乡居民基本医疗保险\n'.repeat(30)}㛃`);
  await timers.pass(5000);
  expect(said()).toContain('A printed');
  process.stdout.write(
    `sent when the last line was encoded: ${sentWhenDrawn[0]} of ${slipBytes(string.writes)} bytes\n`,
  );
  expect(sentWhenDrawn[0]).toBeGreaterThan(slipBytes(string.writes) / 2);
});

test('presenter and buzzer get their bytes after the cut', async () => {
  const { driver, print, timers, string } = seat({
    presenter: { eject: '1b420105' },
    hooks: { slipReady: '1b420203' },
  });
  driver.start();
  print('A');
  await timers.pass(2000);
  expect(string.printer.state().sounds).toEqual(['0105', '0203']);
  expect(sent(string.writes)).toContain('1d5642601b4201051b420203');
});

test('stop ends everything: the slip under way is unknown, the waiting one refused', async () => {
  const { driver, said, print, timers, string } = seat();
  driver.start();
  await settle();
  string.printer.stopAfter(5, 'cover');
  print('A');
  print('B');
  await timers.pass(1000);
  await driver.stop();
  expect(said().slice(-2)).toEqual(['A unknown printer-outcome-unknown', 'B refused printer-lost']);
  const writes = string.writes.length;
  await timers.pass(10_000);
  expect(string.writes).toHaveLength(writes);
});
