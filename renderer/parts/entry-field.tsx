import { entryWords } from '../copy/entry.ts';
import { words } from '../copy/words.ts';
import { paragraphHeight } from '../layout/frame-plan.ts';
import { countLines, widthInEm } from '../layout/measure.ts';
import { NAME_MARK } from '../speech/name-mark.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import * as css from './entry-field.css.ts';
import { Icon } from './icon.tsx';

export interface EntryFieldProps {
  readonly metrics: Metrics;
  /** What was entered, as it is shown. */
  readonly text: string;
  /** Instead of it where nothing was entered. */
  readonly empty?: string | undefined;
  /** What is wrong with it. */
  readonly complaint?: string | undefined;
  /** Says something of a person: not read aloud unless asked for. */
  readonly isPrivate?: boolean | undefined;
  /** Somebody's name. */
  readonly isName?: boolean | undefined;
  /** Digits in a field of this width, px: rather a little smaller than on two lines. */
  readonly width?: number | undefined;
  /** In a narrow place beside the keys: smaller words, the end of a long text, and only a short word of what is wrong. */
  readonly narrow?: { readonly width: number; readonly mostLines: number } | undefined;
}

/** As much of the end of a text as the lines hold, with … for what is before it. */
export function endOf(text: string, width: number, fontPx: number, mostLines: number): string {
  if (countLines(text, width, fontPx) <= mostLines) return text;
  const characters = Array.from(text);
  for (let from = 1; from < characters.length; from += 1) {
    const end = `…${characters.slice(from).join('')}`;
    if (countLines(end, width, fontPx) <= mostLines) return end;
  }
  return '…';
}

/** Above and below what stands in the field, px. */
const AIR = 16;

/** Air that a line of digits keeps, em: the count of its width is rounded. */
const SPARE_EM = 0.1;
/** Left and right of what stands in the field, px. */
const around = (metrics: Metrics): number => 2 * metrics.pad + 4 * metrics.line;

/** What the field shows, and how large; the same for its height and its drawing. */
function fieldWords({ metrics, text, empty, complaint, narrow, width }: EntryFieldProps) {
  const short =
    narrow !== undefined || (metrics.composition === 'under' && metrics.text > 1.3 * metrics.keyText);
  const shown = text === '' ? (empty ?? words.question.empty) : text;
  const message = complaint === undefined ? undefined : short ? entryWords.here : complaint;
  if (narrow !== undefined) {
    const value = endOf(shown, narrow.width - around(metrics), metrics.small, narrow.mostLines);
    return { fontPx: metrics.small, value, message };
  }
  const fitting =
    width === undefined
      ? metrics.text
      : Math.floor((width - around(metrics)) / (widthInEm(shown) + SPARE_EM));
  return { fontPx: Math.max(metrics.furniture, Math.min(metrics.text, fitting)), value: shown, message };
}

/** Height of the field at a width, px. */
export function entryFieldHeight(props: EntryFieldProps, width: number): number {
  const { metrics } = props;
  const { fontPx, value, message } = fieldWords(props);
  const room = width - around(metrics);
  const beside = metrics.furniture + metrics.tightGap;
  return (
    textHeight(fontPx, countLines(value, room, fontPx)) +
    (message === undefined ? 0 : paragraphHeight(message, room - beside, metrics.furniture)) +
    AIR +
    (message === undefined ? 2 : 4) * metrics.line
  );
}

/** What was entered, large, and beside it what is wrong with it. */
export function EntryField(props: EntryFieldProps) {
  const { metrics, text, isPrivate, isName } = props;
  const { fontPx, value, message } = fieldWords(props);
  const hidden = isPrivate === true ? { 'data-private': 'true' } : {};
  const named = isName === true && text !== '' ? NAME_MARK : {};
  const size = fontPx === metrics.text ? {} : { style: { fontSize: fontPx } };
  return (
    <div className={message === undefined ? css.field : css.wrong} data-part="field">
      <output className={text === '' ? css.empty : css.value} {...size} {...hidden} {...named}>
        {value}
      </output>
      {message !== undefined && (
        <p className={css.message} data-part="field-message">
          <span className={css.sign}>
            <Icon name="trouble" />
          </span>
          {message}
        </p>
      )}
    </div>
  );
}
