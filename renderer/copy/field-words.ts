/**
 * Words of the field that a dictionary of everyday Chinese takes apart: for the browser's 社保卡 is three words and 参保 two. A line
 * that ended inside one would have to be read twice.
 */
const FIELD_WORDS: readonly string[] = [
  '工作人员',
  '身份证号',
  '身份证',
  '居住证',
  '社保卡',
  '医保码',
  '医保局',
  '医保',
  '参保地',
  '参保',
  '续保',
  '停保',
  '缴费',
  '异地',
  '慢特病',
  '户口簿',
  '户口本',
  '手机号',
  '银行卡',
  '账号',
  '凭条',
  '小票',
  '回执',
  '页面',
  '联网',
  '待上传',
  '打印机',
  '读卡处',
  '扫码处',
  '代办人',
];

/** Splits a text so that every word of the field is a part of its own. */
export const WHOLE_WORDS = new RegExp(`(${FIELD_WORDS.join('|')})`, 'u');

const known = new Set(FIELD_WORDS);

/** Whether a part of a split text is such a word. */
export const isFieldWord = (part: string): boolean => known.has(part);

/** Words of one character that belong to what stands before them: no line begins with one. */
export const CLINGS: ReadonlySet<string> = new Set('的了吗呢吧');

/** Words of one character that belong to what follows: a line that ends with one sounds broken off. */
export const LEADS_ON: ReadonlySet<string> = new Set('和或与请把向对');
