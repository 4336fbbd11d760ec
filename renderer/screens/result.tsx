import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock, pointBlocks, rowBlock, subheadingBlock, together } from '../parts/blocks.tsx';
import { type Action, type Block, Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { printLabel, slipNotice } from '../parts/slip-words.ts';
import type { Metrics } from '../theme/millimetres.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** What came of it: the number, what happens next and when, and the slip. */
export function ResultScreen({ screen }: ScreenProps<'result'>) {
  const { client, metrics } = useScene();
  return (
    <Frame
      heading={words.result.heading[screen.outcome]}
      notice={slipNotice(screen.slip)}
      fewPages
      blocks={resultBlocks(metrics, screen)}
      actions={resultActions(screen, client)}
    />
  );
}

function resultBlocks(metrics: Metrics, screen: ScreenOf<'result'>): Block[] {
  if (screen.outcome === 'sending') return [];
  const width = columnWidth(metrics);
  const number = rowBlock(metrics, 'number', words.result.number, screen.receiptNumber, width);
  if (screen.outcome === 'refused') {
    const reason =
      screen.reason === undefined
        ? []
        : [rowBlock(metrics, 'reason', words.result.reason, screen.reason, width)];
    return [...reason, paragraphBlock(metrics, 'next', words.result.refusedNext)];
  }
  const waiting =
    screen.outcome === 'to-upload'
      ? words.result.toUploadLines.map((line, at) => paragraphBlock(metrics, `waiting-${at}`, line))
      : [];
  return [number, ...waiting, ...nextBlocks(metrics, screen.next)];
}

function nextBlocks(metrics: Metrics, next: readonly string[]): Block[] {
  const [first, ...others] = pointBlocks(metrics, next);
  if (first === undefined) return [];
  return [together(metrics, subheadingBlock(metrics, 'next', words.result.next), first), ...others];
}

function resultActions(
  screen: ScreenOf<'result'>,
  client: { printReceipt(): void; finish(): void },
): readonly Action[] {
  if (screen.outcome === 'sending') return [];
  const done: Action = { label: words.common.done, onPress: () => client.finish(), kind: 'main' };
  const label = printLabel(screen.slip);
  if (label === undefined || screen.outcome === 'refused') return [done];
  const fresh = screen.slip.state === 'none' || screen.slip.state === 'refused';
  const print: Action = {
    label,
    onPress: () => client.printReceipt(),
    kind: fresh ? 'main' : 'quiet',
  };
  return fresh ? [{ ...done, kind: 'quiet' }, print] : [print, done];
}
