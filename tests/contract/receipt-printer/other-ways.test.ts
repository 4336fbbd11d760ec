import { afterEach, describe, expect, test } from 'vitest';
import { type PrinterAtTheDesk, sitDown } from './printer-at-the-desk.ts';
import { slip } from './slip.ts';

describe('other ways of proof and paper', () => {
  let desk: PrinterAtTheDesk;
  afterEach(async () => {
    await desk.leave();
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
});
