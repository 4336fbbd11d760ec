import type { VoucherFailure } from '../../../electron/contract/failures.ts';
import type { FailureWords } from './failures.ts';

/** Words for e-vouchers that were not decoded. Each says what to do next; none asks an elder to understand why. */
export const voucherFailureWords: Record<VoucherFailure, FailureWords> = {
  'voucher-not-enabled': {
    resident: '这里还不能用医保码。请用身份证。',
    attendant: '本机没有开通医保码解码：在站点文件的 voucher 一节里配置解码方式。',
  },
  'voucher-cancelled': {
    resident: '没有看到医保码。请再对准一次。',
    attendant: '解码组件报告取消或没有扫到码（-2）：让居民重新出示。',
  },
  'voucher-wrong-code': {
    resident: '这不是您的医保码。请打开医保码再扫。',
    attendant: '中台答复 500159：出示的不是医保电子凭证。',
  },
  'voucher-used': {
    resident: '这个码用过了。请在手机上换一个新码。',
    attendant: '同一个医保码用了第二次：请居民刷新后再出示。',
  },
  'voucher-expired': {
    resident: '这个码过时间了。请在手机上换一个新码。',
    attendant: '医保码超过一分钟，或中台说已失效：请居民刷新后再出示。',
  },
  'voucher-other-province': {
    resident: '外省的医保码在这里查不到。请用身份证。',
    attendant: '码里的省份和本地不同，本地中台没有解开：改用身份证，或到参保地查。',
  },
  'voucher-refused': {
    resident: '这个码没有读出来。请换个新码，或用身份证。',
    attendant: '中台没有解开医保码：原始代码在日志里；再试一次，或改用身份证。',
  },
  'voucher-timeout': {
    resident: '等得太久了。请换个新码，或用身份证。',
    attendant: '解码超时：查看解码程序和到中台的专线。',
  },
  'voucher-bad-answer': {
    resident: '这个码没有读出来。请用身份证。',
    attendant: '解码程序的答复看不懂：核对它的版本和站点文件里的解码方式。',
  },
  'voucher-decoder-unreachable': {
    resident: '现在不能用医保码。请用身份证。',
    attendant: '连不上解码程序：查看它是否在运行、地址对不对。',
  },
  'voucher-decoder-lost': {
    resident: '医保码这里在重新准备。请稍等，或用身份证。',
    attendant: '解码程序中途停了，正在重新启动；反复出现请联系厂家。',
  },
  'voucher-network-down': {
    resident: '现在没有联网。请用身份证。',
    attendant: '解码程序连不上电子凭证中台：查看专线。',
  },
  'voucher-of-somebody-else': {
    resident: '这是别人的医保码。请出示您自己的。',
    attendant: '解出的号码和读到的证件不是同一个人。给家人办请走亲情账户。',
  },
  'voucher-face-failed': {
    resident: '这次没有认出您的脸。请再试，或叫人帮您。',
    attendant: '刷脸终端没有通过：换个位置再试，或走亲情账户、人工办理。',
  },
};
