import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReceiptDocument } from '../../../electron/contract/receipt.ts';
import { type LinkKind, type PrinterAtTheDesk, sitDown } from './printer-at-the-desk.ts';

const slip: ReceiptDocument = {
  blocks: [
    { kind: 'heading', text: '参保信息', size: 'large' },
    ...Array.from({ length: 20 }, (_, n) => ({
      kind: 'row' as const,
      label: `险种${n}`,
      value: '城乡居民基本医疗保险',
    })),
    { kind: 'row', label: '姓名', value: '䶮㛃𬱖' },
    { kind: 'qr', data: 'https://example.invalid/核对' },
    { kind: 'text', text: '到此为止' },
  ],
  cut: 'partial',
};

let desk: PrinterAtTheDesk;
afterEach(async () => {
  await desk.leave();
});

const slipsSaying = async (words: string): Promise<number> =>
  (await desk.slips()).filter(({ text }) => text.includes(words)).length;

describe.each<LinkKind>(['serial', 'serial with xon/xoff', 'tcp', 'usb printer class'])(
  'a printer by %s',
  (kind) => {
    test('prints a slip once and says so', async () => {
      desk = await sitDown(kind);
      desk.print('A', slip);
      await desk.until('A printed');
      const slips = await desk.slips();
      expect(slips).toHaveLength(1);
      expect(slips[0]).toMatchObject({ complete: true });
      expect(slips[0]?.text).toContain('䶮㛃𬱖');
      expect(slips[0]?.text).toContain('[QR https://example.invalid/核对]');
      expect(slips[0]?.text.trimEnd().endsWith('到此为止')).toBe(true);
      expect((await desk.look()).unknownCommands).toEqual([]);
      expect(desk.said()).toEqual(['opening', 'ready', 'A sent', 'A printed']);
    });

    test('goes on by itself when paper is loaded, and nothing comes twice', async () => {
      desk = await sitDown(kind);
      await desk.order('/stop-after', { bytes: 400, fault: 'paper-out' });
      desk.print('A', slip);
      // A printer that holds the line by XOFF may not even let itself be asked what is wrong.
      const cause = kind === 'serial with xon/xoff' ? '(paper-out|offline)' : 'paper-out';
      await desk.until(new RegExp(`^A interrupted printer-${cause}$`));
      await desk.until(new RegExp(`^trouble printer-${cause}$`));
      desk.forget();
      await desk.order('/paper', { state: 'enough' });
      await desk.until('A printed');
      await desk.until('ready');
      expect(await slipsSaying('参保信息')).toBe(1);
      expect(await slipsSaying('到此为止')).toBe(1);
    });
  },
);

describe.each<LinkKind>(['serial', 'tcp', 'usb printer class'])('trouble by %s', (kind) => {
  test.each([
    ['/paper', { state: 'out' }, { state: 'enough' }, 'printer-paper-out'],
    ['/cover', { open: true }, { open: false }, 'printer-cover-open'],
    ['/cutter', { error: true }, { error: false }, 'printer-cutter-error'],
    ['/offline', { offline: true }, { offline: false }, 'printer-offline'],
  ])('%s before printing is known, refused, and goes by itself', async (path, wrong, right, failure) => {
    desk = await sitDown(kind);
    await desk.order(path, wrong);
    desk.print('A', slip);
    await desk.until(`A refused ${failure}`);
    await desk.until(`trouble ${failure}`);
    desk.forget();
    await desk.order(path, right);
    await desk.until('ready');
    expect(await desk.slips()).toEqual([]);
    desk.print('B', slip);
    await desk.until('B printed');
    expect(await slipsSaying('参保信息')).toBe(1);
  });

  test('power lost in the middle leaves the outcome unknown; the next slip is marked and stands alone', async () => {
    desk = await sitDown(kind, { timeoutsMs: { status: 150, completion: 1500 } });
    await desk.order('/stop-after', { bytes: 300, fault: 'power' });
    desk.print('A', slip);
    await desk.until('A unknown printer-outcome-unknown');
    await desk.order('/power', { on: true });
    desk.forget();
    await desk.until('ready');
    desk.print('B', slip, 1);
    await desk.until('B printed');
    const slips = await desk.slips();
    const whole = slips.filter(({ text }) => text.includes('到此为止'));
    expect(whole).toHaveLength(1);
    expect(whole[0]?.text.trimStart().startsWith('补打 第1次')).toBe(true);
    expect(slips.filter(({ text }) => text.includes('参保信息'))).toHaveLength(2);
  });

  test('an interrupted slip that is cleared becomes unknown and does not come out later as a whole', async () => {
    desk = await sitDown(kind);
    await desk.order('/stop-after', { bytes: 300, fault: 'cover' });
    desk.print('A', slip);
    await desk.until('A interrupted printer-cover-open');
    desk.driver.clear();
    await desk.until('A unknown printer-outcome-unknown');
    desk.forget();
    await desk.order('/cover', { open: false });
    await desk.until('ready');
    desk.print('B', { blocks: [{ kind: 'text', text: '下一位' }], cut: 'partial' });
    await desk.until('B printed');
    const slips = await desk.slips();
    expect(slips.some(({ text }) => text.includes('到此为止'))).toBe(false);
    expect(slips.at(-1)?.text.trim()).toBe('下一位');
  });

  test('a device that vanishes while printing and comes back within 3 s', async () => {
    desk = await sitDown(kind);
    await desk.order('/stop-after', { bytes: 300, fault: 'paper-out' });
    desk.print('A', slip);
    await desk.until('A interrupted printer-paper-out');
    await desk.order('/cable', { connected: false });
    await desk.until('A unknown printer-outcome-unknown');
    await desk.until('trouble printer-not-found');
    desk.print('B', slip);
    await desk.until('B refused printer-not-found');
    desk.forget();
    const back = performance.now();
    await desk.order('/cable', { connected: true });
    await desk.until('trouble printer-paper-out');
    expect(performance.now() - back).toBeLessThan(3000);
  });

  test('a program ended and started again is opened again', async () => {
    desk = await sitDown(kind);
    const before = desk.line;
    await desk.restartSimulator();
    if (before.path !== null) expect(existsSync(before.path)).toBe(true);
    desk.forget();
    await desk.until('ready');
    desk.print('A', slip);
    await desk.until('A printed');
  });
});

/** A serial line, a socket and the printer class, each with every make's own status. */
const MAKES = (['serial', 'tcp', 'usb printer class'] as const).flatMap((kind) =>
  (['epson', 'snbc', 'zijiang', 'hwasung', 'custom'] as const).map((make) => [kind, make] as const),
);

describe.each(MAKES)('by %s, the status of %s', (kind, statusMap) => {
  test('paper runs out in the middle, is loaded, and the slip comes out once', async () => {
    const automaticStatus = statusMap !== 'hwasung' && statusMap !== 'custom';
    desk = await sitDown(kind, { statusMap, automaticStatus, completion: 'probe' });
    await desk.order('/stop-after', { bytes: 400, fault: 'paper-out' });
    desk.print('A', slip);
    await desk.until('A interrupted printer-paper-out');
    await desk.order('/paper', { state: 'enough' });
    await desk.until('A printed');
    expect(await slipsSaying('参保信息')).toBe(1);
    expect(await slipsSaying('到此为止')).toBe(1);
    expect((await desk.look()).unknownCommands).toEqual([]);
    desk.forget();
    await desk.order('/cover', { open: true });
    await desk.until('trouble printer-cover-open');
  });
});

describe('other ways of proof and paper', () => {
  test('Epson process ids', async () => {
    desk = await sitDown('serial', { completion: 'process-id' });
    desk.print('A', slip);
    await desk.until('A printed');
    desk.print('B', slip, 1);
    await desk.until('B printed');
    expect(await slipsSaying('到此为止')).toBe(2);
  });

  test('without any proof the outcome is never called certain', async () => {
    desk = await sitDown('serial', { completion: 'none', timeoutsMs: { status: 150, completion: 400 } });
    desk.print('A', slip);
    await desk.until('A unknown printer-outcome-unknown');
    expect(desk.said()).not.toContain('A printed');
  });

  test('paper that runs low is told and no reason to refuse', async () => {
    desk = await sitDown('serial');
    await desk.order('/paper', { state: 'low' });
    desk.print('A', slip);
    await desk.until('A printed');
    expect(desk.events).toContainEqual(
      expect.objectContaining({ kind: 'deviceChanged', state: 'ready', facts: { paper: 'low' } }),
    );
  });

  test('slips asked for together come out one after the other', async () => {
    desk = await sitDown('tcp');
    for (const job of ['A', 'B', 'C'])
      desk.print(job, { blocks: [{ kind: 'text', text: `第${job}张` }], cut: 'full' });
    await desk.until('C printed');
    expect((await desk.slips()).map(({ text }) => text.trim())).toEqual(['第A张', '第B张', '第C张']);
  });

  test('a whole slip is handed over within 20 ms of the command', async () => {
    desk = await sitDown('serial');
    const waits: number[] = [];
    const firsts: number[] = [];
    for (let n = 0; n < 20; n++) {
      const job = `J${n}`;
      const start = performance.now();
      desk.print(job, slip);
      await desk.until(`${job} sent`);
      waits.push(performance.now() - start);
      firsts.push(desk.slipBegan() - start);
      await desk.until(`${job} printed`);
    }
    const median = waits.toSorted((a, b) => a - b)[10] ?? Number.NaN;
    const first = firsts.toSorted((a, b) => a - b)[10] ?? Number.NaN;
    process.stdout.write(`command to first byte of the slip: median ${first.toFixed(1)} ms over 20 slips\n`);
    expect(firsts.every((at, n) => at < (waits[n] ?? 0))).toBe(true);
    process.stdout.write(`command to whole slip sent: median ${median.toFixed(1)} ms over 20 slips\n`);
    expect(median).toBeLessThan(20);
  });
});
