import { beforeAll, describe, expect, it } from 'vitest';
import { receiptPrinterProfileSchema } from '../../../electron/contract/device-profiles/receipt-printer.ts';
import { deviceId, printJobId } from '../../../electron/contract/ids.ts';
import type { ReceiptDocument } from '../../../electron/contract/receipt.ts';
import escpos80 from '../../../resources/devices/escpos-80.json' with { type: 'json' };
import { type AtTheDesk, expectReplugged } from './at-the-desk.ts';

const profile = receiptPrinterProfileSchema.parse(escpos80);
const identity = { vendorId: '0fe6', productId: '811e', manufacturer: 'Example', name: 'POS80' };
const printer = {
  name: 'printer',
  identity,
  device: { model: 'receipt-printer', wire: 'usb-printer' },
} as const;
const id = deviceId('receipt-printer-1');

const slip = (words: string): ReceiptDocument => ({
  blocks: [
    { kind: 'heading', text: words, size: 'large' },
    ...Array.from({ length: 12 }, (_, n) => ({
      kind: 'row' as const,
      label: `险种${n}`,
      value: '城乡居民基本医疗保险',
    })),
    { kind: 'row', label: '姓名', value: '䶮㛃𬱖' },
    { kind: 'text', text: '到此为止' },
  ],
  cut: 'partial',
});

/** A printer of the USB printer class, found by its IEEE-1284 identity. */
export function describeReceiptPrinters(at: AtTheDesk): void {
  const { desk } = at;
  describe('receipt printer behind usblp', () => {
    const print = (job: string, document: ReceiptDocument): Promise<void> =>
      desk().command({ kind: 'printReceipt', device: id, job: printJobId(job), document, duplicate: 0 });
    const slips = async (): Promise<readonly string[]> =>
      ((await desk().look('printer')).slips ?? []).filter(({ complete }) => complete).map(({ text }) => text);

    beforeAll(async () => {
      await desk().plug(printer.name, identity, printer.device);
      const transport = { kind: 'usb-printer', manufacturer: 'example', model: 'POS80' } as const;
      await desk().configure([{ id, profile, transport }]);
      await desk().until('ready');
    });

    it('prints a slip once; its answers come back the same way', async () => {
      await print('A', slip('参保信息'));
      await desk().until('A printed');
      const [text = '', ...others] = await slips();
      expect(others).toEqual([]);
      expect(text).toContain('参保信息');
      expect(text).toContain('䶮㛃𬱖');
      expect(text.trimEnd().endsWith('到此为止')).toBe(true);
      expect((await desk().look('printer')).commands).toEqual([]);
    });

    it('belongs to the kiosk alone', async () => {
      const path = await desk().placeOf(identity);
      expect(path).toMatch(/^\/dev\/usb\/lp\d+$/);
      expect(await desk().kiosk({ order: 'open', path })).toBe('EBUSY');
    });

    it('says that its paper is out, and goes on when there is some', async () => {
      desk().forgetAllBut('ready');
      await desk().hands({ order: 'paper', name: 'printer', state: 'out' });
      await desk().until('trouble printer-paper-out');
      await print('B', slip('缺纸'));
      await desk().until('B refused printer-paper-out');
      await desk().hands({ order: 'paper', name: 'printer', state: 'enough' });
      desk().forget();
      await desk().until('ready');
    });

    it('is missed when it is unplugged, and prints again under another number', async () => {
      await expectReplugged(at, printer, 'trouble printer-not-found');
      await print('C', slip('再打一张'));
      await desk().until('C printed');
      expect((await slips()).at(-1)).toContain('再打一张');
    });
  });
}
