/** A numeral as it is said: the character, and its syllable with the tone it has at this place. */
export interface Said {
  readonly text: string;
  readonly syllable: string;
}

const DIGITS: readonly Said[] = [
  { text: '零', syllable: 'ling2' },
  { text: '一', syllable: 'yi1' },
  { text: '二', syllable: 'er4' },
  { text: '三', syllable: 'san1' },
  { text: '四', syllable: 'si4' },
  { text: '五', syllable: 'wu3' },
  { text: '六', syllable: 'liu4' },
  { text: '七', syllable: 'qi1' },
  { text: '八', syllable: 'ba1' },
  { text: '九', syllable: 'jiu3' },
];
const ZERO: Said = { text: '零', syllable: 'ling2' };
const PAIR: Said = { text: '两', syllable: 'liang3' };
/** In strings of digits: 一 and 七 differ by one consonant, which old ears lose first. */
const CLEAR_ONE: Said = { text: '幺', syllable: 'yao1' };

/** Within a group of four. */
const PLACES: readonly (Said | undefined)[] = [
  undefined,
  { text: '十', syllable: 'shi2' },
  { text: '百', syllable: 'bai3' },
  { text: '千', syllable: 'qian1' },
];
const GROUPS: readonly (Said | undefined)[] = [
  undefined,
  { text: '万', syllable: 'wan4' },
  { text: '亿', syllable: 'yi4' },
];
const GROUP = 10_000;
/** Above this a number is no amount of anything here: it is read digit by digit. */
export const LARGEST_NUMBER = 10 ** 12 - 1;

/** One digit as part of a number. */
function digitSaid(digit: number): Said {
  return DIGITS[digit] ?? ZERO;
}

/** 一 changes its tone before what it multiplies: yì bǎi, yì qiān, yí wàn, yí yì. */
function withPlace(digit: number, place: Said, pairs: boolean): readonly Said[] {
  if (digit === 1) return [{ text: '一', syllable: place.syllable.endsWith('4') ? 'yi2' : 'yi4' }, place];
  if (digit === 2 && pairs) return [PAIR, place];
  return [digitSaid(digit), place];
}

/** A group of four, 1 to 9999. `leading`: nothing stands before it, so 12 begins with 十 and 2000 with 两. */
function groupSaid(group: number, leading: boolean): readonly Said[] {
  const said: Said[] = [];
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    const unit = PLACES[place];
    if (digit === 0) {
      gap = said.length > 0;
      continue;
    }
    if (gap) said.push(ZERO);
    gap = false;
    if (unit === undefined) said.push(digitSaid(digit));
    else if (place === 1 && digit === 1)
      said.push(...(said.length === 0 && leading ? [unit] : [digitSaid(1), unit]));
    else said.push(...withPlace(digit, unit, leading && place === 3 && said.length === 0));
  }
  return said;
}

/** A whole number from 0 to `LARGEST_NUMBER` as people count: 1234 → 一千二百三十四, 20010 → 两万零一十. */
export function numberSaid(value: number): readonly Said[] {
  if (value === 0) return [ZERO];
  const said: Said[] = [];
  for (let at = 2; at >= 0; at--) {
    const group = Math.floor(value / GROUP ** at) % GROUP;
    if (group === 0) continue;
    if (said.length > 0 && (group < 1000 || zeroBefore(value, at))) said.push(ZERO);
    const unit = GROUPS[at];
    if (unit === undefined) said.push(...groupSaid(group, said.length === 0));
    else if (group <= 2) said.push(...withPlace(group, unit, said.length === 0));
    else said.push(...groupSaid(group, said.length === 0), unit);
  }
  return said;
}

/** Whether the whole group of four before this one is empty. */
function zeroBefore(value: number, at: number): boolean {
  return Math.floor(value / GROUP ** (at + 1)) % GROUP === 0;
}

/** How many of something: 2 is 两. */
export function quantitySaid(value: number): readonly Said[] {
  return value === 2 ? [PAIR] : numberSaid(value);
}

/**
 * Digit by digit. `clear` says 幺 for 1, as for telephones and numbers of cards; years say 一.
 * Anything that is no digit is left out.
 */
export function digitsSaid(digits: string, clear: boolean): readonly Said[] {
  return digits
    .split('')
    .filter((digit) => digit >= '0' && digit <= '9')
    .map((digit) => (digit === '1' && clear ? CLEAR_ONE : digitSaid(Number(digit))));
}

const YUAN: Said = { text: '元', syllable: 'yuan2' };
const JIAO: Said = { text: '角', syllable: 'jiao3' };
const FEN: Said = { text: '分', syllable: 'fen1' };

/** 一元, 一角, 一分: the tone that 一 has there. */
function counted(value: number, unit: Said): readonly Said[] {
  if (value === 1) return [{ text: '一', syllable: 'yi4' }, unit];
  return [...quantitySaid(value), unit];
}

/** Money: 1234.50 → 一千二百三十四元五角, 0.05 → 五分, 12.05 → 十二元零五分. `fraction` has at most two digits. */
export function moneySaid(whole: number, fraction: string): readonly Said[] {
  const [jiao = 0, fen = 0] = fraction.padEnd(2, '0').split('').map(Number);
  const said: Said[] = [];
  if (whole > 0 || (jiao === 0 && fen === 0)) said.push(...counted(whole, YUAN));
  if (jiao > 0) said.push(...counted(jiao, JIAO));
  if (fen > 0 && jiao === 0 && whole > 0) said.push(ZERO, digitSaid(fen), FEN);
  else if (fen > 0) said.push(...counted(fen, FEN));
  return said;
}

/** 3.5 → 三点五: what follows the point is said digit by digit. */
export function decimalSaid(whole: number, fraction: string): readonly Said[] {
  return [...numberSaid(whole), { text: '点', syllable: 'dian3' }, ...digitsSaid(fraction, false)];
}

/**
 * Letters as people here say them, e.g. the X at the end of a number. Written with Mandarin syllables, which is how they are
 * heard in a township hall.
 */
const LETTERS: Readonly<Record<string, string>> = {
  A: 'ei1',
  B: 'bi4',
  C: 'xi1',
  D: 'di4',
  E: 'yi4',
  F: 'ai2 fu5',
  G: 'ji4',
  H: 'ai2 qi5',
  I: 'ai4',
  J: 'zhei4',
  K: 'kei4',
  L: 'ai2 lou5',
  M: 'ai2 mu5',
  N: 'en1',
  O: 'ou1',
  P: 'pi4',
  Q: 'qiu4',
  R: 'a4 er5',
  S: 'ai2 si5',
  T: 'ti4',
  U: 'you1',
  V: 'wei1',
  W: 'da2 bu5 liu5',
  X: 'ai2 ke4 si5',
  Y: 'wai1',
  Z: 'zei4',
};

/** A Latin letter, either case; undefined for anything else. */
export function letterSaid(letter: string): readonly Said[] | undefined {
  const syllables = LETTERS[letter.toUpperCase()]?.split(' ');
  return syllables?.map((syllable, at) => ({ text: at === 0 ? letter : '', syllable }));
}
