import type { DeviceEvent, DeviceFacts } from '../../electron/contract/device-messages.ts';
import type { NavigationKey } from '../../electron/contract/device-profiles/keypad.ts';
import type { FailureCode } from '../../electron/contract/failures.ts';
import { type CodeKind, classifyCode } from '../../electron/core/code-routing.ts';
import { idNumberForPaper, nameForPaper } from '../../electron/core/masking.ts';
import { failureWords } from '../../renderer/copy/failures.ts';

/** Characters of a code that are shown; its kind is told from as many. */
const SHOWN_OF_CODE = 3;

const CODE_WORDS: Readonly<Record<CodeKind, string>> = {
  voucher: '医保码',
  'wrong-package': 'opc 业务码',
  'wechat-payment': '微信付款码',
  'alipay-payment': '支付宝付款码',
  'unionpay-payment': '银联付款码',
  'ecny-payment': '数字人民币付款码',
  'id-number': '身份证号码',
  'vat-invoice': '发票码',
  'e-receipt': '电子票据码',
  'web-address': '网址',
  unknown: '认不出的码',
};

const CARD_WORDS = {
  resident: '居民身份证',
  'hk-macao-taiwan': '港澳台居民居住证',
  'foreigner-2017': '外国人永久居留证（2017 版）',
  'foreigner-2023': '外国人永久居留证（2023 版）',
} as const;

const KEY_WORDS: Readonly<Record<NavigationKey, string>> = {
  previous: '上一个',
  next: '下一个',
  activate: '确认',
  back: '返回',
  help: '求助',
};

const PRINT_WORDS = {
  sent: '已经发给打印机',
  printed: '打印完成',
  interrupted: '打印中断，等打印机恢复',
  unknown: '不能确定打完没有',
  refused: '没有开始打印',
} as const;

/** A name of one character is hidden whole, all others but their first character. */
const maskedName = (name: string): string => (Array.from(name).length < 2 ? '*' : nameForPaper(name));

const maskedHolder = ({ name, number }: { readonly name: string; readonly number: string }): string =>
  `姓名 ${maskedName(name)}，号码 ${idNumberForPaper(number)}`;

/** What the attendant's screen says of a failure, with its code. */
export const failureSentence = (failure: FailureCode): string =>
  `${failureWords[failure].attendant}［${failure}］`;

function factWords({ baudRate, samId, firmware, paper }: DeviceFacts): string {
  const words = [
    baudRate === undefined ? [] : [`波特率 ${baudRate}`],
    samId === undefined ? [] : [`安全模块 ${samId}`],
    firmware === undefined ? [] : [`固件 ${firmware}`],
    paper === undefined ? [] : [{ enough: '纸够', low: '纸快用完', out: '缺纸' }[paper]],
  ].flat();
  return words.length === 0 ? '' : `（${words.join('，')}）`;
}

type Scanned = Extract<DeviceEvent, { readonly kind: 'codeScanned' }>['code'];

function codeWords({ text, aim }: Scanned): string {
  const characters = Array.from(text);
  const begin = characters.length > SHOWN_OF_CODE ? characters.slice(0, SHOWN_OF_CODE).join('') : '';
  const kind = CODE_WORDS[classifyCode(text, [])];
  return `扫到${kind}：${characters.length} 个字符，开头“${begin}…”${aim === undefined ? '' : `，AIM ${aim}`}`;
}

function paperWords({
  state,
  failure,
}: {
  readonly state: keyof typeof PRINT_WORDS;
  readonly failure?: FailureCode | undefined;
}): string {
  return `${PRINT_WORDS[state]}${failure === undefined ? '' : `：${failureSentence(failure)}`}`;
}

/** One event for the installer's eyes: names and numbers in part only, no address, no photo, no code whole. */
export function eventWords(event: DeviceEvent): string {
  switch (event.kind) {
    case 'deviceChanged':
      if (event.failure !== undefined) return `有问题：${failureSentence(event.failure)}`;
      return event.state === 'ready' ? `设备就绪${factWords(event.facts)}` : '正在打开设备';
    case 'cardFound':
    case 'socialCardFound':
      return '有卡，正在读，请不要拿走';
    case 'cardRead':
      return `读到${CARD_WORDS[event.card.kind]}：${maskedHolder(event.card)}`;
    case 'socialCardRead':
      return `读到社保卡（${event.card.version} 版）：${maskedHolder(event.card)}`;
    case 'cardReadFailed':
    case 'socialCardReadFailed':
    case 'codeScanFailed':
      return `没有读到：${failureSentence(event.failure)}`;
    case 'cardRemoved':
    case 'socialCardRemoved':
      return '卡拿走了';
    case 'codeScanned':
      return codeWords(event.code);
    case 'printChanged':
    case 'documentChanged':
      return paperWords(event);
    case 'keyPressed':
      return `按键：${KEY_WORDS[event.key]}`;
  }
}
