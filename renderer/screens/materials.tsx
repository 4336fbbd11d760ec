import { useState } from 'react';
import type { PageId, StepId } from '../../electron/contract/ids.ts';
import { failureWords } from '../copy/failures.ts';
import { papersWords } from '../copy/papers.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { rowBlock } from '../parts/blocks.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { rowWithPress } from '../parts/row-with-press.tsx';
import { useScene } from '../parts/scene.ts';
import { PaperPages } from './paper-pages.tsx';
import type { ScreenOf, ScreenProps } from './screen-of.ts';
import { TakePage } from './take-page.tsx';

const say = papersWords.list;

/** A paper as the screen shows it. */
export type ShownPaper = ScreenOf<'materials'>['papers'][number];

/** What the resident does with a paper: looks at its pages, or photographs one, perhaps instead of another. */
type Doing =
  | { readonly with: StepId; readonly what: 'pages' }
  | {
      readonly with: StepId;
      readonly what: 'take';
      /** How many pages there were when it began: each picture begins with a fresh screen. */
      readonly turn: number;
      readonly instead?: PageId;
    };

/** 请拍材料: the list of papers, the pages of one, and the camera. Without a camera the papers go to the counter. */
export function MaterialsScreen({ screen }: ScreenProps<'materials'>) {
  const [doing, setDoing] = useState<Doing>();
  const paper = screen.papers.find(({ id }) => id === doing?.with);
  if (screen.camera === undefined) return <AtTheCounter screen={screen} />;
  if (doing === undefined || paper === undefined)
    return <PaperList screen={screen} onOpen={(chosen) => setDoing(opened(chosen))} />;
  const toList = () => setDoing(undefined);
  const toPages = () => setDoing({ with: paper.id, what: 'pages' });
  if (doing.what === 'take')
    return (
      <TakePage
        key={`${doing.turn}-${doing.instead ?? ''}`}
        screen={screen}
        paper={paper}
        camera={screen.camera}
        instead={doing.instead}
        onBack={paper.pages.length === 0 ? toList : toPages}
        onKept={(count) => {
          const again = count < paper.least && doing.instead === undefined;
          if (again) setDoing({ with: paper.id, what: 'take', turn: count });
          else if (paper.most === 1) toList();
          else toPages();
        }}
      />
    );
  return (
    <PaperPages
      screen={screen}
      paper={paper}
      onTake={(instead) =>
        setDoing({
          with: paper.id,
          what: 'take',
          turn: paper.pages.length,
          ...(instead === undefined ? {} : { instead }),
        })
      }
      onDone={toList}
    />
  );
}

/** A paper without pages that must be photographed now leads straight to the camera. */
function opened(paper: ShownPaper): Doing {
  const straight = paper.pages.length === 0 && paper.later === undefined;
  return straight ? { with: paper.id, what: 'take', turn: 0 } : { with: paper.id, what: 'pages' };
}

interface PaperListProps extends ScreenProps<'materials'> {
  readonly onOpen: (paper: ShownPaper) => void;
}

function PaperList({ screen, onOpen }: PaperListProps) {
  const { client, metrics } = useScene();
  const { complaint, failure } = screen;
  // One thing after the other: the next paper that is wanted, and the way on once none is.
  const next = screen.papers.find((paper) => paper.least > 0 && !isDone(paper));
  const said = complaint ?? (failure === undefined ? undefined : failureWords[failure].resident);
  return (
    <Frame
      heading={screen.title}
      notice={said === undefined ? undefined : { text: said, tone: 'trouble', takesFocus: true }}
      fewPages
      blocks={screen.papers.map((paper) =>
        rowWithPress(metrics, {
          key: paper.id,
          label: paper.label,
          second: standingOf(paper),
          press: paper.pages.length === 0 && paper.later !== 'promised' ? say.photograph : say.look,
          done: isDone(paper),
          onPress: () => onOpen(paper),
        }),
      )}
      actions={[
        next === undefined
          ? { label: say.done, onPress: () => client.proceed(), kind: 'main' }
          : { label: say.next({ paper: next.label }), onPress: () => onOpen(next), kind: 'main' },
      ]}
    />
  );
}

function isDone({ pages, least, later }: ShownPaper): boolean {
  return later === 'promised' || (pages.length > 0 && pages.length >= least);
}

/** What is there of a paper, else what is wanted. */
function standingOf({ pages, least, most, later }: ShownPaper): string {
  const count = pages.length;
  if (count > 0 && count < least) return say.few({ count, left: least - count });
  if (count > 0) return say.there({ count });
  if (later === 'promised') return say.promised;
  if (least === 0) return say.optional;
  return most > least ? say.atLeast({ least }) : say.wanted({ least });
}

/** No camera: nothing is lost, the papers go to the counter, and the list is on the slip. */
function AtTheCounter({ screen }: ScreenProps<'materials'>) {
  const { client, metrics } = useScene();
  const width = columnWidth(metrics);
  const onward: Action = {
    label: papersWords.counter.carryOn,
    onPress: () => client.proceed(),
    kind: 'main',
  };
  return (
    <Frame
      heading={papersWords.counter.heading}
      lead={papersWords.counter.lead}
      fewPages
      readAll
      blocks={screen.papers.map((paper) =>
        rowBlock(metrics, paper.id, paper.label, standingAtCounter(paper), width),
      )}
      actions={[onward]}
    />
  );
}

function standingAtCounter({ pages, least }: ShownPaper): string {
  if (pages.length > 0) return say.there({ count: pages.length });
  return least === 0 ? papersWords.counter.optional : papersWords.counter.bring;
}
