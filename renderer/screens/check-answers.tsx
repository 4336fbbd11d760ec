import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { paragraphHeight } from '../layout/frame-plan.ts';
import { widthInEm } from '../layout/measure.ts';
import * as css from '../parts/blocks.css.ts';
import { type Block, Frame } from '../parts/frame.tsx';
import { Press } from '../parts/press.tsx';
import { ReadLines } from '../parts/read-lines.tsx';
import { useScene } from '../parts/scene.ts';
import { markOf } from '../speech/name-mark.ts';
import type { Metrics } from '../theme/millimetres.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** Everything once more before it is sent; each line leads to its question and straight back. */
export function CheckAnswersScreen({ screen }: ScreenProps<'check-answers'>) {
  const { client, metrics } = useScene();
  return (
    <Frame
      heading={words.check.heading}
      lead={words.check.lead}
      leadLast
      readAll
      notice={
        screen.failure === undefined
          ? undefined
          : { text: failureWords[screen.failure].resident, tone: 'trouble' }
      }
      fewPages
      blocks={screen.answers.map((answer) =>
        answerBlock(metrics, answer, () => client.changeAnswer(answer.step)),
      )}
      actions={[{ label: screen.submitLabel, onPress: () => client.submit(screen.service.id), kind: 'main' }]}
    />
  );
}

type Answer = ScreenOf<'check-answers'>['answers'][number];

function answerBlock(metrics: Metrics, answer: Answer, onChange: () => void): Block {
  if (metrics.composition === 'shelf') return lowAnswerBlock(metrics, answer, onChange);
  const button = Math.max(
    metrics.target,
    Math.ceil(widthInEm(words.common.change) * metrics.small) + 24 + 2 * metrics.line,
  );
  const beside = button + metrics.gap;
  return {
    key: answer.step,
    height: (width) => Math.max(wordsHeight(metrics, answer, width - beside), metrics.pagerHeight) + 10,
    node: (
      <div className={css.rowWithButton}>
        <AnswerWords answer={answer} px={metrics.text} beside={beside} />
        <Press kind="pager" onPress={onChange} label={`${words.common.change}${answer.label}`}>
          {words.common.change}
        </Press>
      </div>
    ),
  };
}

/** The answer over the line of reach, the way to change it under it. */
function lowAnswerBlock(metrics: Metrics, answer: Answer, onChange: () => void): Block {
  return {
    key: answer.step,
    height: () => metrics.actionHeight,
    above: {
      height: (width) => wordsHeight(metrics, answer, width),
      node: <AnswerWords answer={answer} px={metrics.text} beside={0} />,
    },
    node: (
      <Press kind="quiet" onPress={onChange} label={`${words.common.change}${answer.label}`}>
        {words.common.change}
      </Press>
    ),
  };
}

function wordsHeight(metrics: Metrics, { label, shown }: Answer, width: number): number {
  return paragraphHeight(label, width, metrics.small) + paragraphHeight(shown, width, metrics.text);
}

interface AnswerWordsProps {
  readonly answer: Answer;
  /** Font size of the answer, px. */
  readonly px: number;
  /** What stands beside them, px. */
  readonly beside: number;
}

function AnswerWords({ answer, px, beside }: AnswerWordsProps) {
  return (
    <div className={css.rowWords}>
      <div className={css.smallParagraph}>{answer.label}</div>
      <div className={css.value.text} data-private="true" {...markOf(answer.label)}>
        <ReadLines text={answer.shown} px={px} beside={beside} />
      </div>
    </div>
  );
}
