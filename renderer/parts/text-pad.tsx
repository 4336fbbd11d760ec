import { lazy, Suspense } from 'react';
import { entryWords } from '../copy/entry.ts';
import { columnWidth, type HeadWords } from '../layout/frame-plan.ts';
import { frameRoom, leadFits } from '../layout/frame-room.ts';
import { leastPinyinHeight, lowPinyinHeight } from '../pinyin/keyboard-plan.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import { EntryField, type EntryFieldProps, entryFieldHeight } from './entry-field.tsx';
import type { FrameProps } from './frame.tsx';
import { Press } from './press.tsx';
import * as css from './text-pad.css.ts';

/** Both ways of writing are files of their own, fetched when somebody is to write. */
const HandwritingPad = lazy(async () => ({
  default: (await import('../handwriting/handwriting-pad.tsx')).HandwritingPad,
}));
const PinyinKeyboard = lazy(async () => ({
  default: (await import('../pinyin/pinyin-keyboard.tsx')).PinyinKeyboard,
}));

/** Lines of the text that the side column has room for, over the tools and 继续. */
const SIDE_LINES = 2;

export type WritingWay = 'hand' | 'pinyin';
export type TextContext = 'name' | 'place' | 'free';

export interface TextPadInput {
  readonly metrics: Metrics;
  readonly hasResident: boolean;
  /** The head and the actions of the frame that it will stand in. */
  readonly head: HeadWords;
  readonly actions: FrameProps['actions'];
  readonly text: string;
  readonly way: WritingWay;
  readonly context: TextContext;
  /** Six digits, whose villages are known by name. */
  readonly place?: string | undefined;
  readonly complaint?: string | undefined;
  readonly isPrivate?: boolean | undefined;
  /** Characters to put at the end. */
  readonly onCommit: (characters: string) => void;
  readonly onErase: () => void;
  readonly onWay: (way: WritingWay) => void;
  readonly onHelp: () => void;
  /** There is no room for the keyboard: the way to it is not offered. */
  readonly onlyByHand?: boolean | undefined;
}

/** A writing box lower than this is no use, px at the reference panel (its own requirement). */
const LEAST_PAD = { under: 640, beside: 420, shelf: 0 } as const;

/** Field and tools around the writing, as withoutCrowdingLead counts them. */
const aroundWriting = (metrics: Metrics): number =>
  metrics.composition === 'beside' ? 0 : 2 * (metrics.target + textHeight(metrics.text));

/** What the chosen way of writing needs at least, px: the keyboard less where the frame has not so much. */
function leastPad(input: TextPadInput): number {
  const { metrics, way, head } = input;
  if (way === 'hand' || metrics.composition === 'shelf') return LEAST_PAD[metrics.composition];
  const sideWidth = metrics.composition === 'beside' ? sideWidthOf(metrics) : undefined;
  const width = columnWidth(metrics, sideWidth);
  const good = leastPinyinHeight(metrics, width);
  const least = good + aroundWriting(metrics);
  const holds = leadFits({ ...input, head: { ...head, lead: undefined }, least, sideWidth });
  return holds ? good : lowPinyinHeight(metrics, width);
}

/** The field, the box or keys to write with, and the tools; beside the writing where the screen is wide. */
export function textPad(given: TextPadInput): Pick<FrameProps, 'blocks' | 'side' | 'lead'> {
  const { metrics } = given;
  const onlyByHand = !keyboardFits(given);
  const input = withoutCrowdingLead(onlyByHand ? { ...given, way: 'hand', onlyByHand } : given);
  const wholeField = fieldOf(input);
  const { lead } = input.head;
  if (metrics.composition === 'beside') return { ...besideWriting(input, wholeField), lead };
  const width = columnWidth(metrics);
  const { around, least, room, field } = underField(input, wholeField, width);
  return {
    blocks: [
      {
        key: 'writing',
        height: () => Math.min(least, room),
        node: (
          <div className={css.stack} style={{ height: room }}>
            <EntryField {...field} />
            {metrics.composition !== 'shelf' && <Writing {...input} width={width} height={room - around} />}
            <Tools {...input} row={css.tools} />
          </div>
        ),
      },
    ],
    side: undefined,
    lead,
  };
}

const fieldOf = ({ metrics, text, complaint, isPrivate, context }: TextPadInput): EntryFieldProps => ({
  metrics,
  text,
  empty: entryWords.text.empty,
  complaint,
  isPrivate,
  isName: context === 'name',
});

interface UnderField {
  /** As much of the text as leaves room to write. */
  readonly field: EntryFieldProps;
  /** Height of the field and the tools, with their gaps, px. */
  readonly around: number;
  /** Least and given height of all of it, px. */
  readonly least: number;
  readonly room: number;
}

/** The field over the writing: whole if it may, else in one line of smaller words, else the end of the text. */
function underField(input: TextPadInput, whole: EntryFieldProps, width: number): UnderField {
  const { metrics } = input;
  const withField = (field: EntryFieldProps): UnderField => {
    const around = entryFieldHeight(field, width) + metrics.target + 2 * metrics.tightGap;
    const least = around + leastPad(input);
    return { field, around, least, room: Math.max(around, frameRoom({ ...input, least }).height) };
  };
  const fits = ({ room, least }: UnderField): boolean => room >= least;
  const first = withField(whole);
  if (fits(first)) return first;
  const smaller = withField({ ...whole, width });
  return fits(smaller) ? smaller : withField({ ...whole, narrow: { width, mostLines: 1 } });
}

/**
 * Whether the keys of the keyboard have room under the field: the largest letters, in reach of somebody seated, leave them
 * none. A smaller size of letters brings them back.
 */
export function keyboardFits(input: TextPadInput): boolean {
  const { metrics } = input;
  if (metrics.composition !== 'under') return true;
  const width = columnWidth(metrics);
  const asked = withoutCrowdingLead({ ...input, way: 'pinyin' });
  const { room, around } = underField(asked, fieldOf(asked), width);
  return room - around >= lowPinyinHeight(metrics, width);
}

/** Why we ask gives way where the writing would lose its room to it; it is said under 不清楚 as well. */
function withoutCrowdingLead(input: TextPadInput): TextPadInput {
  const { metrics, head } = input;
  const beside = metrics.composition === 'beside';
  const sideWidth = beside ? sideWidthOf(metrics) : undefined;
  const least = leastPad(input) + aroundWriting(metrics);
  return leadFits({ ...input, least, sideWidth }) ? input : { ...input, head: { ...head, lead: undefined } };
}

const sideWidthOf = (metrics: Metrics): number =>
  Math.max(metrics.sideColumn, Math.ceil(7.5 * metrics.furniture) + metrics.tightGap);

function besideWriting(input: TextPadInput, field: EntryFieldProps): Pick<FrameProps, 'blocks' | 'side'> {
  const { metrics } = input;
  const sideWidth = sideWidthOf(metrics);
  const least = leastPad(input);
  const { width, height: room } = frameRoom({ ...input, least, sideWidth });
  return {
    blocks: [
      {
        key: 'writing',
        height: () => Math.min(least, room),
        // 重写 stands at the edge of the writing: as far from 继续 as what takes away must.
        node: (
          <Writing {...input} width={width - Math.max(0, metrics.apart - 2 * metrics.gap)} height={room} />
        ),
      },
    ],
    side: {
      width: sideWidth,
      node: (
        <div>
          <EntryField {...field} narrow={{ width: sideWidth, mostLines: SIDE_LINES }} />
          <Tools {...input} row={css.sideTools} />
        </div>
      ),
    },
  };
}

interface WritingProps extends TextPadInput {
  readonly width: number;
  readonly height: number;
}

function Writing({ metrics, width, height, way, context, text, place, onCommit, onErase }: WritingProps) {
  const opening = (
    <p className={css.opening} style={{ width, height }}>
      {entryWords.text.opening}
    </p>
  );
  return (
    <div className={css.writing}>
      <Suspense fallback={opening}>
        {way === 'hand' ? (
          <HandwritingPad
            metrics={metrics}
            width={width}
            height={height}
            context={writingContext(context, text)}
            onCommit={onCommit}
          />
        ) : (
          <PinyinKeyboard
            metrics={metrics}
            width={width}
            height={height}
            context={context}
            before={text}
            place={place}
            onCommit={onCommit}
            onErase={onErase}
          />
        )}
      </Suspense>
    </div>
  );
}

/** A name begins with a surname. */
function writingContext(context: TextContext, text: string): 'surname' | 'given-name' | 'place' | 'text' {
  if (context === 'name') return text === '' ? 'surname' : 'given-name';
  return context === 'place' ? 'place' : 'text';
}

interface ToolsProps extends TextPadInput {
  readonly row: string;
}

function Tools({ metrics, way, onErase, onWay, onHelp, row, onlyByHand }: ToolsProps) {
  const other = way === 'hand' ? 'pinyin' : 'hand';
  const height = { minHeight: Math.max(metrics.target, textHeight(metrics.furniture)) };
  return (
    <div className={row} style={height}>
      <Press repeats kind="plain" onPress={onErase}>
        {entryWords.text.eraseOne}
      </Press>
      {/* Its place stays empty: what takes away keeps its distance from 继续. */}
      {onlyByHand === true && <span />}
      {metrics.composition !== 'shelf' && onlyByHand !== true && (
        <Press kind="plain" onPress={() => onWay(other)}>
          {entryWords.text[other]}
        </Press>
      )}
      <Press kind="plain" onPress={onHelp} label={entryWords.help.label}>
        {entryWords.help.key}
      </Press>
    </div>
  );
}
