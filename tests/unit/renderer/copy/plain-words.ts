import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** elderly-ui row 30. */
export const LONGEST_SENTENCE = 20;
export const MEAN_SENTENCE = 12;
export const LEVEL_1_SHARE = 0.99;

/** What no resident is ever told, and the plain word for it: machine words, office words, blame, other gestures than a tap. */
export const plainWordFor: Readonly<Record<string, string>> = {
  系统: '机器',
  异常: '有问题',
  错误: '不对',
  故障: '坏了',
  失败: '没有办成',
  非法: '不行',
  无效: '不能用',
  有效身份证件: '身份证',
  超时: '时间到了',
  网络连接: '联网',
  服务器: '网上',
  数据库: '记录',
  数据: '记录',
  接口: '接口处',
  操作: '办',
  代码: '号码',
  登录: '放卡',
  登陆: '放卡',
  注册: '登记一下',
  验证: '核对',
  校验: '核对',
  身份核验: '刷身份证',
  核验: '核对',
  认证: '核对',
  鉴权: '核对',
  授权: '同意',
  终端: '机器',
  设备: '机器',
  客户端: '机器',
  用户: '您',
  账户名: '姓名',
  密码错误: '密码不对',
  加载: '准备',
  刷新: '再看一次',
  缓存: '存下来',
  同步: '上传',
  响应: '回话',
  请求: '办理',
  提交失败: '没有交上去',
  稍后重试: '过一会儿再来',
  重试: '再试一次',
  返回上级: '返回',
  点击: '点',
  单击: '点',
  双击: '点',
  长按: '点',
  滑动: '点下一页',
  拖动: '点',
  界面: '页面',
  弹窗: '页面',
  菜单: '页面',
  选项卡: '页面',
  下拉: '选',
  勾选: '选',
  选中: '选',
  默认: '一般',
  配置: '设置',
  参数: '数字',
  格式: '写法',
  字符: '字',
  字段: '这一项',
  必填项: '要填的',
  输入框: '框',
  有误: '不对',
  不合法: '不对',
  不符合规范: '不对',
  逾期: '过了日子',
  予以: '给',
  须: '要',
  均: '都',
  即可: '就行',
  方可: '才能',
  如需: '要',
  若: '要是',
  是否: '要不要',
  进行: '办',
  该项: '这一项',
  相关: '有关的',
  详见: '请看',
  尚未: '还没有',
  无法: '不能',
  未能: '没有',
  暂无: '没有',
  未查询到: '没有查到',
  查询: '查',
  办结: '办完',
  受理: '收下',
  审核: '看一看',
  审批: '看一看',
  填报: '填',
  申报: '报',
  上述: '上面',
  下述: '下面',
  本人知悉: '我知道',
  敬请: '请',
  谅解: '对不起',
  抱歉给您带来不便: '对不起',
  二维码: '码',
  人工座席: '工作人员',
  扫描: '扫',
  脱机: '没联网',
  离线: '没联网',
  在线: '已联网',
  芯片读取: '读卡',
  绿色按钮: '写着字的按键',
  红色: '写着字的按键',
  左滑: '点下一页',
  APP: '手机',
};

/** Beside the list: no Latin letter, and 您 for 你. */
export const bannedPatterns: readonly RegExp[] = [/[A-Za-z]/, /你(?!们)/];

/** Every banned word of a text with the plain one, as a fault to read. */
export function faultsOf(text: string): string[] {
  const worded = Object.entries(plainWordFor)
    .filter(([word]) => text.includes(word))
    .map(([word, instead]) => `${text}: ${word} -> ${instead}`);
  const shaped = bannedPatterns
    .filter((pattern) => pattern.test(text))
    .map((pattern) => `${text}: ${pattern.source}`);
  return [...worded, ...shaped];
}

/** Sentences of a text, without their full stops. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/[。！？\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The 3,755 characters of GB2312 level 1, from the platform's own decoder. */
export function levelOne(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb2312');
  const found = new Set<string>();
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) found.add(character);
    }
  }
  return found;
}

/** Sentences of a text that are too long. */
export function longSentences(text: string): string[] {
  return sentencesOf(text).filter((sentence) => Array.from(sentence).length > LONGEST_SENTENCE);
}

const HAN = /\p{Script=Han}/gu;
const common = levelOne();

/** Row 30 over a body of texts: how long sentences are on the mean, and how common the characters. */
export function measuredWords(texts: readonly string[]) {
  const lengths = texts.flatMap(sentencesOf).map((sentence) => Array.from(sentence).length);
  const characters = texts.flatMap((text) => text.match(HAN) ?? []);
  return {
    sentences: lengths.length,
    mean: lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
    longest: Math.max(...lengths),
    characters: characters.length,
    commonShare: characters.filter((character) => common.has(character)).length / characters.length,
  };
}

/** Fields of a service that hold no words for a resident. */
const SILENT = new Set([
  'evidence',
  'source',
  'id',
  'field',
  'code',
  'value',
  'rule',
  'form',
  'step',
  'privacy',
]);

function textsIn(part: unknown, path: string): (readonly [path: string, text: string])[] {
  if (typeof part === 'string') return part.match(HAN) === null ? [] : [[path, part]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) =>
    SILENT.has(name) ? [] : textsIn(inner, `${path}.${name}`),
  );
}

const folder = join(import.meta.dirname, '../../../../resources/services');

/** What the services tell and ask a resident. Names of items stay as the places write them. */
export function serviceTexts(): readonly (readonly [path: string, text: string])[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.includes('schema'))
    .flatMap((name) => {
      const service = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;
      const { action, journey } = service;
      return textsIn({ action, journey }, name);
    });
}
