import type { ShownFindings } from '../../electron/contract/enquiry.ts';
import { failureWords } from '../copy/failures.ts';
import { ageInWords } from '../copy/figures.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { rowBlock, subheadingBlock } from '../parts/blocks.tsx';
import { type Block, Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { slipNotice } from '../parts/slip-words.ts';
import type { Metrics } from '../theme/millimetres.ts';
import { lookedUpActions } from './looked-up-actions.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** What the platform wrote down of somebody's rights, or of an employer: part by part, fresh or with its age. */
export function EnquiryScreen({ screen }: ScreenProps<'enquiry'>) {
  const { metrics, client, status } = useScene();
  const failure = screen.failure === undefined ? undefined : failureWords[screen.failure].resident;
  const trouble = failure === undefined ? undefined : ({ text: failure, tone: 'trouble' } as const);
  return (
    <Frame
      heading={headingOf(screen)}
      lead={originWords(screen, status.at)}
      notice={slipNotice(screen.slip) ?? trouble}
      fewPages
      blocks={screen.parts === undefined ? [] : findingsBlocks(metrics, screen.parts)}
      actions={lookedUpActions(screen, screen.parts !== undefined, client)}
    />
  );
}

function headingOf({ title, parts, failure }: ScreenOf<'enquiry'>): string {
  if (parts !== undefined) return title;
  return failure === undefined ? words.record.asking : words.record.unavailable;
}

function originWords({ origin }: ScreenOf<'enquiry'>, now: number): string | undefined {
  if (origin === undefined) return undefined;
  return origin.from === 'upstream' ? words.record.fresh : ageInWords(origin.keptAt, now);
}

function findingsBlocks(metrics: Metrics, parts: ShownFindings): Block[] {
  const width = columnWidth(metrics);
  return parts.flatMap(({ heading, rows }, at) => {
    const head = subheadingBlock(metrics, `part-${at}`, heading);
    const [first, ...others] = rows.map(({ label, shown }, row) =>
      rowBlock(metrics, `part-${at}-row-${row}`, label, shown, width, true),
    );
    if (first === undefined) return [head];
    return joinable(metrics) ? [together(metrics, head, first), ...others] : [head, first, ...others];
  });
}

/** Whether a heading and a row have room on one page whatever stands over them; large text on a low window has none to spare. */
const joinable = ({ orientation, text, window }: Metrics): boolean =>
  orientation === 'portrait' || text * ROOMY_LINES < window.height;
/** Lines of body text that a window has where two blocks may be one. */
const ROOMY_LINES = 14;

/** A heading with its first row, so that it never stands alone at the foot of a page. */
function together(metrics: Metrics, head: Block, row: Block): Block {
  return {
    key: head.key,
    still: true,
    height: (width) => head.height(width) + metrics.gap + row.height(width),
    node: (
      <div style={{ display: 'grid', gap: metrics.gap }}>
        {head.node}
        {row.node}
      </div>
    ),
  };
}
