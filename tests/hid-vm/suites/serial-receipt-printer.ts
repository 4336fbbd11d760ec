import { beforeAll, describe, expect, it } from 'vitest';
import { receiptPrinterProfileSchema } from '../../../electron/contract/device-profiles/receipt-printer.ts';
import { deviceId, printJobId } from '../../../electron/contract/ids.ts';
import type { ReceiptDocument } from '../../../electron/contract/receipt.ts';
import escpos80 from '../../../resources/devices/escpos-80.json' with { type: 'json' };
import type { LineLook } from '../guest-messages.ts';
import { type AtTheDesk, expectReplugged } from './at-the-desk.ts';

/** A short wait for a slip's proof, so that a slip that was never whole is known soon. */
const profile = receiptPrinterProfileSchema.parse({
  ...escpos80,
  timeoutsMs: { status: 400, completion: 3000 },
});
/** The ids under which the kernel's `ftdi_sio` knows a bridge. */
const identity = {
  vendorId: '0403',
  productId: '6001',
  manufacturer: 'Example',
  name: 'Bridge',
  serialNumber: '0001',
};
/** The name that udev gives it by what it is. */
const BY_ID = '/dev/serial/by-id/usb-Example_Bridge_0001-if00-port0';
const printer = {
  name: 'serial printer',
  identity,
  device: { model: 'receipt-printer', wire: 'usb-serial-bridge' },
} as const;
const id = deviceId('receipt-printer-1');
const HELD_AFTER_BYTES = 700;
/** More than the kernel and the bridge keep, so that the link itself is held. */
const ROWS = 120;

const words = (n: number): string => `第${n}行`;
const slip: ReceiptDocument = {
  blocks: Array.from({ length: ROWS }, (_, n) => ({
    kind: 'row' as const,
    label: words(n),
    value: '城乡居民基本医疗保险',
  })),
  cut: 'partial',
};

/** A serial receipt printer behind a bridge with modem lines (FTDI's, as the kernel has it): RTS/CTS on a real tty. */
export function describeSerialReceiptPrinter(at: AtTheDesk): void {
  const { desk } = at;
  describe('receipt printer behind a USB-serial bridge with modem lines', () => {
    const order = { name: printer.name };
    const line = async (): Promise<LineLook> => {
      const look = await desk().look(printer.name);
      if (look.line === undefined) throw new Error('this printer has no line');
      return look.line;
    };
    const sitDown = async (flowControl: LineLook['flow']): Promise<void> => {
      const transport = { kind: 'serial', path: BY_ID, baudRate: 115_200, flowControl } as const;
      await desk().configure([{ id, profile, transport }]);
      await desk().until('ready');
    };
    const print = (job: string): Promise<void> =>
      desk().command({
        kind: 'printReceipt',
        device: id,
        job: printJobId(job),
        document: slip,
        duplicate: 0,
      });
    const lastSlip = async (): Promise<{ readonly text: string; readonly complete: boolean }> =>
      ((await desk().look(printer.name)).slips ?? []).at(-1) ?? { text: '', complete: false };

    beforeAll(async () => {
      await desk().plug(printer.name, identity, printer.device);
      await desk().untilNode(BY_ID);
    });

    it.each(['rts-cts', 'xon-xoff'] as const)(
      'prints a slip whole that is held in its middle, %s',
      async (flow) => {
        await sitDown(flow);
        expect(await line()).toMatchObject({ flow, dtr: true, rts: true });
        await desk().hands({ order: 'hold', ...order, afterBytes: HELD_AFTER_BYTES });
        const before = (await line()).delivered;
        await print('A');
        await desk().until('A interrupted printer-offline');
        const held = await line();
        expect(held.delivered - before).toBe(HELD_AFTER_BYTES);
        expect(held.waiting).toBeGreaterThan(0);
        expect(held.clearToSend).toBe(false);
        desk().forget();
        await desk().hands({ order: 'release', ...order });
        await desk().until('A printed');
        await desk().until('ready');
        const { text, complete } = await lastSlip();
        expect(complete).toBe(true);
        for (let n = 0; n < ROWS; n += 1) expect(text.split(words(n))).toHaveLength(2);
        expect((await line()).lost).toBe(0);
      },
    );

    it('is cleared while it holds a slip, and prints the next one when it lets go', async () => {
      await sitDown('rts-cts');
      await desk().hands({ order: 'hold', ...order, afterBytes: HELD_AFTER_BYTES });
      await print('E');
      await desk().until('E interrupted printer-offline');
      await desk().command({ kind: 'clearPrinter', device: id });
      await desk().until('E unknown printer-outcome-unknown');
      desk().forget();
      await desk().hands({ order: 'release', ...order });
      await desk().until('ready');
      await print('F');
      await desk().until('F printed');
      const { text, complete } = await lastSlip();
      expect(complete).toBe(true);
      for (let n = 0; n < ROWS; n += 1) expect(text.split(words(n))).toHaveLength(2);
    });

    it('loses bytes where the line is set up without it: the bridge does as it was asked', async () => {
      await sitDown('none');
      expect((await line()).flow).toBe('none');
      await desk().hands({ order: 'hold', ...order, afterBytes: HELD_AFTER_BYTES });
      await print('B');
      await desk().until('B unknown printer-outcome-unknown');
      expect((await line()).lost).toBeGreaterThan(0);
      await desk().hands({ order: 'release', ...order });
    });

    it('is missed when it is unplugged, and prints again under another number', async () => {
      await sitDown('rts-cts');
      await expectReplugged(at, printer, 'trouble printer-lost');
      await print('C');
      await desk().until('C printed');
      expect((await lastSlip()).complete).toBe(true);
    });
  });
}
