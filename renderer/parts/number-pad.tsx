import type { ReactNode } from 'react';
import { entryWords } from '../copy/entry.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { leadFits } from '../layout/frame-room.ts';
import { widthInEm } from '../layout/measure.ts';
import type { Metrics } from '../theme/millimetres.ts';
import { EntryField, type EntryFieldProps, entryFieldHeight } from './entry-field.tsx';
import type { Action, Block, FrameProps } from './frame.tsx';
import * as css from './number-pad.css.ts';
import { Press } from './press.tsx';

export interface NumberPadInput {
  readonly metrics: Metrics;
  readonly digits: string;
  /** How many characters there may be. */
  readonly most: number;
  /** What the characters are now; whoever listens may refuse some. */
  readonly onDigits: (digits: string) => void;
  /** The digits as they are shown above the keys. */
  readonly echo: string;
  /** A key of its own beside the 0: the X of a citizen's number, the point of an amount. */
  readonly extra?: 'X' | '.';
  /** Other characters on the keys of 1 to 9 and 0, and a key that turns to the next ones. */
  readonly turn?: { readonly characters: string; readonly onTurn: () => void } | undefined;
  /** 帮我填; left out where staff must not. */
  readonly onHelp?: () => void;
  readonly empty?: string;
  readonly complaint?: string | undefined;
  readonly isPrivate?: boolean | undefined;
  /** A quiet action that stands among the keys, where it would cost the field its room. */
  readonly besides?: Action | undefined;
}

/** What stands in a cell: a digit, an extra character, one of `TOOLS`, or nothing. */
type Key = string | undefined;

/**
 * Telephone order, 1 at the top left; what takes away or calls stands in a column of its own, far from 继续, because only
 * digits stand in the last row.
 */
const TELEPHONE = (extra: string | undefined): readonly (readonly Key[])[] => [
  ['1', '2', '3', 'erase'],
  ['4', '5', '6', 'clear'],
  ['7', '8', '9', 'besides'],
  [extra, '0', undefined, 'help'],
];
/** Two rows of six beside the actions, what takes away farthest from them, for the low shelf of a seated resident; 帮助 in the bar calls staff as well. */
const SHELF = (extra: string | undefined): readonly (readonly Key[])[] => [
  ['erase', '1', '2', '3', '4', '5'],
  [extra ?? 'clear', '6', '7', '8', '9', '0'],
];

const TOOLS = new Set<Key>(['erase', 'clear', 'besides', 'help']);

/** The key that turns to other characters. */
const TURN = 'turn';
/** In this order the characters of a turn stand on the keys. */
const DIGITS = '1234567890';

/** The keys with the characters of the present turn on them. */
function turned(
  rows: readonly (readonly Key[])[],
  turn: NumberPadInput['turn'],
): readonly (readonly Key[])[] {
  if (turn === undefined) return rows;
  const onKey = (key: Key): Key => {
    const place = key === undefined || key.length > 1 ? -1 : DIGITS.indexOf(key);
    return place < 0 ? key : Array.from(turn.characters)[place];
  };
  return rows.map((row) => row.map(onKey));
}

/** A question's frame with a number pad in it: where the keys stand beside the field, a quiet action stands among them. */
export function padFrame(
  frame: Pick<FrameProps, 'heading' | 'lead' | 'notice' | 'actions'>,
  input: NumberPadInput,
  hasResident: boolean,
): FrameProps {
  const { metrics } = input;
  const among = metrics.composition === 'beside';
  const quiet = frame.actions.find(({ kind }) => kind === 'quiet');
  const actions = among ? frame.actions.filter(({ kind }) => kind === 'main') : frame.actions;
  const pad = numberPad({ ...input, besides: among ? quiet : undefined });
  const sideWidth = pad.side?.width;
  const head = { heading: frame.heading, lead: frame.lead, notice: frame.notice?.text };
  const [block] = pad.blocks ?? [];
  const least = block?.height(columnWidth(metrics, sideWidth)) ?? 0;
  const above = block?.above?.height;
  const roomy = leadFits({ metrics, hasResident, head, actions, sideWidth, above, least });
  return { ...frame, ...pad, actions, leadLast: true, lead: roomy ? frame.lead : undefined };
}

/** The echo above, the keys below, or in the side column where there is one. */
export function numberPad(input: NumberPadInput): Pick<FrameProps, 'blocks' | 'side'> {
  const { metrics } = input;
  const { composition, tightGap } = metrics;
  const side = composition === 'beside' ? sideWidthOf(input) : undefined;
  const field: EntryFieldProps = {
    metrics,
    width: columnWidth(metrics, side),
    text: input.echo,
    empty: input.empty,
    complaint: input.complaint,
    isPrivate: input.isPrivate,
  };
  const extra = input.turn === undefined ? input.extra : TURN;
  const rows = turned((composition === 'shelf' ? SHELF : TELEPHONE)(extra), input.turn);
  const keys = <Keys {...input} rows={rows} />;
  const keysHeight = rows.length * metrics.key + (rows.length - 1) * tightGap;
  if (side !== undefined) {
    const echo: Block = {
      key: 'echo',
      height: (width) => entryFieldHeight(field, width),
      node: <EntryField {...field} />,
      still: true,
    };
    return { blocks: [echo], side: { width: side, node: keys } };
  }
  if (metrics.reachTop > 0) {
    // What was typed is only looked at: it stands over the line of reach.
    const above = {
      height: (width: number) => entryFieldHeight(field, width),
      node: <EntryField {...field} />,
    };
    const low: Block = {
      key: 'pad',
      height: () => keysHeight,
      above,
      node: <div className={css.stack}>{keys}</div>,
    };
    return { blocks: [low], side: undefined };
  }
  const both: Block = {
    key: 'pad',
    height: (width) => entryFieldHeight(field, width) + metrics.gap + keysHeight,
    node: (
      <div className={css.stack}>
        <EntryField {...field} />
        {keys}
      </div>
    ),
  };
  return { blocks: [both], side: undefined };
}

/** Wide enough for 帮我填, and for what stands over it. */
function toolWidth({ metrics: { target, furniture }, besides }: NumberPadInput): number {
  const em = Math.max(widthInEm(entryWords.help.key), widthInEm(besides?.label ?? ''));
  return Math.max(target, Math.ceil(em * furniture) + 32);
}

function sideWidthOf(input: NumberPadInput): number {
  const { metrics } = input;
  const digits = 3 * Math.ceil(metrics.key * 1.15) + 3 * metrics.tightGap;
  return Math.max(metrics.sideColumn, digits + toolWidth(input));
}

interface KeysProps extends NumberPadInput {
  readonly rows: readonly (readonly Key[])[];
}

function Keys(props: KeysProps) {
  const { metrics, digits, most, onDigits, onHelp, besides, rows, turn } = props;
  const shelf = metrics.composition === 'shelf';
  const press = (key: string): void => {
    if (key === 'erase') onDigits(Array.from(digits).slice(0, -1).join(''));
    else if (key === 'clear') onDigits('');
    else if (key === 'help') onHelp?.();
    else if (key === TURN) turn?.onTurn();
    else if (key === 'besides') besides?.onPress();
    else if (digits.length < most) onDigits(digits + key);
  };
  const columns = rows[0]?.length ?? 0;
  const absent = new Set([
    ...(onHelp === undefined ? ['help'] : []),
    ...(besides === undefined ? ['besides'] : []),
  ]);
  return (
    <div
      className={css.pad}
      {...(metrics.composition === 'under' ? { 'data-grows': '' } : {})}
      style={{
        gridTemplateColumns: shelf
          ? `${shelfToolWidth(metrics)}px repeat(${columns - 1}, 1fr)`
          : `repeat(${columns - 1}, 1fr) ${toolWidth(props)}px`,
      }}
    >
      {rows.flatMap((row, at) =>
        row.map((key, column) => {
          if (key === undefined || absent.has(key)) return <span key={`none-${at}-${column}`} />;
          const short = shelf && key === 'erase' ? words.question.eraseShort : undefined;
          const face = key === 'besides' ? besides?.label : short;
          return <PadKey key={key} name={key} words={face} onPress={() => press(key)} />;
        }),
      )}
    </div>
  );
}

/** Wide enough for two characters. */
function shelfToolWidth({ keyWidth, furniture }: Metrics): number {
  return Math.max(keyWidth, 2 * furniture + 8) + 8;
}

/** What a key shows, and what is said of it where that is another thing. */
const FACES: Readonly<Record<string, { readonly face: ReactNode; readonly label?: string }>> = {
  '5': { face: <span className={css.five}>5</span> },
  '.': { face: entryWords.amount.point },
  erase: { face: <span className={css.keyWords}>{words.question.erase}</span> },
  clear: { face: <span className={css.keyWords}>{words.question.clear}</span> },
  [TURN]: { face: <span className={css.keyWords}>{entryWords.code.turn}</span> },
  help: { face: <span className={css.keyWords}>{entryWords.help.key}</span>, label: entryWords.help.label },
};

interface PadKeyProps {
  readonly name: string;
  /** What stands on it instead of its own face. */
  readonly words: string | undefined;
  readonly onPress: () => void;
}

function PadKey({ name, words: own, onPress }: PadKeyProps) {
  const { face, label } =
    own === undefined
      ? (FACES[name] ?? { face: name })
      : { face: <span className={css.keyWords}>{own}</span> };
  return (
    <span className={TOOLS.has(name) ? css.tool : css.cell}>
      <Press
        repeats={name !== 'help' && name !== 'besides' && name !== TURN}
        kind="key"
        onPress={onPress}
        {...(label === undefined ? {} : { label })}
      >
        {face}
      </Press>
    </span>
  );
}
