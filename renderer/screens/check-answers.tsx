import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { paragraphHeight } from '../layout/frame-plan.ts';
import { widthInEm } from '../layout/measure.ts';
import * as css from '../parts/blocks.css.ts';
import { type Block, Frame } from '../parts/frame.tsx';
import { Press } from '../parts/press.tsx';
import { useScene } from '../parts/scene.ts';
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
      blocks={screen.answers.map((answer) =>
        answerBlock(metrics, answer, () => client.changeAnswer(answer.step)),
      )}
      actions={[{ label: screen.submitLabel, onPress: () => client.submit(screen.service.id), kind: 'main' }]}
    />
  );
}

type Answer = ScreenOf<'check-answers'>['answers'][number];

function answerBlock(metrics: Metrics, answer: Answer, onChange: () => void): Block {
  const button = Math.max(
    metrics.target,
    Math.ceil(widthInEm(words.common.change) * metrics.small) + 24 + 2 * metrics.line,
  );
  return {
    key: answer.step,
    height: (width) => {
      const room = width - button - metrics.gap;
      const lines =
        paragraphHeight(answer.label, room, metrics.small) +
        paragraphHeight(answer.shown, room, metrics.text);
      return Math.max(lines, metrics.pagerHeight) + 10;
    },
    node: (
      <div className={css.rowWithButton}>
        <div className={css.rowWords}>
          <p className={css.smallParagraph}>{answer.label}</p>
          <p className={css.subheading}>{answer.shown}</p>
        </div>
        <Press kind="pager" onPress={onChange} label={`${words.common.change}${answer.label}`}>
          {words.common.change}
        </Press>
      </div>
    ),
  };
}
