import { words } from '../copy/words.ts';
import { countLines } from '../layout/measure.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import type { Block } from './frame.tsx';
import { Icon, type IconName } from './icon.tsx';
import * as css from './option-grid.css.ts';
import { Press } from './press.tsx';

/** Something to do at once, or to be switched on and off: icon and word. */
export interface Option {
  readonly key: string;
  readonly label: string;
  readonly second?: string;
  readonly icon?: IconName;
  /** Whether it is on; left out for what only does something. */
  readonly on?: boolean;
  /** There is nothing to do now; it answers in words. */
  readonly off?: boolean;
  /** Meant to be pressed several times in a row. */
  readonly repeats?: boolean;
  readonly onPress: () => void;
}

/** Words of an option at 112 px: at 90 two of three characters stand side by side with their icons. */
const LARGEST_WORDS = 90 / 112;

/** Options in two columns where all of them fit there with their icons, else in one. */
export function optionGrid(metrics: Metrics, options: readonly Option[], width: number): readonly Block[] {
  const half = (width - metrics.gap) / 2;
  const columns = options.every((option) => fits(metrics, option, half)) ? 2 : 1;
  const each = columns === 2 ? half : width;
  const blocks: Block[] = [];
  for (let at = 0; at < options.length; at += columns) {
    const row = options.slice(at, at + columns);
    const height = Math.max(...row.map((option) => optionHeight(metrics, option, each)));
    blocks.push({
      key: row.map(({ key }) => key).join('+'),
      height: () => height,
      node: (
        <div className={css.row}>
          {row.map((option) => (
            <OptionButton key={option.key} option={option} metrics={metrics} />
          ))}
          {row.length < columns && <span />}
        </div>
      ),
    });
  }
  return blocks;
}

/** Body text, a step smaller in the largest size. */
function wordsPx(metrics: Metrics): number {
  return metrics.textSize === 112 ? Math.round(metrics.text * LARGEST_WORDS) : metrics.text;
}

/** Room for the words beside icon and mark. */
function wordsWidth(metrics: Metrics, { icon, on }: Option, width: number): number {
  const px = wordsPx(metrics);
  const iconWidth = icon === undefined ? 0 : px + metrics.tightGap;
  const mark = on === undefined ? 0 : 3 * metrics.small + 8 + metrics.tightGap;
  return width - 2 * metrics.pad - 2 * metrics.line - iconWidth - mark;
}

function fits(metrics: Metrics, option: Option, width: number): boolean {
  const room = wordsWidth(metrics, option, width);
  if (option.second !== undefined && countLines(option.second, room, metrics.small) > 1) return false;
  return countLines(option.label, room, wordsPx(metrics)) === 1;
}

function optionHeight(metrics: Metrics, option: Option, width: number): number {
  const px = wordsPx(metrics);
  const room = wordsWidth(metrics, option, width);
  const second =
    option.second === undefined
      ? 0
      : textHeight(metrics.small, countLines(option.second, room, metrics.small));
  const air = metrics.actionHeight - textHeight(metrics.text);
  return Math.max(
    metrics.target,
    textHeight(px, countLines(option.label, room, px)) + second + Math.max(air, 2 * metrics.line),
  );
}

function OptionButton({ option, metrics }: { readonly option: Option; readonly metrics: Metrics }) {
  const { label, second, icon, on, off, repeats, onPress } = option;
  return (
    <Press
      kind={on === true ? 'chosenOption' : 'option'}
      onPress={onPress}
      {...(on === undefined ? {} : { pressed: on })}
      {...(off === undefined ? {} : { off })}
      {...(repeats === undefined ? {} : { repeats })}
    >
      <span className={css.option} style={{ fontSize: wordsPx(metrics) }}>
        {icon !== undefined && <Icon name={icon} />}
        <span className={css.words}>
          {label}
          {second !== undefined && <span className={css.second}>{second}</span>}
        </span>
        {on === true && (
          <span className={css.mark}>
            <Icon name="tick" />
            {words.common.chosen}
          </span>
        )}
      </span>
    </Press>
  );
}
