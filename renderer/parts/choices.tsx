import { words } from '../copy/words.ts';
import { shelfRoom } from '../layout/frame-plan.ts';
import { countLines } from '../layout/measure.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import * as css from './blocks.css.ts';
import type { Block } from './frame.tsx';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';

/** At most six choices on a screen (elderly-ui row 14). */
export const MOST_CHOICES = 6;

export interface Choice {
  readonly key: string;
  readonly label: string;
  /** A second, smaller line. */
  readonly second?: string;
}

interface ChoiceList {
  readonly blocks: Block[];
  /** Rows a page may hold, so that no page shows more than six. */
  readonly most: number;
  /** The row of the chosen one. */
  readonly openAt: number;
}

/** Room the tick and 已选 take beside a label. */
function chosenWidth(metrics: Metrics): number {
  return Math.ceil(metrics.small * 3) + 8 + metrics.tightGap;
}

function labelLines(metrics: Metrics, choice: Choice, width: number): { first: number; second: number } {
  const inner = width - 2 * metrics.pad - 2 * metrics.line - chosenWidth(metrics);
  return {
    first: countLines(choice.label, inner, metrics.text),
    second: choice.second === undefined ? 0 : countLines(choice.second, inner, metrics.small),
  };
}

function choiceHeight(metrics: Metrics, choice: Choice, width: number): number {
  const { first, second } = labelLines(metrics, choice, width);
  const air = metrics.actionHeight - textHeight(metrics.text);
  return textHeight(metrics.text, first) + (second > 0 ? textHeight(metrics.small, second) : 0) + air;
}

/** In a list of several pages one label in so many may take two lines in its half. */
const ONE_IN = 5;

/** Two to a row where the labels stay on one line there, in a long list all but a few; else one to a row. */
function columnsFor(metrics: Metrics, choices: readonly Choice[], width: number): number {
  if (choices.length <= 3) return 1;
  const half = (width - metrics.gap) / 2;
  const lines = choices.map((choice) => labelLines(metrics, choice, half));
  const long = lines.filter(({ first, second }) => first > 1 || second > 1);
  const twoLines = metrics.actionHeight + textHeight(metrics.text);
  const tooLow = metrics.composition === 'shelf' && twoLines > shelfRoom(metrics);
  const bearable =
    choices.length > MOST_CHOICES && !tooLow && long.every(({ first, second }) => first <= 2 && second <= 1);
  return long.length === 0 || (bearable && long.length * ONE_IN <= choices.length) ? 2 : 1;
}

/**
 * Choices as rows of buttons. The chosen one is filled and carries a tick and the word 已选.
 * @param width of the column they stand in
 */
export function choiceList(
  metrics: Metrics,
  choices: readonly Choice[],
  chosen: string | undefined,
  onChoose: (key: string) => void,
  width: number,
): ChoiceList {
  const columns = columnsFor(metrics, choices, width);
  const blocks: Block[] = [];
  for (let at = 0; at < choices.length; at += columns) {
    const row = choices.slice(at, at + columns);
    const each = columns === 2 ? (width - metrics.gap) / 2 : width;
    const height = Math.max(...row.map((choice) => choiceHeight(metrics, choice, each)));
    blocks.push({
      key: row.map((choice) => choice.key).join('+'),
      height: () => height,
      node: (
        <div className={css.choiceRow}>
          {row.map((choice) => (
            <ChoiceButton
              key={choice.key}
              choice={choice}
              chosen={choice.key === chosen}
              onChoose={onChoose}
            />
          ))}
          {row.length < columns && <span />}
        </div>
      ),
    });
  }
  const openAt = Math.floor(
    Math.max(
      0,
      choices.findIndex((choice) => choice.key === chosen),
    ) / columns,
  );
  return { blocks, most: MOST_CHOICES / columns, openAt };
}

interface ChoiceButtonProps {
  readonly choice: Choice;
  readonly chosen: boolean;
  readonly onChoose: (key: string) => void;
}

function ChoiceButton({ choice, chosen, onChoose }: ChoiceButtonProps) {
  return (
    <Press kind={chosen ? 'chosen' : 'choice'} pressed={chosen} onPress={() => onChoose(choice.key)}>
      <span className={css.choiceWords}>
        {choice.label}
        {choice.second !== undefined && <span className={css.choiceSecond}>{choice.second}</span>}
      </span>
      {chosen && (
        <span className={css.chosenWords}>
          <Icon name="tick" />
          {words.common.chosen}
        </span>
      )}
    </Press>
  );
}
