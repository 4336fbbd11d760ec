import { words } from '../copy/words.ts';
import { countLines, widthInEm } from '../layout/measure.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import type { Block, FrameProps } from './frame.tsx';
import * as css from './number-pad.css.ts';
import { Press } from './press.tsx';

/** Telephone order, 1 at the top left. */
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const ROWS = 4;

interface NumberPadInput {
  readonly metrics: Metrics;
  readonly digits: string;
  /** How many digits there may be. */
  readonly most: number;
  readonly onDigits: (digits: string) => void;
  /** The digits as they are shown above the keys. */
  readonly echo: string;
}

/** The echo above, the keys below in portrait and in the side column in landscape. */
export function numberPad(input: NumberPadInput): Pick<FrameProps, 'blocks' | 'side'> {
  const { metrics } = input;
  const echo = <Echo text={input.echo} />;
  const keys = <Keys {...input} />;
  const keysHeight = ROWS * metrics.key + (ROWS - 1) * metrics.tightGap;
  if (metrics.orientation === 'landscape') {
    const block: Block = {
      key: 'echo',
      height: (width) => echoHeight(metrics, input.echo, width),
      node: echo,
    };
    return { blocks: [block], side: { width: sideWidth(metrics), node: keys } };
  }
  const both: Block = {
    key: 'pad',
    height: (width) => echoHeight(metrics, input.echo, width) + metrics.gap + keysHeight,
    node: (
      <div className={css.stack}>
        {echo}
        {keys}
      </div>
    ),
  };
  return { blocks: [both], side: undefined };
}

/** Three keys wide enough for 删一位. */
function sideWidth(metrics: Metrics): number {
  const key = Math.max(metrics.key, Math.ceil(widthInEm(words.question.erase) * metrics.furniture) + 24);
  return Math.max(metrics.sideColumn, 3 * key + 2 * metrics.tightGap);
}

function echoHeight(metrics: Metrics, text: string, width: number): number {
  const lines = countLines(text, width - 2 * metrics.pad - 2 * metrics.line, metrics.text);
  return textHeight(metrics.text, lines) + 16 + 2 * metrics.line;
}

function Echo({ text }: { readonly text: string }) {
  return (
    <output className={text === '' ? css.empty : css.echo}>
      {text === '' ? words.question.empty : text}
    </output>
  );
}

function Keys({ digits, most, onDigits }: NumberPadInput) {
  const add = (digit: string) => onDigits(digits.length < most ? digits + digit : digits);
  return (
    <div className={css.pad}>
      {KEYS.map((digit) => (
        <Press repeats key={digit} kind="key" onPress={() => add(digit)}>
          {digit}
        </Press>
      ))}
      <Press repeats kind="key" onPress={() => onDigits(digits.slice(0, -1))}>
        <span className={css.keyWords}>{words.question.erase}</span>
      </Press>
      <Press repeats kind="key" onPress={() => add('0')}>
        0
      </Press>
      <Press repeats kind="key" onPress={() => onDigits('')}>
        <span className={css.keyWords}>{words.question.clear}</span>
      </Press>
    </div>
  );
}
