import type { AttendantFailure } from '../../../electron/contract/failures.ts';
import type { FailureWords } from './failures.ts';

/** Words for attendants who sign in, and for people who act for others. */
export const attendantFailureWords: Record<AttendantFailure, FailureWords> = {
  'attendant-not-known': {
    resident: '这不是工作人员的证。请换本人的证再放。',
    attendant: '这张证不在人员文件里：请安装人员用 npm run staff 添加。',
  },
  'attendant-not-in-force': {
    resident: '现在不能给这个人办。请找管理员。',
    attendant: '人员文件里此人已停用，或不在有效日期内。',
  },
  'attendant-pin-wrong': {
    resident: '密码不对，请再输一次。',
    attendant: '密码输错：连续输错五次会锁住。',
  },
  'attendant-locked-out': {
    resident: '输错太多次，先锁住了。请过后再来。',
    attendant: '密码连续输错，已锁住：等到时间，或请安装人员重设密码。',
  },
  'attendant-role-missing': {
    resident: '您没有办这件事的权限。请找管理员。',
    attendant: '人员文件里此人没有这项权限：请安装人员修改。',
  },
  'attendant-card-lies': {
    resident: '请先拿走工作人员的证。',
    attendant: '登录后拿走自己的证，再请居民放证。',
  },
  'staff-file-unusable': {
    resident: '现在不能用。请找管理员。',
    attendant: '人员文件读不了或写错了：重新启动程序可看到哪一行不对。',
  },
  'agent-is-the-person': {
    resident: '两张证是同一个人的。请放另一张。',
    attendant: '代办人和本人是同一张证：自己办不用代办。',
  },
  'record-needs-card': {
    resident: '要看记录，请放本人的身份证。',
    attendant: '没有本人的证，只能代交申请，不能查记录、打凭证。',
  },
  'second-check-same-person': {
    resident: '请另一位同事来看，不能自己看。',
    attendant: '复核要另一位工作人员的证和密码；没有别人时选“没有别人”。',
  },
};
