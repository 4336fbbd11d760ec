import { expect, type TestAPI } from 'vitest';
import { receiptPrinterProfileSchema } from '../../../electron/contract/device-profiles/receipt-printer.ts';
import kick from '../../../resources/devices/escpos-80-kick.json' with { type: 'json' };
import { type PrinterAtTheDesk, sitDown } from './printer-at-the-desk.ts';
import { slip } from './slip.ts';

const { hooks } = receiptPrinterProfileSchema.parse(kick);
let desk: PrinterAtTheDesk;

/** Ends what the test that is over sat down to. */
export const leaveOtherWays = (): Promise<void> => desk.leave();

/** Other ways of proof and paper, and the kick of a door: what a printer was sent, or a profile of its own, is looked at. */
export function otherWaysOfPrinting(test: TestAPI): void {
  test('the kick of a door or a buzzer comes once, after the cut of a slip that is out', async () => {
    desk = await sitDown('serial', { hooks });
    desk.print('A', slip);
    await desk.until('A printed');
    expect((await desk.look()).sounds).toEqual(['0019fa']);
  });

  test('the kick of a door or a buzzer comes when the slip is out at last, and not while it is interrupted', async () => {
    desk = await sitDown('tcp', { hooks });
    await desk.order('/stop-after', { bytes: 400, fault: 'paper-out' });
    desk.print('A', slip);
    await desk.until('A interrupted printer-paper-out');
    expect((await desk.look()).sounds).toEqual([]);
    await desk.order('/paper', { state: 'enough' });
    await desk.until('A printed');
    expect((await desk.look()).sounds).toEqual(['0019fa']);
  });

  test('the kick of a door or a buzzer comes not for a slip that is refused, nor from a printer whose profile has none', async () => {
    desk = await sitDown('serial', { hooks });
    await desk.order('/cover', { open: true });
    desk.print('A', slip);
    await desk.until('A refused printer-cover-open');
    expect((await desk.look()).sounds).toEqual([]);
    await desk.leave();
    desk = await sitDown('serial');
    desk.print('B', slip);
    await desk.until('B printed');
    expect((await desk.look()).sounds).toEqual([]);
  });

  test('Epson process ids', async () => {
    desk = await sitDown('serial', { completion: 'process-id' });
    desk.print('A', slip);
    await desk.until('A printed');
    desk.print('B', slip, 1);
    await desk.until('B printed');
    expect((await desk.slips()).filter(({ text }) => text.includes('到此为止'))).toHaveLength(2);
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
}
