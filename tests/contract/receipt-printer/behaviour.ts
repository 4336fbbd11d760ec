import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type LinkKind, type PrinterAtTheDesk, sitDown } from './printer-at-the-desk.ts';
import { slip } from './slip.ts';

let desk: PrinterAtTheDesk;
afterEach(async () => {
  await desk.leave();
});

const slipsSaying = async (words: string): Promise<number> =>
  (await desk.slips()).filter(({ text }) => text.includes(words)).length;

/** What every line to a printer carries: a slip, and a slip that paper ran out on. */
export function printingBehaviour(kind: LinkKind): void {
  describe(`a printer by ${kind}`, () => {
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
  });
}

/** Trouble before, during and after printing, the same over every line. */
export function troubleBehaviour(kind: LinkKind): void {
  describe(`trouble by ${kind}`, () => {
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
}

const MAKES = ['epson', 'snbc', 'zijiang', 'hwasung', 'custom'] as const;

/** Each make's own status, over one line. */
export function makesBehaviour(kind: LinkKind): void {
  describe.each(MAKES)(`by ${kind}, the status of %s`, (statusMap) => {
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
}
