import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock, rowBlock } from '../parts/blocks.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { printLabel, slipNotice } from '../parts/slip-words.ts';
import type { ScreenProps } from './screen-of.ts';

const say = words.cases.withdrawn;

/** What came of taking a case back. */
export function CaseWithdrawnScreen({ screen }: ScreenProps<'case-withdrawn'>) {
  const { client, metrics } = useScene();
  const { action, receiptNumber, outcome, reason, slip } = screen;
  if (outcome === 'sending') return <Frame heading={say.heading.sending} actions={[]} />;
  const width = columnWidth(metrics);
  const blocks = [
    rowBlock(metrics, 'matter', words.cases.matter, action, width, true),
    rowBlock(metrics, 'number', words.result.number, receiptNumber, width, true),
    ...(reason === undefined ? [] : [rowBlock(metrics, 'reason', words.result.reason, reason, width)]),
    ...say.lines[outcome].map((line) => paragraphBlock(metrics, line, line)),
  ];
  const done: Action = { label: words.common.good, onPress: () => client.proceed(), kind: 'main' };
  const label = outcome === 'refused' ? undefined : printLabel(slip);
  const print: readonly Action[] =
    label === undefined ? [] : [{ label, onPress: () => client.printReceipt(), kind: 'quiet' }];
  return (
    <Frame
      heading={say.heading[outcome]}
      notice={slipNotice(slip)}
      fewPages
      blocks={blocks}
      actions={[...print, done]}
    />
  );
}
