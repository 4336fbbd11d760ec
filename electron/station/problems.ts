import { basename } from 'node:path';
import type { JsonDocument, JsonFault } from './json-positions.ts';
import type { JsonFaultKind, JsonPath } from './json-reader.ts';

/**
 * Something in a settings or data file that keeps the station from starting, said to whoever installs it.
 * Words are Chinese, field names as in the file. A problem never repeats a value out of the file: it may be a secret.
 */
export interface SiteProblem {
  /** The file it is in. */
  readonly file: string;
  /** From 1; where the field's value begins, or the object it is missing from. */
  readonly line: number;
  readonly column: number;
  /** Dotted, e.g. `devices[1].transport.path`; {@link WHOLE_FILE} when no field is meant. */
  readonly field: string;
  /** What is wrong. */
  readonly what: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Stands for a field where the file as a whole is meant. */
export const WHOLE_FILE = '整个文件';

/** A key that may stand behind a dot; any other is shown in quotes, and long ones cut. */
const PLAIN_KEY = /^[\w$-]{1,40}$/;
const LONGEST_ODD_KEY = 20;

/** `['devices', 1, 'kind']` as `devices[1].kind`. */
export function dotted(path: JsonPath): string {
  if (path.length === 0) return WHOLE_FILE;
  return path
    .map((part) => (typeof part === 'string' && PLAIN_KEY.test(part) ? `.${part}` : `[${inBrackets(part)}]`))
    .join('')
    .replace(/^\./, '');
}

function inBrackets(part: string | number): string {
  if (typeof part === 'number') return String(part);
  const characters = Array.from(part);
  if (characters.length <= LONGEST_ODD_KEY) return JSON.stringify(part);
  return JSON.stringify(`${characters.slice(0, LONGEST_ODD_KEY).join('')}…`);
}

/** A problem at a field of a document that was read. */
export function problemAt(
  file: string,
  document: JsonDocument,
  path: JsonPath,
  what: string,
  remedy: string,
): SiteProblem {
  return { file, ...document.positionOf(path), field: dotted(path), what, remedy };
}

/** A problem of a file that could not be read at all. */
export function problemOfFile(file: string, what: string, remedy: string): SiteProblem {
  return { file, line: 1, column: 1, field: WHOLE_FILE, what, remedy };
}

/** A fault of the writing as a problem; `field` is what may be shown of the fault's path. */
export function problemOfFault(file: string, fault: JsonFault, field: JsonPath): SiteProblem {
  const [what, remedy] = FAULT_WORDS[fault.kind];
  return { file, line: fault.line, column: fault.column, field: dotted(field), what, remedy };
}

/** In the order an editor walks through the file. */
export function inReadingOrder(problems: readonly SiteProblem[]): readonly SiteProblem[] {
  return problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

/**
 * What the terminal prints: one headline, then two lines for each problem.
 * @param path the site file, as the installer gave it
 */
export function formatSiteProblems(path: string, problems: readonly SiteProblem[]): string {
  const headline = `${path}：有 ${problems.length} 处要改，改好后再启动。(${problems.length} to correct)`;
  const blocks = inReadingOrder(problems).map(
    ({ file, line, column, field, what, remedy }) =>
      `  ${basename(file)}:${line}:${column}  第 ${line} 行  ${field}：${what}\n      怎么改：${remedy}`,
  );
  return [headline, ...blocks].join('\n');
}

/** What is wrong with the writing, and what to do. */
const FAULT_WORDS: Readonly<Record<JsonFaultKind, readonly [what: string, remedy: string]>> = {
  'ends-too-early': ['文件没写完就结束了', '看看末尾是不是少了 } 或 ]'],
  'text-not-closed': ['这段文字缺少结尾的引号', '在文字后面加上英文双引号 "'],
  'control-character': ['文字里有看不见的控制字符', '删掉这个字符；要换行请写 \\n，要制表请写 \\t'],
  'bad-escape': ['反斜杠 \\ 的写法不对', '要写反斜杠本身，请写两个：\\\\'],
  'bad-number': ['这个数字的写法不对', '直接写数字，前面不加 0 和 +，例如 9600'],
  'key-expected': ['这里应该是一个字段名', '字段名要加英文双引号，例如 "site"'],
  'colon-expected': ['字段名后面缺少冒号', '在字段名和内容之间加英文冒号 :'],
  'comma-expected': ['两项之间缺少逗号', '在上一项的末尾加英文逗号 ,'],
  'trailing-comma': ['最后一项后面多了逗号', '删掉这个逗号'],
  'value-expected': ['这里缺少内容', '文字加英文双引号；是与否写 true 或 false'],
  comment: ['这里写了注释', '这种文件不能写注释，请删掉'],
  'single-quotes': ['用了单引号', '把单引号 \' 换成英文双引号 "'],
  'chinese-punctuation': ['用了中文标点', '换成英文标点：" : , { } [ ]'],
  'duplicate-key': ['同一个字段写了两次', '只留一个，删掉另一个'],
  'more-after-the-end': ['文件结束后还有内容', '删掉最后一个 } 后面的内容'],
  'too-deep': ['括号套得太深', '检查是不是多写了 { 或 ['],
};
