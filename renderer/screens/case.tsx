import { chinaDay, chinaMinute } from '../copy/days.ts';
import { failureWords } from '../copy/failures.ts';
import { dayInWords } from '../copy/figures.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock, rowBlock } from '../parts/blocks.tsx';
import { type Action, type Block, Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { Metrics } from '../theme/millimetres.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

const say = words.cases;

/** One case: what this terminal knows of it, then what the platform says. */
export function CaseScreen({ screen }: ScreenProps<'case'>) {
  const { client, metrics } = useScene();
  const { failure, withdrawable } = screen;
  const trouble =
    failure === undefined ? undefined : ({ text: failureWords[failure].resident, tone: 'trouble' } as const);
  const back: Action = { label: words.common.good, onPress: () => client.goBack(), kind: 'main' };
  const withdraw: Action = { label: say.withdraw, onPress: () => client.openWithdrawal(), kind: 'quiet' };
  return (
    <Frame
      heading={headingOf(screen)}
      notice={trouble}
      fewPages
      blocks={caseBlocks(metrics, screen)}
      actions={withdrawable ? [withdraw, back] : [back]}
    />
  );
}

function headingOf({ asking, review, known, failure }: ScreenOf<'case'>): string {
  if (asking) return words.record.asking;
  if (review !== undefined) return say.progress[review.state];
  if (known !== undefined) return say.hereHeading[known.state];
  return failure === undefined ? words.record.asking : words.record.unavailable;
}

function caseBlocks(metrics: Metrics, screen: ScreenOf<'case'>): Block[] {
  const { known, review, receiptNumber } = screen;
  const width = columnWidth(metrics);
  const row = (key: string, label: string, value: string): Block =>
    rowBlock(metrics, key, label, value, width, true);
  const told = review === undefined ? [] : reviewBlocks(metrics, review, row);
  const own =
    known === undefined
      ? []
      : [
          row('matter', say.matter, known.action),
          row('made', say.made, whenInWords(known.madeAt)),
          // What waits here since it was made needs no time of its own.
          known.state === 'to-upload'
            ? row('here', say.hereLabel, say.here[known.state])
            : row('here', say.here[known.state], whenInWords(known.since)),
          ...(known.reason === undefined
            ? []
            : [row('reason', say.reasonOf[reasonKind(known)], known.reason)]),
        ];
  return [...told, ...own, row('number', words.result.number, receiptNumber)];
}

/** A reason belongs to the case, or to the withdrawal of one that stays. */
const reasonKind = ({ state }: NonNullable<ScreenOf<'case'>['known']>): 'case' | 'withdrawal' =>
  state === 'sent' ? 'withdrawal' : 'case';

function reviewBlocks(
  metrics: Metrics,
  review: NonNullable<ScreenOf<'case'>['review']>,
  row: (key: string, label: string, value: string) => Block,
): Block[] {
  switch (review.state) {
    case 'more-wanted':
      return [row('what', say.wanted, review.what), paragraphBlock(metrics, 'next', say.bring)];
    case 'refused':
      return [
        row('why', words.result.reason, review.reason),
        paragraphBlock(metrics, 'next', words.result.refusedNext),
      ];
    case 'received':
      return [paragraphBlock(metrics, 'next', say.wait)];
    case 'done':
    case 'withdrawn':
      return [];
  }
}

/** 2026年11月23日 10:05 */
function whenInWords(at: number): string {
  return say.when({ day: dayInWords(chinaDay(at)), minute: chinaMinute(at) });
}
