import type { FailureCode } from '../../../electron/contract/failures.ts';
import type { FailureWords } from './failures.ts';

/** Words for the failures of everything on the desk besides the ID-card reader and the receipt printer. */

type WordsOf<F extends string> = Pick<Record<FailureCode, FailureWords>, Extract<FailureCode, F>>;

/** The scanner, and codes that are not what the screen wants. */
export const scannerFailureWords: WordsOf<`scanner-${string}` | `scan-${string}` | `code-${string}`> = {
  'scanner-not-found': {
    resident: '扫码处没有接好。请用身份证，或叫人帮您。',
    attendant: '找不到扫码器：查看数据线和站点文件里的接口；运行 npm run devices 看接了什么。',
  },
  'scanner-busy': {
    resident: '扫码处被占用了。请用身份证，或叫人帮您。',
    attendant: '扫码器被别的程序占用，或没有读写权限：关掉占用的程序，装好 udev 规则。',
  },
  'scanner-lost': {
    resident: '扫码处断开了。请稍等，或用身份证。',
    attendant: '扫码器中途断开：重新插好，程序会自动重连。',
  },
  'scanner-silent': {
    resident: '扫码处没有反应。请用身份证，或叫人帮您。',
    attendant: '扫码器不应答命令：断电十秒再接通；核对设备档案的命令族。',
  },
  'scanner-setup-refused': {
    resident: '扫码处设置不对。请用身份证，或叫人帮您。',
    attendant: '扫码器拒绝了设置命令：核对型号档案；用厂家设置码恢复接口方式。',
  },
  'scan-incomplete': {
    resident: '没有扫全。请把码再对准一次。',
    attendant: '一次扫码只收到一部分：查看数据线；减小码的大小或距离。',
  },
  'code-not-recognised': {
    resident: '这个码认不出来。请换医保码或身份证。',
    attendant: '扫到的码不是本机认识的种类。',
  },
  'code-wrong-package': {
    resident: '这不是您的医保码。请打开医保码再扫。',
    attendant: '扫到的是 opc 开头的业务码，不是个人医保码。',
  },
  'code-is-payment': {
    resident: '这是付款码。请打开医保码再扫。',
    attendant: '扫到的是微信、支付宝或云闪付付款码。',
  },
  'code-is-id-number': {
    resident: '只有号码不行。请把身份证放在读卡处。',
    attendant: '扫到的是身份证号码文字，不能代替证件。',
  },
  'code-is-invoice': {
    resident: '这是发票的码。请打开医保码再扫。',
    attendant: '扫到的是增值税发票的码，此处用不上。',
  },
  'code-is-address': {
    resident: '这是网址的码。请打开医保码再扫。',
    attendant: '扫到的是网址或电子票据的码，此处用不上。',
  },
  'code-not-wanted': {
    resident: '现在不用扫码。请看屏幕上的提示。',
    attendant: '居民在不需要扫码的页面扫了码。',
  },
  'code-of-other-slip': {
    resident: '这张单子不是这里打的。请问工作人员。',
    attendant: '单子上的码在本机日志里没有：别的终端打的，或者号码被改过。',
  },
};

/** The A4 printer. */
export const documentFailureWords: WordsOf<`document-${string}`> = {
  'document-printer-not-found': {
    resident: '大打印机没有接好。请叫工作人员帮您。',
    attendant: '找不到 A4 打印机：查看电源、网线和站点文件里的地址。',
  },
  'document-printer-busy': {
    resident: '大打印机正忙。请稍等一会儿。',
    attendant: 'A4 打印机一直忙：查看队列里是否有卡住的任务。',
  },
  'document-printer-lost': {
    resident: '大打印机断开了。请叫工作人员帮您。',
    attendant: '打印途中连不上 A4 打印机：查看网线和打印服务。',
  },
  'document-printer-silent': {
    resident: '大打印机没有反应。请叫工作人员帮您。',
    attendant: 'A4 打印机不应答：重启打印机和打印服务。',
  },
  'document-printer-paper-out': {
    resident: '大打印机没纸了。请叫工作人员加纸。',
    attendant: '给 A4 打印机加纸，任务会接着打。',
  },
  'document-printer-cover-open': {
    resident: '大打印机的盖子开着。请叫工作人员。',
    attendant: '合上 A4 打印机的盖子，任务会接着打。',
  },
  'document-printer-jam': {
    resident: '大打印机卡纸了。请叫工作人员帮您。',
    attendant: '取出 A4 打印机里卡住的纸，合上盖子。',
  },
  'document-printer-supplies-out': {
    resident: '大打印机没墨了。请叫工作人员帮您。',
    attendant: '更换 A4 打印机的墨粉或墨盒。',
  },
  'document-printer-fault': {
    resident: '大打印机出了问题。请叫工作人员帮您。',
    attendant: '查看 A4 打印机面板上的提示。',
  },
  'document-refused': {
    resident: '这张纸打不出来。请叫工作人员帮您。',
    attendant: 'A4 打印机拒收任务：核对它是否支持 PDF。',
  },
  'document-outcome-unknown': {
    resident: '不知道打出来没有。请看一下出纸口。',
    attendant: 'A4 任务的结果不明：查看出纸口，再决定是否补打。',
  },
};

/** The smart-card reader and the card in it. */
export const socialCardFailureWords: WordsOf<`smart-card-${string}` | `social-card-${string}`> = {
  'smart-card-service-missing': {
    resident: '社保卡处不能用。请用身份证，或叫人帮您。',
    attendant: '读卡服务没有运行：安装并启动 pcscd。',
  },
  'smart-card-reader-not-found': {
    resident: '社保卡处没有接好。请用身份证。',
    attendant: '找不到社保卡读卡器：查看数据线和站点文件里的名称。',
  },
  'smart-card-reader-busy': {
    resident: '社保卡处被占用了。请用身份证。',
    attendant: '社保卡读卡器被别的程序独占：关掉那个程序。',
  },
  'smart-card-reader-lost': {
    resident: '社保卡处断开了。请稍等，或用身份证。',
    attendant: '社保卡读卡器断开：重新插好，程序会自动重连。',
  },
  'smart-card-silent': {
    resident: '社保卡没有反应。请拔出来再插一次。',
    attendant: '社保卡不应答：擦净芯片再插；仍不行请人工办理。',
  },
  'social-card-not-recognised': {
    resident: '这不是社保卡。请换社保卡或身份证。',
    attendant: '插的不是社保卡，或卡内没有社保应用。',
  },
  'social-card-read-failed': {
    resident: '没有读出来。请拔出来再插一次。',
    attendant: '读社保卡失败：擦净芯片再插；多次失败请人工办理。',
  },
  'social-card-removed-early': {
    resident: '拔得太早了。请再插一次，先别拔。',
    attendant: '读社保卡途中卡被拔走。',
  },
  'social-card-needs-module': {
    resident: '这种社保卡读不了。请用身份证。',
    attendant: '三代社保卡没有 PSAM 读不全：改用身份证。',
  },
  'social-card-number-invalid': {
    resident: '卡上号码对不上。请到人工窗口核对。',
    attendant: '社保卡号码校验位不符：人工核验。',
  },
};

/** The tactile keypad. */
export const keypadFailureWords: WordsOf<`keypad-${string}`> = {
  'keypad-not-found': {
    resident: '按键盘没有接好。请用屏幕，或叫人帮您。',
    attendant: '找不到五键小键盘：查看数据线和站点文件。',
  },
  'keypad-busy': {
    resident: '按键盘被占用了。请用屏幕，或叫人帮您。',
    attendant: '小键盘没有读取权限或被占用：装好 udev 规则。',
  },
  'keypad-lost': {
    resident: '按键盘断开了。请用屏幕，或叫人帮您。',
    attendant: '小键盘断开：重新插好，程序会自动重连。',
  },
};
