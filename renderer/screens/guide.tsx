import { words } from '../copy/words.ts';
import { columnWidth, paragraphHeight } from '../layout/frame-plan.ts';
import * as css from '../parts/blocks.css.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { type Action, type Block, Frame } from '../parts/frame.tsx';
import { ReadLines } from '../parts/read-lines.tsx';
import { useScene } from '../parts/scene.ts';
import { printLabel, slipNotice } from '../parts/slip-words.ts';
import type { Metrics } from '../theme/millimetres.ts';
import * as own from './guide.css.ts';
import { piecesOf } from './guide-text.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** 办事指南: the six unified fields in large letters, over as many pages as they need; and on paper. */
export function GuideScreen({ screen }: ScreenProps<'guide'>) {
  const { client, metrics } = useScene();
  const label = printLabel(screen.slip);
  const print: Action[] =
    label === undefined ? [] : [{ label, onPress: () => client.printReceipt(), kind: 'quiet' }];
  return (
    <Frame
      heading={words.guide.heading}
      notice={slipNotice(screen.slip)}
      fewPages
      blocks={[
        ...screen.facts.flatMap((fact) => factBlocks(metrics, fact)),
        paragraphBlock(metrics, 'local', words.guide.local),
      ]}
      actions={[...print, { label: words.common.good, onPress: () => client.goBack(), kind: 'main' }]}
    />
  );
}

/**
 * A field under its name; the name is never left alone at the foot of a page. The words are those of the notices, shown as they are
 * and not put plainly, so they stand as a value and not as an instruction.
 */
function factBlocks(metrics: Metrics, { label, text }: ScreenOf<'guide'>['facts'][number]): Block[] {
  const perLine = Math.floor(columnWidth(metrics) / metrics.text);
  const [first = '', ...others] = piecesOf(text ?? words.guide.unknown, perLine);
  const named: Block = {
    key: label,
    still: true,
    height: (width) =>
      paragraphHeight(label, width, metrics.small) +
      metrics.gap +
      paragraphHeight(first, width, metrics.text),
    node: (
      <div className={css.together}>
        <span className={css.label}>{label}</span>
        <div className={own.fact}>
          <ReadLines text={first} px={metrics.text} />
        </div>
      </div>
    ),
  };
  return [named, ...others.map((piece, at) => pieceBlock(metrics, `${label}-${at}`, piece))];
}

function pieceBlock(metrics: Metrics, key: string, piece: string): Block {
  return {
    key,
    still: true,
    height: (width) => paragraphHeight(piece, width, metrics.text),
    node: (
      <div className={own.fact}>
        <ReadLines text={piece} px={metrics.text} />
      </div>
    ),
  };
}
