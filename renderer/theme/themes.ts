import type { ThemeName } from '../../electron/contract/status.ts';

/**
 * What a colour is for; screens never name a colour. A text role and its ground stand side by side in `textPairs`,
 * a sign, line or border in `signPairs`, and a test computes both.
 */
export interface Roles {
  readonly paper: string;
  readonly ink: string;
  readonly mainFill: string;
  readonly mainInk: string;
  readonly quietFill: string;
  readonly quietInk: string;
  /** Chosen: filled, with a tick and the word 已选. */
  readonly chosenFill: string;
  readonly chosenInk: string;
  readonly pressedFill: string;
  readonly pressedInk: string;
  readonly noticeFill: string;
  readonly noticeInk: string;
  readonly troubleFill: string;
  readonly troubleInk: string;
  /** Icons, progress, the line round a picture. */
  readonly accent: string;
  /** The sign beside a trouble; its words are in `troubleInk`. */
  readonly alarm: string;
  /** Borders of targets. */
  readonly line: string;
  readonly focus: string;
}

const standard: Roles = {
  paper: '#faf8f1',
  ink: '#0d1b17',
  mainFill: '#00231e',
  mainInk: '#ffffff',
  quietFill: '#ecf4ef',
  quietInk: '#0a1512',
  chosenFill: '#00231e',
  chosenInk: '#ffffff',
  pressedFill: '#0d1b17',
  pressedInk: '#ffffff',
  noticeFill: '#fdf0cf',
  noticeInk: '#0a1512',
  troubleFill: '#fdf3ef',
  troubleInk: '#0a1512',
  accent: '#003f35',
  alarm: '#6b0f06',
  line: '#0d1b17',
  focus: '#003f35',
};

/** Two colours and nothing between them; fills tell main from quiet by being inverted. */
function twoColours(paper: string, ink: string): Roles {
  return {
    paper,
    ink,
    mainFill: ink,
    mainInk: paper,
    quietFill: paper,
    quietInk: ink,
    chosenFill: ink,
    chosenInk: paper,
    pressedFill: ink,
    pressedInk: paper,
    noticeFill: paper,
    noticeInk: ink,
    troubleFill: paper,
    troubleInk: ink,
    accent: ink,
    alarm: ink,
    line: ink,
    focus: ink,
  };
}

/** 标准 · 黑字白底 · 白字黑底 · 黄字黑底 */
export const themes: Record<ThemeName, Roles> = {
  standard,
  'black-on-white': twoColours('#ffffff', '#000000'),
  'white-on-black': twoColours('#000000', '#ffffff'),
  'yellow-on-black': twoColours('#000000', '#f0c800'),
};

/** Every text role with every ground it stands on. */
export const textPairs: readonly (readonly [ink: keyof Roles, ground: keyof Roles])[] = [
  ['ink', 'paper'],
  ['mainInk', 'mainFill'],
  ['quietInk', 'quietFill'],
  ['chosenInk', 'chosenFill'],
  ['pressedInk', 'pressedFill'],
  ['noticeInk', 'noticeFill'],
  ['troubleInk', 'troubleFill'],
];

/** Icons, borders and focus rings with their grounds. */
export const signPairs: readonly (readonly [sign: keyof Roles, ground: keyof Roles])[] = [
  ['accent', 'paper'],
  ['accent', 'noticeFill'],
  ['alarm', 'troubleFill'],
  ['alarm', 'paper'],
  ['line', 'paper'],
  ['focus', 'paper'],
];
