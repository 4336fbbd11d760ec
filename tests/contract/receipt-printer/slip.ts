import type { ReceiptDocument } from '../../../electron/contract/receipt.ts';

/** Large, wide and rare characters, a QR code, and words at its beginning and at its end. */
export const slip: ReceiptDocument = {
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
