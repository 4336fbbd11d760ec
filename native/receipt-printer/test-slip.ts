import type { ReceiptBlock, ReceiptDocument } from '../../electron/contract/receipt.ts';
import { CELLS_OF_PAPER, type PaperMm } from './slip-layout.ts';

const CELLS_PER_MARK = 8;

/** Digits and marks over the whole width: a line that wraps, or falls short, tells a wrong paper width at a glance. */
function ruler(paperMm: PaperMm): ReceiptBlock[] {
  const cells = CELLS_OF_PAPER[paperMm];
  const tens = Array.from({ length: cells / CELLS_PER_MARK }, (_, n) =>
    String((n + 1) * CELLS_PER_MARK).padStart(CELLS_PER_MARK, '.'),
  ).join('');
  return [
    { kind: 'text', text: tens },
    { kind: 'text', text: '国'.repeat(cells / 2) },
  ];
}

/**
 * The slip an installer prints to try a printer: both headings, the paper's width, every class of character (the last
 * two rows show rare names: hanzi, or a visible ？ where the profile says substitute), rows, columns, a QR code and the
 * cut. Nothing in it is a resident's.
 */
export function testSlip(paperMm: PaperMm): ReceiptDocument {
  return {
    blocks: [
      { kind: 'heading', text: '打印测试', size: 'large' },
      { kind: 'heading', text: '安装人员专用', size: 'small' },
      { kind: 'feed', lines: 1 },
      { kind: 'text', text: `纸宽 ${paperMm} mm：下面两行应各占满一行`, align: 'left' },
      ...ruler(paperMm),
      { kind: 'rule' },
      { kind: 'row', label: '数字字母', value: '0123456789 AaZz' },
      { kind: 'row', label: '标点符号', value: '，。、；：？！“”（）《》—…·' },
      { kind: 'row', label: '编号单位', value: '①②③ ℃ ￥12.50 〇' },
      { kind: 'row', label: '加粗', value: '城乡居民基本医疗保险', bold: true },
      { kind: 'row', label: '生僻字（字库）', value: '䶮囍龘' },
      { kind: 'row', label: '生僻字（图形）', value: '㛃𬱖鿏𠮷' },
      { kind: 'rule' },
      { kind: 'text', text: '靠左', align: 'left' },
      { kind: 'text', text: '居中', align: 'centre' },
      { kind: 'text', text: '靠右', align: 'right' },
      { kind: 'rule' },
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
          { text: '门诊费用合计（此行较长，用来试换行）', share: 2 },
          { text: '1234.50', share: 1, align: 'right' },
        ],
      },
      { kind: 'rule' },
      { kind: 'qr', data: 'YBK-TEST:打印测试', caption: '手机扫码应读出“打印测试”' },
      { kind: 'feed', lines: 1 },
      { kind: 'text', text: '到此为止，下面应当切纸', align: 'centre' },
    ],
    cut: 'partial',
  };
}
