import { useState } from 'react';
import type { PageId } from '../../electron/contract/ids.ts';
import { papersWords } from '../copy/papers.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { type Action, type Block, Frame } from '../parts/frame.tsx';
import { useOwnBack } from '../parts/own-back.ts';
import { pageBlock } from '../parts/page-block.tsx';
import { useScene } from '../parts/scene.ts';
import type { ShownPaper } from './materials.tsx';
import type { ScreenProps } from './screen-of.ts';

const say = papersWords.pages;

interface PaperPagesProps extends ScreenProps<'materials'> {
  readonly paper: ShownPaper;
  /** Photographs another page, or one again. */
  readonly onTake: (instead?: PageId) => void;
  readonly onDone: () => void;
}

/** The pages of one paper, in order: look, photograph again, take away, add; or promise to bring it later. */
export function PaperPages({ screen, paper, onTake, onDone }: PaperPagesProps) {
  const { client, metrics, status } = useScene();
  const [dropping, setDropping] = useState<PageId>();
  useOwnBack(dropping === undefined ? onDone : () => setDropping(undefined));
  const number = paper.pages.findIndex(({ id }) => id === dropping) + 1;
  if (dropping !== undefined && number > 0)
    return (
      <Frame
        heading={say.dropHeading({ number })}
        blocks={[]}
        actions={[
          {
            label: say.dropYes,
            kind: 'quiet',
            onPress: () => {
              setDropping(undefined);
              client.dropPage(screen.step, dropping);
            },
          },
          { label: say.dropNo, kind: 'main', onPress: () => setDropping(undefined) },
        ]}
      />
    );
  const pages = paper.pages.map(({ id }, at) =>
    pageBlock(metrics, {
      id,
      label: say.page({ number: at + 1 }),
      visit: status.visit?.id ?? '',
      onAgain: () => onTake(id),
      onDrop: () => setDropping(id),
    }),
  );
  const promised: Block[] =
    paper.later === 'promised' ? [paragraphBlock(metrics, 'later', say.laterSaid)] : [];
  return (
    <Frame
      heading={paper.label}
      lead={paper.pages.length === 0 ? paper.why : undefined}
      fewPages
      blocks={[...promised, ...pages]}
      actions={actionsFor(paper, {
        take: () => onTake(),
        done: onDone,
        later: (later) => {
          client.bringLater(screen.step, paper.id, later);
          if (later) onDone();
        },
      })}
    />
  );
}

interface Ways {
  readonly take: () => void;
  readonly done: () => void;
  readonly later: (later: boolean) => void;
}

function actionsFor({ pages, most, later }: ShownPaper, ways: Ways): readonly Action[] {
  const done: Action = { label: say.done, onPress: ways.done, kind: 'main' };
  if (pages.length > 0)
    return pages.length < most ? [{ label: say.more, onPress: ways.take, kind: 'quiet' }, done] : [done];
  const take: Action = { label: say.notLater, onPress: ways.take, kind: 'main' };
  if (later === 'promised')
    return [
      { ...take, kind: 'quiet', onPress: ways.take },
      { ...done, label: papersWords.list.done },
    ];
  if (later === undefined) return [take];
  return [{ label: say.later, onPress: () => ways.later(true), kind: 'quiet' }, take];
}
