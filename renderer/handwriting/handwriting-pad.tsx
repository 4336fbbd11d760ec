import { type ReactNode, useState } from 'react';
import { handwritingWords } from '../copy/handwriting.ts';
import { Press } from '../parts/press.tsx';
import type { Metrics } from '../theme/millimetres.ts';
import * as css from './handwriting-pad.css.ts';
import type { InkStroke, Recogniser, WritingContext } from './ink.ts';
import { openHandwriting } from './open-handwriting.ts';
import { type PadPlan, planPad } from './pad-plan.ts';
import { type Reading, useHandwriting } from './use-handwriting.ts';
import { WritingBox } from './writing-box.tsx';

export interface HandwritingPadProps {
  readonly metrics: Metrics;
  /** The room of the pad, px; in portrait at least 900 × 700, in landscape 1000 × 480. */
  readonly width: number;
  readonly height: number;
  /** What is being written; puts likelier characters first among equals. */
  readonly context: WritingContext;
  /** One tap on a candidate: its character. The box is empty for the next one. */
  readonly onCommit: (character: string) => void;
  /** Starts what reads the ink. */
  readonly open?: () => Promise<Recogniser>;
}

/** Thickness of the ink, mm. */
const INK_MM = 3;

/** A box to write one character in with a finger, in any order of strokes, and the characters that it may be. */
export function HandwritingPad({
  metrics,
  width,
  height,
  context,
  onCommit,
  open = openHandwriting,
}: HandwritingPadProps) {
  const [strokes, setStrokes] = useState<readonly InkStroke[]>([]);
  const [room, setRoom] = useState({ width, height });
  if (room.width !== width || room.height !== height) {
    // In another box the ink would lie elsewhere than it was written.
    setRoom({ width, height });
    setStrokes([]);
  }
  const reading = useHandwriting(open, strokes, context);
  const choose = (character: string): void => {
    setStrokes([]);
    onCommit(character);
  };
  const plan = planPad(metrics, width, height);
  return (
    <Arranged
      plan={plan}
      size={{ width, height }}
      box={
        <WritingBox
          width={plan.boxWidth}
          height={plan.boxHeight}
          thickness={INK_MM * metrics.pxPerMm}
          strokes={strokes}
          onStroke={(stroke) => setStrokes((before) => [...before, stroke])}
        />
      }
      candidates={<Candidates plan={plan} reading={reading} onChoose={choose} />}
      keys={
        <Keys
          plan={plan}
          onUndo={() => setStrokes((before) => before.slice(0, -1))}
          onRewrite={() => setStrokes([])}
        />
      }
    />
  );
}

interface ArrangedProps {
  readonly plan: PadPlan;
  readonly size: { readonly width: number; readonly height: number };
  readonly box: ReactNode;
  readonly candidates: ReactNode;
  readonly keys: ReactNode;
}

/** Candidates over the box, or beside it; the keys never next to a candidate. */
function Arranged({ plan, size, box, candidates, keys }: ArrangedProps) {
  if (plan.stacked) {
    return (
      <div className={css.stacked} style={size}>
        {candidates}
        <div className={css.writing}>
          {box}
          {keys}
        </div>
      </div>
    );
  }
  return (
    <div className={css.beside} style={size}>
      {box}
      <div className={css.choosing}>
        {candidates}
        {keys}
      </div>
    </div>
  );
}

interface CandidatesProps {
  readonly plan: PadPlan;
  readonly reading: Reading;
  readonly onChoose: (character: string) => void;
}

function Candidates({ plan, reading, onChoose }: CandidatesProps) {
  const cells = plan.columns * plan.rows;
  const shown = (reading.state === 'ready' ? reading.candidates : undefined)?.slice(0, cells) ?? [];
  return (
    <div
      className={css.candidates}
      role="group"
      aria-label={handwritingWords.candidates}
      style={{
        gridTemplateColumns: `repeat(${plan.columns}, ${plan.cellWidth}px)`,
        gridTemplateRows: `repeat(${plan.rows}, ${plan.cellHeight}px)`,
      }}
    >
      {shown.map(({ character }) => (
        <Press key={character} kind="key" onPress={() => onChoose(character)}>
          <span style={{ fontSize: plan.cellText }}>{character}</span>
        </Press>
      ))}
      {shown.length === 0 && <p className={css.hint}>{hintOf(reading)}</p>}
    </div>
  );
}

function hintOf(reading: Reading): string {
  switch (reading.state) {
    case 'opening':
      return handwritingWords.opening;
    case 'unavailable':
      return handwritingWords.unavailable;
    case 'ready':
      return reading.candidates === undefined ? handwritingWords.invitation : handwritingWords.unknown;
  }
}

interface KeysProps {
  readonly plan: PadPlan;
  readonly onUndo: () => void;
  readonly onRewrite: () => void;
}

function Keys({ plan, onUndo, onRewrite }: KeysProps) {
  const size = { width: plan.keyWidth, height: plan.keyHeight };
  return (
    <div className={plan.stacked ? css.keysBelow : css.keysSide}>
      <div className={css.key} style={size}>
        <Press repeats kind="plain" onPress={onUndo}>
          {handwritingWords.undoStroke}
        </Press>
      </div>
      <div className={css.key} style={size}>
        <Press repeats kind="plain" onPress={onRewrite}>
          {handwritingWords.rewrite}
        </Press>
      </div>
    </div>
  );
}
