import type { ShownRecord } from '../../electron/contract/status.ts';
import { failureWords } from '../copy/failures.ts';
import { ageInWords, dayInWords, yuan } from '../copy/figures.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { rowBlock } from '../parts/blocks.tsx';
import { type Block, Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { slipNotice } from '../parts/slip-words.ts';
import type { Metrics } from '../theme/millimetres.ts';
import { lookedUpActions } from './looked-up-actions.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** The person's record, fresh or kept, always with its age; and the slip of it. */
export function RecordScreen({ screen }: ScreenProps<'record'>) {
  const { metrics, client, status } = useScene();
  const failure = screen.failure === undefined ? undefined : failureWords[screen.failure].resident;
  const slip = slipNotice(screen.slip);
  const trouble = failure === undefined ? undefined : ({ text: failure, tone: 'trouble' } as const);
  return (
    <Frame
      heading={screen.record === undefined ? missingHeading(screen) : screen.title}
      lead={screen.record === undefined ? undefined : originWords(screen, status.at)}
      notice={slip ?? trouble}
      fewPages
      blocks={screen.record === undefined ? [] : recordBlocks(metrics, screen.record)}
      actions={lookedUpActions(screen, screen.record !== undefined, client)}
    />
  );
}

function missingHeading(screen: ScreenOf<'record'>): string {
  return screen.failure === 'person-not-insured' ? words.record.none : words.record.unavailable;
}

function originWords(screen: ScreenOf<'record'>, now: number): string | undefined {
  if (screen.origin === undefined) return undefined;
  return screen.origin.from === 'upstream' ? words.record.fresh : ageInWords(screen.origin.keptAt, now);
}

/** A record as label and value rows, cover by cover, then what has added up. */
export function recordRows(record: ShownRecord): readonly (readonly [label: string, value: string])[] {
  const { labels, standing } = words.record;
  const rows: [string, string][] = [];
  for (const cover of record.covers) {
    rows.push([labels.standing, standing[cover.standing]]);
    rows.push([labels.insurance, cover.insurance]);
    rows.push([labels.place, cover.insuredPlace]);
    rows.push([labels.person, cover.personType]);
    if (cover.since !== undefined) rows.push([labels.since, dayInWords(cover.since)]);
    if (cover.pausedSince !== undefined) rows.push([labels.pausedSince, dayInWords(cover.pausedSince)]);
  }
  for (const sum of record.accumulations) {
    rows.push([words.record.accumulation(sum), yuan(sum.amount)]);
  }
  return rows;
}

function recordBlocks(metrics: Metrics, record: ShownRecord): Block[] {
  const width = columnWidth(metrics);
  const several = record.covers.length > 1;
  const rows = recordRows(record);
  const firstSum = rows.length - record.accumulations.length;
  return rows.map(([label, value], at): Block => {
    const block = rowBlock(metrics, `row-${at}`, label, value, width, true);
    // Whoever is covered twice must not take the one's standing for the other's.
    const opens = several && at > 0 && (label === words.record.labels.standing || at === firstSum);
    return opens ? { ...block, opens } : block;
  });
}
