import {
  decimalSaid,
  digitsSaid,
  LARGEST_NUMBER,
  letterSaid,
  moneySaid,
  numberSaid,
  quantitySaid,
  type Said,
} from './numerals.ts';

/** A stretch of speech: characters whose reading is still to be found, syllables that are settled, or a breath. */
export type Say =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'said'; readonly said: readonly Said[] }
  | { readonly kind: 'pause'; readonly pause: Pause };
export type Pause = 'short' | 'long';

const said = (...parts: (readonly Said[])[]): Say => ({ kind: 'said', said: parts.flat() });
const words = (text: string): Say => ({ kind: 'words', text });
const short: Say = { kind: 'pause', pause: 'short' };

/** What is counted with 两, not 二. */
const MEASURES =
  '个|次|天|位|张|份|页|分钟|秒钟|秒|小时|年|岁|条|项|名|户|人|步|周|种|件|样|块|口|家|遍|种|倍|斤|公里|米';

/** How a figure on the screen is said; the first rule that fits at a place wins. */
interface Rule {
  readonly pattern: RegExp;
  readonly say: (match: RegExpExecArray) => readonly Say[];
}

/** Digits in groups, each with a breath after it. */
function grouped(...groups: readonly (string | undefined)[]): readonly Say[] {
  return groups.flatMap((group = '', at) => {
    const tail = /X$/i.test(group) ? (letterSaid('X') ?? []) : [];
    const one = said(digitsSaid(group, true), tail);
    return at === 0 ? [one] : [short, one];
  });
}

const day = (year = '', month = '', date = ''): readonly Say[] => [
  said(digitsSaid(year, false)),
  words('年'),
  said(numberSaid(Number(month))),
  words('月'),
  said(numberSaid(Number(date))),
  words('日'),
];

/** 14:05 → 十四点零五分, 9:00 → 九点. */
function clock(hour = '', minute = ''): readonly Say[] {
  const minutes = Number(minute);
  const at: Say[] = [said(quantitySaid(Number(hour))), words('点')];
  if (minutes === 0) return at;
  return [...at, said(minutes < 10 ? digitsSaid('0', false) : [], numberSaid(minutes)), words('分')];
}

function money(sign = '', whole = '', fraction = ''): readonly Say[] {
  const value = Number(whole.replaceAll(',', ''));
  return [...(sign === '' ? [] : [words('负')]), said(moneySaid(value, fraction))];
}

/** 一个, 一次: the tone of 一 comes from what follows, so its characters are left to the dictionary. */
function quantity(figure = '', measure = ''): readonly Say[] {
  const value = Number(figure);
  return value === 1 ? [words(`一${measure}`)] : [said(quantitySaid(value)), words(measure)];
}

/** A number with its middle hidden: what is shown at its ends, and how many digits the tail has. */
function masked(head = '', tail = ''): readonly Say[] {
  const end: readonly Say[] =
    tail === '' ? [] : [words('后'), said(quantitySaid(tail.length)), words('位'), ...grouped(tail)];
  return head === '' ? end : [...grouped(head), short, ...end];
}

/** A bare figure: short ones count, long ones and those that begin with 0 are read digit by digit. */
function bare(figure = ''): readonly Say[] {
  const long = figure.length > 4 || (figure.length > 1 && figure.startsWith('0'));
  return [
    long || Number(figure) > LARGEST_NUMBER
      ? said(digitsSaid(figure, true))
      : said(numberSaid(Number(figure))),
  ];
}

const RULES: readonly Rule[] = [
  { pattern: /(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/y, say: ([, y, m, d]) => day(y, m, d) },
  { pattern: /(\d{4})年/y, say: ([, y]) => [said(digitsSaid(y ?? '', false)), words('年')] },
  { pattern: /(\d{1,2})(月|日|号)/y, say: ([, n, unit = '']) => [said(numberSaid(Number(n))), words(unit)] },
  { pattern: /(\d{1,2})[:：](\d{2})(?!\d)/y, say: ([, h, m]) => clock(h, m) },
  {
    pattern: /(\d+)\/(\d+)页/y,
    say: ([, page, of]) => [
      words('第'),
      said(numberSaid(Number(page))),
      words('页'),
      short,
      words('共'),
      said(quantitySaid(Number(of))),
      words('页'),
    ],
  },
  {
    pattern: /([-−]?)(\d[\d,]{0,14})(?:\.(\d{1,2}))?元/y,
    say: ([, sign, whole, rest]) => money(sign, whole, rest),
  },
  {
    pattern: /(\d+)(?:\.(\d+))?%/y,
    say: ([, whole, rest]) => [
      words('百分之'),
      said(rest === undefined ? numberSaid(Number(whole)) : decimalSaid(Number(whole), rest)),
    ],
  },
  { pattern: /(\d{6}) ?(\d{8}) ?(\d{3}[\dXx])(?![\dXx])/y, say: ([, a, b, c]) => grouped(a, b, c) },
  { pattern: /(1\d{2}) ?(\d{4}) ?(\d{4})(?!\d)/y, say: ([, a, b, c]) => grouped(a, b, c) },
  { pattern: /(0\d{2,3})-(\d{3,4})(\d{4})(?!\d)/y, say: ([, a, b, c]) => grouped(a, b, c) },
  { pattern: /(\d*)[*＊•●]{2,}(\d*[Xx]?)/y, say: ([, head, tail]) => masked(head, tail) },
  { pattern: /第(\d{1,4})/y, say: ([, n]) => [words('第'), said(numberSaid(Number(n)))] },
  { pattern: /(\d+)\.(\d+)/y, say: ([, whole, rest]) => [said(decimalSaid(Number(whole), rest ?? ''))] },
  { pattern: new RegExp(`(\\d{1,12})(${MEASURES})`, 'y'), say: ([, n, measure]) => quantity(n, measure) },
  { pattern: /(\d+)/y, say: ([, figure]) => bare(figure) },
  { pattern: /([A-Za-z])/y, say: ([letter]) => [said(letterSaid(letter) ?? [])] },
];

const HAN = /\p{Script=Han}|〇/u;
const LONG_PAUSES = new Set(['。', '！', '？', '!', '?', '\n', '…']);
const SILENT = new Set([' ', '　', '“', '”', '‘', '’', '"', "'", '·', '•', '.']);

/**
 * A text of the screen as it is said: figures in words, letters named, marks as breaths. Nothing is lost but marks and
 * spaces, and nothing is said that does not stand there, except the names of units.
 */
export function sayingsOf(text: string): readonly Say[] {
  const says: Say[] = [];
  let at = 0;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const found = /[\d*＊•●A-Za-z第−-]/.test(character) ? ruleAt(text, at) : undefined;
    if (found !== undefined) {
      for (const say of found.says) add(says, say);
      at = found.next;
      continue;
    }
    if (HAN.test(character)) add(says, words(character));
    else if (LONG_PAUSES.has(character)) add(says, { kind: 'pause', pause: 'long' });
    else if (!SILENT.has(character)) add(says, short);
    at += character.length;
  }
  while (says.at(-1)?.kind === 'pause') says.pop();
  return says;
}

function ruleAt(text: string, at: number): { says: readonly Say[]; next: number } | undefined {
  for (const { pattern, say } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null && match[0] !== '') return { says: say(match), next: pattern.lastIndex };
  }
  return undefined;
}

/** Joins words to words, so that a reading is found with its neighbours; two breaths are the longer one. */
function add(says: Say[], next: Say): void {
  const last = says.at(-1);
  if (next.kind === 'pause') {
    if (last === undefined) return;
    if (last.kind !== 'pause') says.push(next);
    else if (next.pause === 'long') says[says.length - 1] = next;
  } else if (next.kind === 'words' && last?.kind === 'words') {
    says[says.length - 1] = words(last.text + next.text);
  } else if (next.kind === 'words' || next.said.length > 0) says.push(next);
}
