import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it, type TestAPI } from 'vitest';
import { type SeatedPrinter, slipByHand, troubleByHand } from './by-hand.ts';
import { type LinkKind, type PrinterAtTheDesk, sitDown } from './printer-at-the-desk.ts';
import { slip } from './slip.ts';

let desk: PrinterAtTheDesk;

const slipsSaying = async (words: string): Promise<number> =>
  (await desk.slips()).filter(({ text }) => text.includes(words)).length;

/** Sits down before a simulated printer whose cable, paper and cover are ordered by hands. */
async function sitByHand(kind: LinkKind): Promise<SeatedPrinter> {
  desk = await sitDown(kind);
  const deed = (path: string, body: object) => async () => void (await desk.order(path, body));
  return {
    at: desk,
    print: (job, document) => desk.print(job, document),
    hands: {
      takePaper: deed('/paper', { state: 'out' }),
      loadPaper: deed('/paper', { state: 'enough' }),
      openCover: deed('/cover', { open: true }),
      shutCover: deed('/cover', { open: false }),
      unplug: deed('/cable', { connected: false }),
      replug: deed('/cable', { connected: true }),
      look: async (_sentence, check) => {
        check(await desk.slips());
        expect((await desk.look()).unknownCommands).toEqual([]);
      },
      backMs: 3000,
    },
  };
}

/** A slip that paper runs out on at one byte of it; a hand is not that quick. */
export function printingBeyondHands(test: TestAPI, kind: LinkKind): void {
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
}

/** What every line to a printer carries: a slip, and a slip that paper ran out on. */
export function printingBehaviour(kind: LinkKind): void {
  describe(`a printer by ${kind}`, () => {
    afterEach(() => desk.leave());
    slipByHand(it, () => sitByHand(kind));
    printingBeyondHands(it, kind);
  });
}

/** Trouble at one byte of a slip, of a part that no hand reaches, or of the program behind the line. */
export function troubleBeyondHands(test: TestAPI, kind: LinkKind): void {
  test.each([
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
}

/** Trouble before, during and after printing, the same over every line. */
export function troubleBehaviour(kind: LinkKind): void {
  describe(`trouble by ${kind}`, () => {
    afterEach(() => desk.leave());
    troubleByHand(it, () => sitByHand(kind));
    troubleBeyondHands(it, kind);
  });
}

const MAKES = ['epson', 'snbc', 'zijiang', 'hwasung', 'custom'] as const;

/** Each make's own status at one byte of a slip. */
export function makesBeyondHands(test: TestAPI, kind: LinkKind): void {
  test.each(MAKES)(
    '%s: paper runs out in the middle, is loaded, and the slip comes out once',
    async (statusMap) => {
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
    },
  );
}

/** Each make's own status, over one line. */
export function makesBehaviour(kind: LinkKind): void {
  describe(`by ${kind}, the status of`, () => {
    afterEach(() => desk.leave());
    makesBeyondHands(it, kind);
  });
}
