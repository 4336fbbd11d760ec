import type { FailureCode } from '../../../electron/contract/failures.ts';
import { attendantFailureWords } from './attendant-failures.ts';
import {
  documentFailureWords,
  keypadFailureWords,
  scannerFailureWords,
  socialCardFailureWords,
} from './desk-failures.ts';
import { paperFailureWords } from './paper-failures.ts';
import { voucherFailureWords } from './voucher-failures.ts';

/** What a failure is called, to the one who stands before it and to the one who is called. */
export interface FailureWords {
  /** At most two sentences of at most 20 characters: what is wrong, what to do, who helps. */
  readonly resident: string;
  /** What to look at or to do; may name parts and terms. */
  readonly attendant: string;
}

const askStaff = '请叫工作人员帮您。';
const goToCounter = '请到人工窗口办理。';

const reader: Pick<
  Record<FailureCode, FailureWords>,
  Extract<FailureCode, `reader-${string}` | `card-${string}`>
> = {
  'reader-not-found': {
    resident: `读卡处没有接好。${askStaff}`,
    attendant: '找不到身份证阅读器：查看数据线、电源和站点文件里的端口路径。',
  },
  'reader-busy': {
    resident: `读卡处被占用了。${askStaff}`,
    attendant: '阅读器端口被别的程序占用：关掉占用端口的程序。',
  },
  'reader-lost': {
    resident: `读卡处断开了。请稍等，或叫工作人员。`,
    attendant: '阅读器中途断开：重新插好数据线，程序会自动重连。',
  },
  'reader-silent': {
    resident: `读卡处没有反应。请稍等，或叫工作人员。`,
    attendant: '阅读器不应答：断电十秒再接通；仍不应答就换一台。',
  },
  'reader-link-noise': {
    resident: '没有读清楚。请再放一次身份证。',
    attendant: '阅读器线路有干扰：换数据线，远离电源线，核对波特率。',
  },
  'reader-self-test-failed': {
    resident: `读卡处坏了。${askStaff}`,
    attendant: '阅读器自检失败（状态 60）：断电重启；仍失败请送修安全模块。',
  },
  'reader-not-authorised': {
    resident: `读卡处还不能用。${askStaff}`,
    attendant: '安全模块认证不通过：联系阅读器供应商。',
  },
  'reader-command-refused': {
    resident: `读卡处没有听懂。${askStaff}`,
    attendant: '阅读器拒绝命令：核对设备档案的型号与协议。',
  },
  'reader-status-unknown': {
    resident: `读卡处出了问题。${askStaff}`,
    attendant: '阅读器返回未知状态：记下时间，查看运行日志里的状态字。',
  },
  'card-not-id-card': {
    resident: '这不是身份证。请换身份证再放一次。',
    attendant: '放的不是居民身份证，或卡片已损坏。',
  },
  'card-rejected': {
    resident: '这张证读不了。请到人工窗口办理。',
    attendant: '阅读器与卡互认失败：换一张证试，确认阅读器正常。',
  },
  'card-data-untrusted': {
    resident: '证件信息对不上。请到人工窗口核对。',
    attendant: '卡内数据校验不通过，不予采信：人工核验证件。',
  },
  'card-read-failed': {
    resident: '没有读出来。请把身份证再放一次。',
    attendant: '读卡失败：请居民平放、别移动；多次失败则人工办理。',
  },
  'card-removed-early': {
    resident: '拿开得太早了。请再放一次，先别拿。',
    attendant: '读卡中途证件被拿走：请居民放稳后等待。',
  },
  'card-number-invalid': {
    resident: '证件号码对不上。请到人工窗口核对。',
    attendant: '号码校验位不符：人工核验证件真伪。',
  },
};

const printer: Pick<Record<FailureCode, FailureWords>, Extract<FailureCode, `printer-${string}`>> = {
  'printer-not-found': {
    resident: `打印机没有接好。${askStaff}`,
    attendant: '找不到凭条打印机：查看数据线、电源和站点文件里的路径或地址。',
  },
  'printer-busy': {
    resident: `打印机被占用了。${askStaff}`,
    attendant: '打印机端口被别的程序占用：关掉占用端口的程序。',
  },
  'printer-lost': {
    resident: `打印机断开了。请稍等，或叫工作人员。`,
    attendant: '打印机中途断开：重新插好，程序会自动重连。',
  },
  'printer-silent': {
    resident: `打印机没有反应。${askStaff}`,
    attendant: '打印机不应答状态查询：断电重启，核对波特率。',
  },
  'printer-offline': {
    resident: `打印机没有准备好。${askStaff}`,
    attendant: '打印机脱机：查看联机键、上盖和指示灯。',
  },
  'printer-paper-out': {
    resident: '打印纸用完了。请叫工作人员加纸。',
    attendant: '缺纸：换一卷纸，装好后会接着打印。',
  },
  'printer-paper-low': {
    resident: '打印纸快用完了，还能打印。',
    attendant: '纸将尽：请备好新纸卷。',
  },
  'printer-cover-open': {
    resident: '打印机盖子开着。请叫工作人员盖好。',
    attendant: '上盖打开：盖好上盖，会接着打印。',
  },
  'printer-cutter-error': {
    resident: '打印机卡纸了。请叫工作人员取纸。',
    attendant: '切刀故障：关电，取出卡住的纸，复位切刀。',
  },
  'printer-fault': {
    resident: `打印机坏了。${askStaff}`,
    attendant: '打印机不可恢复故障：断电重启；仍报错请送修。',
  },
  'printer-outcome-unknown': {
    resident: '不确定打没打出来。请先看出纸口。',
    attendant: '断线或断电，凭条结果不明：看出纸口，没有再补打。',
  },
};

const upstream: Pick<
  Record<FailureCode, FailureWords>,
  Extract<
    FailureCode,
    | `upstream-${string}`
    | 'person-not-insured'
    | 'employer-not-found'
    | 'agent-not-authorised'
    | `case-${string}`
    | `withdrawal-${string}`
    | `device-${string}`
  >
> = {
  'device-process-restarting': {
    resident: '机器正在重新准备。请稍等一会儿。',
    attendant: '设备进程正在自动重启，几秒内恢复；反复出现请查看日志。',
  },
  'device-process-hung': {
    resident: '机器正在重新准备。请稍等一会儿。',
    attendant: '设备进程停止响应，已自动重启；反复出现请查看日志。',
  },
  'device-driver-missing': {
    resident: `机器有一处不能用。${askStaff}`,
    attendant: '缺少系统库，设备驱动装不上：按说明书的设备一节安装。',
  },
  'device-flooding': {
    resident: `机器有一处不对劲。${askStaff}`,
    attendant: '设备不停地发乱码，已暂停接收：检查数据线，重新插拔。',
  },
  'upstream-unreachable': {
    resident: `现在联不上医保网。${goToCounter}`,
    attendant: '连不上医保平台：检查网线、专网和网关地址。',
  },
  'upstream-timeout': {
    resident: '医保网太慢了。请过一会儿再试。',
    attendant: '医保平台应答超时：稍后再试，持续超时请报运维。',
  },
  'upstream-not-json': {
    resident: `医保网暂时不通。${goToCounter}`,
    attendant: '平台返回的不是接口报文：多为网关登录页或报错页，请报运维。',
  },
  'upstream-bad-envelope': {
    resident: `医保网暂时不通。${goToCounter}`,
    attendant: '平台返回的报文格式不符：核对接口版本，请报运维。',
  },
  'upstream-signature-refused': {
    resident: `医保网没有认出本机。${goToCounter}`,
    attendant: '网关拒绝签名：核对账号、密钥和本机时间。',
  },
  'upstream-busy': {
    resident: '现在办的人多。请过一会儿再试。',
    attendant: '平台限流：会自动重试，请稍候。',
  },
  'upstream-refused': {
    resident: `这件事没有办成。${goToCounter}`,
    attendant: '平台拒绝：看页面上的原因，必要时到窗口系统核实。',
  },
  'employer-not-found': {
    resident: '没有查到这家单位。请看清代号再填。',
    attendant: '平台没有该单位：核对统一社会信用代码，或在窗口系统查询。',
  },
  'agent-not-authorised': {
    resident: '单位没有说您来办。请带委托书到窗口。',
    attendant: '平台没有登记该经办人：核对单位授权，或在窗口补登记。',
  },
  'case-not-found': {
    resident: '没有查到这件事。请看清编号再填。',
    attendant: '平台没有该编号的业务：核对回执编号，或在窗口系统查询。',
  },
  'case-of-another': {
    resident: '这个编号不是您的。请看清编号再填。',
    attendant: '该业务不是持卡人本人的：核对回执和证件，不能代查。',
  },
  'withdrawal-too-late': {
    resident: '已经过了十分钟，撤不回了。请到窗口问一下。',
    attendant: '办理超过十分钟，终端不能撤回：请在窗口系统处理。',
  },
  'case-already-reviewed': {
    resident: '这件事已经有人看过，撤不回了。请到窗口问一下。',
    attendant: '平台已审核或已拒绝该业务，不能撤回：请在窗口系统处理。',
  },
  'person-not-insured': {
    resident: '没有查到参保记录。请到窗口问一下。',
    attendant: '平台没有该人参保信息：核对证件号，或在窗口系统查询。',
  },
};

const store: Pick<Record<FailureCode, FailureWords>, Extract<FailureCode, `store-${string}`>> = {
  'store-disk-full': {
    resident: `机器存满了。${goToCounter}`,
    attendant: '磁盘已满：清出空间；已收的件不会丢。',
  },
  'store-key-missing': {
    resident: `机器还没准备好。${goToCounter}`,
    attendant: '找不到数据库密钥：恢复密钥文件，不要新建数据库。',
  },
  'store-key-wrong': {
    resident: `机器还没准备好。${goToCounter}`,
    attendant: '数据库密钥不对：换回原密钥文件。',
  },
  'store-key-exposed': {
    resident: `机器还没准备好。${goToCounter}`,
    attendant: '密钥文件别人也能读：把权限改为 0600。',
  },
  'store-corrupt': {
    resident: `机器还没准备好。${goToCounter}`,
    attendant: '数据库损坏，已另存：联系维护人员取回未传的件。',
  },
  'store-in-use': {
    resident: `机器还没准备好。${goToCounter}`,
    attendant: '另一个程序正在用同一数据目录：先关掉它。',
  },
  'store-schema-newer': {
    resident: `机器还没准备好。${goToCounter}`,
    attendant: '数据库版本比程序新：安装新版程序。',
  },
  'store-cipher-inactive': {
    resident: `机器还没准备好。${goToCounter}`,
    attendant: '数据库加密没有生效：重新安装依赖后再启动。',
  },
};

const station: Pick<
  Record<FailureCode, FailureWords>,
  | Extract<FailureCode, `message-${string}` | `answer-${string}` | `no-${string}`>
  | 'command-not-expected'
  | 'clock-jumped'
> = {
  'command-not-expected': {
    resident: '刚才点的没有算。请再点一次。',
    attendant: '命令与当前页面不符，已忽略；多为重复点击。',
  },
  'answer-missing': {
    resident: '还有一项没有填。请先填好再继续。',
    attendant: '有问题未作答：请居民补填。',
  },
  'answer-not-acceptable': {
    resident: '这个回答不行。请看提示再改一下。',
    attendant: '回答不符合规则：看页面上的提示。',
  },
  'clock-jumped': {
    resident: '机器时间刚校准过。请重新办一次。',
    attendant: '系统时间跳变：检查时间同步。',
  },
  'no-printer-configured': {
    resident: '这台机器没有打印机。请到窗口打印。',
    attendant: '站点文件没有配置凭条打印机。',
  },
  'no-reader-configured': {
    resident: '这台机器没有读卡处。请到窗口办理。',
    attendant: '站点文件没有配置身份证阅读器。',
  },
  'message-foreign-origin': {
    resident: `页面不对。${askStaff}`,
    attendant: '来自别处的页面请求连接，已拒绝：用本机启动的窗口。',
  },
  'message-oversized': {
    resident: '内容太长了。请少填一些再试。',
    attendant: '页面消息超过上限，已拒绝。',
  },
  'message-unknown': {
    resident: `刚才点的没有算。${askStaff}`,
    attendant: '页面发来未知命令，已拒绝：核对程序版本。',
  },
  'message-malformed': {
    resident: `刚才点的没有算。${askStaff}`,
    attendant: '页面消息格式不对，已拒绝：核对程序版本。',
  },
};

/** Words for every failure code there is; the type proves that none is missing. */
export const failureWords: Record<FailureCode, FailureWords> = {
  ...reader,
  ...printer,
  ...scannerFailureWords,
  ...voucherFailureWords,
  ...documentFailureWords,
  ...socialCardFailureWords,
  ...keypadFailureWords,
  ...attendantFailureWords,
  ...paperFailureWords,
  ...upstream,
  ...store,
  ...station,
};
