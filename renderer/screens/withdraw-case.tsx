import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { pointBlocks, rowBlock } from '../parts/blocks.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

const say = words.cases.withdrawing;

/** Asks once more before a case is taken back: what happens then, and the way back first. */
export function WithdrawCaseScreen({ screen }: ScreenProps<'withdraw-case'>) {
  const { client, metrics } = useScene();
  const { action, receiptNumber, asked, failure } = screen;
  const width = columnWidth(metrics);
  if (asked) return <Frame heading={say.asked} actions={[]} />;
  const trouble =
    failure === undefined ? undefined : ({ text: failureWords[failure].resident, tone: 'trouble' } as const);
  const blocks = [
    rowBlock(metrics, 'matter', words.cases.matter, action, width, true),
    rowBlock(metrics, 'number', words.result.number, receiptNumber, width, true),
    ...(failure === undefined ? pointBlocks(metrics, say.lines) : []),
  ];
  const actions = actionsOf(
    failure,
    () => client.goBack(),
    () => client.withdrawCase(),
  );
  const heading = failure === undefined ? say.heading : words.cases.withdrawn.heading.refused;
  return <Frame heading={heading} notice={trouble} fewPages blocks={blocks} actions={actions} />;
}

/** Where it cannot be taken back there is one way, and it leads back. */
function actionsOf(
  failure: ScreenOf<'withdraw-case'>['failure'],
  keep: () => void,
  withdraw: () => void,
): readonly Action[] {
  if (failure !== undefined) return [{ label: words.common.good, onPress: keep, kind: 'main' }];
  return [
    { label: say.confirm, onPress: withdraw, kind: 'quiet' },
    { label: say.keep, onPress: keep, kind: 'main' },
  ];
}
