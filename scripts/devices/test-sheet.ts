import type { ReceiptDocument } from '../../electron/contract/receipt.ts';

/** The A4 page that an installer prints to try a printer: margins, every class of character, rare names, a QR code. Nobody's. */
export const testSheet: ReceiptDocument = {
  blocks: [
    { kind: 'heading', text: 'A4 打印测试', size: 'large' },
    { kind: 'heading', text: '安装人员专用', size: 'small' },
    { kind: 'text', text: '四边应有空白，下面的表格应左右完整。', align: 'left' },
    { kind: 'rule' },
    { kind: 'row', label: '数字字母', value: '0123456789 AaBbYyZz' },
    { kind: 'row', label: '标点符号', value: '，。、；：？！“”（）《》—…·' },
    { kind: 'row', label: '编号单位', value: '①②③ ￥12.50 〇' },
    { kind: 'row', label: '加粗', value: '城乡居民基本医疗保险', bold: true },
    { kind: 'row', label: '生僻字', value: '䶮㛃𬱖鿏𠮷囍龘' },
    {
      kind: 'columns',
      cells: [
        { text: '项目', share: 2 },
        { text: '金额', share: 1, align: 'right' },
      ],
    },
    {
      kind: 'columns',
      cells: [
        { text: '门诊费用合计', share: 2 },
        { text: '1234.50', share: 1, align: 'right' },
      ],
    },
    { kind: 'rule' },
    { kind: 'qr', data: 'YBK-TEST:打印测试', caption: '手机扫码应读出“打印测试”' },
    { kind: 'text', text: '每个字都应清楚，没有方块和空缺。', align: 'centre' },
  ],
  cut: 'none',
};
