import { useState } from 'react';
import { Frame } from '../parts/frame.tsx';
import { type NumberPadInput, padFrame } from '../parts/number-pad.tsx';
import { useScene } from '../parts/scene.ts';
import { useDraft } from '../parts/use-draft.ts';
import type { ScreenOf } from './screen-of.ts';
import { useQuestionFrame } from './use-question-frame.ts';

interface PadQuestionProps {
  readonly screen: ScreenOf<'question'>;
  /** How many characters there may be. */
  readonly most: number;
  /** What was typed, as it is shown. */
  readonly echo: (typed: string) => string;
  readonly extra?: 'X' | '.';
  /** Sets of ten characters or fewer that the keys turn through. */
  readonly sets?: readonly string[];
  /** Whether a next state of what is typed may be; a key that would make another does nothing. */
  readonly fits?: (typed: string) => boolean;
  /** How a whole answer is shown until a key is touched. */
  readonly veil?: (typed: string) => string;
}

/** A question that is answered by number pad. The station checks, when 继续 is pressed and not before. */
export function PadQuestion({ screen, most, echo, extra, sets, fits, veil }: PadQuestionProps) {
  const scene = useScene();
  const [typed, setTyped] = useDraft(screen.step, screen.answer ?? '');
  // Came back to a field that was left: what stands there is nobody else's business until it is worked on.
  const [veiled, setVeiled] = useState(() => screen.complaint === undefined && typed.length === most);
  const [set, setSet] = useState(0);
  const frame = useQuestionFrame(screen, undefined, () => scene.client.answerStep(screen.step, typed));
  const input: NumberPadInput = {
    metrics: scene.metrics,
    digits: typed,
    most,
    onDigits: (next) => {
      if (fits?.(next) === false) return;
      setVeiled(false);
      setTyped(next);
    },
    echo: veiled && veil !== undefined ? veil(typed) : echo(typed),
    onHelp: scene.callStaff,
    complaint: screen.complaint,
    isPrivate: screen.private,
    ...(extra === undefined ? {} : { extra }),
    ...(sets === undefined
      ? {}
      : {
          turn: {
            characters: sets[set % sets.length] ?? '',
            onTurn: () => setSet((before) => before + 1),
          },
        }),
  };
  return <Frame {...padFrame(frame, input, scene.status.resident !== undefined)} />;
}
