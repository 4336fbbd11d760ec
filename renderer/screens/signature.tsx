import { useMemo, useState } from 'react';
import { entryWords } from '../copy/entry.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { type FrameAround, frameRoom, leadFits } from '../layout/frame-room.ts';
import { widthInEm } from '../layout/measure.ts';
import { pointBlocks } from '../parts/blocks.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { useOwnBack } from '../parts/own-back.ts';
import { Press } from '../parts/press.tsx';
import { useScene } from '../parts/scene.ts';
import * as css from '../parts/signature-box.css.ts';
import { SignatureBox } from '../parts/signature-box.tsx';
import { useDraft } from '../parts/use-draft.ts';
import type { Metrics } from '../theme/millimetres.ts';
import type { ScreenProps } from './screen-of.ts';
import { inkFromText, inkText, onGlass, onPaper, PAPER, shortEnough } from './signature-ink.ts';
import { type QuestionFrame, useQuestionFrame } from './use-question-frame.ts';

const say = entryWords.signature;
/** Thickness of the ink on the glass, mm. */
const INK_MM = 1.2;
/** A paper lower than this is no place for a name, mm; where there is less, the words above give way. */
const LEAST_MM = 80;

/** 请您签字: with the finger, or by a thumb-print on the paper for who does not write. */
export function SignatureScreen({ screen }: ScreenProps<'signature'>) {
  const [cannot, setCannot] = useState(false);
  return cannot ? (
    <ByThumb screen={screen} onSign={() => setCannot(false)} />
  ) : (
    <ByHand screen={screen} onCannot={() => setCannot(true)} />
  );
}

type ByHandProps = ScreenProps<'signature'> & { readonly onCannot: () => void };

function ByHand({ screen, onCannot }: ByHandProps) {
  const { client } = useScene();
  const ink = useInk(screen.step);
  const untouched = ink.strokes.length === 0 && !ink.cleared;
  const confirm = () => {
    // Signed before and not touched again: what the station holds stands.
    if (untouched && screen.given !== undefined) client.proceed();
    else if (ink.strokes.length === 0) client.sign(screen.step);
    else client.sign(screen.step, { by: 'hand', strokes: shortEnough(ink.strokes) });
  };
  const cannot: Action = { label: say.cannot, onPress: onCannot, kind: 'quiet' };
  const why = untouched && screen.given !== undefined ? say.given[screen.given] : screen.why;
  const frame = useQuestionFrame({ ...screen, why }, undefined, confirm, cannot);
  const actions = frame.actions.map((action) =>
    action.kind === 'main' ? { ...action, label: say.confirm } : action,
  );
  return <Signing frame={{ ...frame, actions }} ink={ink} wrong={screen.complaint !== undefined} />;
}

/** What was written so far, kept by the page while nobody has confirmed it. */
function useInk(step: string) {
  const [text, setText] = useDraft(`${step}:ink`, '');
  const [cleared, setCleared] = useState(false);
  const strokes = useMemo(() => inkFromText(text), [text]);
  return {
    strokes,
    /** 重签 was pressed. */
    cleared,
    add: (stroke: number[]) => setText(inkText([...strokes, stroke])),
    clear: () => {
      setCleared(true);
      setText('');
    },
  };
}

interface SigningProps {
  readonly frame: QuestionFrame;
  readonly ink: ReturnType<typeof useInk>;
  readonly wrong: boolean;
}

/** The paper in the room that the frame leaves it. */
function Signing({ frame, ink, wrong }: SigningProps) {
  const { metrics, status } = useScene();
  const least = leastHeight(metrics);
  const around: FrameAround = {
    metrics,
    hasResident: status.resident !== undefined,
    head: { heading: frame.heading, lead: frame.lead, notice: frame.notice?.text },
    actions: frame.actions,
    least,
  };
  const lead = leadFits(around) ? frame.lead : undefined;
  const box = boxIn(metrics, frameRoom({ ...around, head: { ...around.head, lead } }));
  const { strokes } = ink;
  const shown = useMemo(() => strokes.map((stroke) => onGlass(stroke, box.width)), [strokes, box.width]);
  const node = (
    <div className={box.beside ? css.row : css.stack}>
      <SignatureBox
        width={box.width}
        height={box.height}
        thickness={INK_MM * metrics.pxPerMm}
        strokes={shown}
        onStroke={(stroke) => ink.add(onPaper(stroke, box))}
        wrong={wrong}
      />
      <Press kind="pager" onPress={ink.clear}>
        {say.again}
      </Press>
    </div>
  );
  const height = Math.min(least, heightOf(metrics, box));
  return <Frame {...frame} lead={lead} blocks={[{ key: 'signature', height: () => height, node }]} />;
}

/** The paper at its full width where nothing stands beside it, else at its least height. */
function leastHeight(metrics: Metrics): number {
  if (metrics.composition === 'shelf') return metrics.actionHeight;
  if (metrics.composition === 'beside') return Math.ceil(LEAST_MM * metrics.pxPerMm);
  const paper = (columnWidth(metrics) * PAPER.height) / PAPER.width;
  return Math.ceil(paper) + metrics.gap + metrics.pagerHeight;
}

/** The paper with its frame, and what stands under it. */
function heightOf(metrics: Metrics, box: ReturnType<typeof boxIn>): number {
  return box.height + 4 * metrics.line + (box.beside ? 0 : metrics.gap + metrics.pagerHeight);
}

/** The paper as large as the room allows, with 重签 under it, or beside it where the room is low. */
function boxIn(metrics: Metrics, room: { readonly width: number; readonly height: number }) {
  const frame = 4 * metrics.line;
  const beside = metrics.composition !== 'under';
  const tool = beside
    ? Math.max(metrics.target, Math.ceil(widthInEm(say.again) * metrics.small) + 32)
    : metrics.pagerHeight;
  const widest = room.width - frame - (beside ? tool + metrics.gap : 0);
  const highest = room.height - frame - (beside ? 0 : tool + metrics.gap);
  const width = Math.floor(Math.min(widest, (highest * PAPER.width) / PAPER.height));
  return { beside, width, height: Math.floor((width * PAPER.height) / PAPER.width) };
}

type ByThumbProps = ScreenProps<'signature'> & { readonly onSign: () => void };

/** What happens instead, before it is chosen. */
function ByThumb({ screen, onSign }: ByThumbProps) {
  useOwnBack(onSign);
  const { client, metrics } = useScene();
  return (
    <Frame
      heading={say.cannotHeading}
      blocks={pointBlocks(metrics, say.cannotLines)}
      actions={[
        { label: say.cannotNo, onPress: onSign, kind: 'quiet' },
        { label: say.cannotYes, onPress: () => client.sign(screen.step, { by: 'thumb' }), kind: 'main' },
      ]}
    />
  );
}
