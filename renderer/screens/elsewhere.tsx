import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { widthInEm } from '../layout/measure.ts';
import { paragraphBlock, subheadingBlock, together } from '../parts/blocks.tsx';
import { type Block, Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import * as css from './elsewhere.css.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** More places than this for one matter help nobody to choose. */
const MOST_PLACES = 2;
/** More columns than this are no longer read from the top down. */
const MOST_COLUMNS = 3;

/** From this size on the smaller letters of a label are as large as body text is at the first size, and are read as well. */
const BODY_PX = 72;

/** What this place has not: under each place that has it, the matters by their verbs. */
export function ElsewhereScreen({ screen }: ScreenProps<'elsewhere'>) {
  const { client, metrics, status } = useScene();
  const { phone } = status.site;
  const call = phone === undefined ? [] : [words.outOfService.phone({ phone })];
  return (
    <Frame
      heading={words.elsewhere.heading}
      fewPages
      blocks={[
        ...placesOf(screen.services).flatMap(([place, actions]) => placeBlocks(metrics, place, actions)),
        ...[words.elsewhere.askFirst, ...call].map((line) => paragraphBlock(metrics, line, line)),
      ]}
      actions={[{ label: words.common.good, onPress: () => client.goBack(), kind: 'main' }]}
    />
  );
}

/** Matters by the place, or the two places, that have them; in the order in which each is first named. */
export function placesOf(
  services: ScreenOf<'elsewhere'>['services'],
): readonly (readonly [place: string, actions: readonly string[]])[] {
  const places = Map.groupBy(services, ({ where }) => where.slice(0, MOST_PLACES).join(words.elsewhere.or));
  return [...places].map(([place, those]) => [place, those.map(({ action }) => action)]);
}

/** The place is never left alone at the foot of a page. */
function placeBlocks(metrics: Metrics, place: string, actions: readonly string[]): Block[] {
  const width = columnWidth(metrics);
  const type = metrics.small >= BODY_PX ? 'small' : 'text';
  const widest = Math.max(...actions.map(widthInEm)) * metrics[type];
  const columns = Math.max(
    1,
    Math.min(MOST_COLUMNS, Math.floor((width + metrics.gap) / (widest + metrics.gap))),
  );
  const rows = Array.from({ length: Math.ceil(actions.length / columns) }, (_, at) =>
    actions.slice(at * columns, (at + 1) * columns),
  );
  const [first, ...others] = rows.map((row) => actionsBlock(metrics, place, row, { columns, type }));
  const heading = subheadingBlock(metrics, place, words.elsewhere.at({ place }));
  return first === undefined ? [] : [together(metrics, heading, first), ...others];
}

interface RowLook {
  readonly columns: number;
  readonly type: 'small' | 'text';
}

function actionsBlock(
  metrics: Metrics,
  place: string,
  row: readonly string[],
  { columns, type }: RowLook,
): Block {
  return {
    key: `${place} ${row.join(' ')}`,
    still: true,
    height: () => textHeight(metrics[type]),
    node: (
      <div className={css.row[type]} style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
        {row.map((action) => (
          <span key={action}>{action}</span>
        ))}
      </div>
    ),
  };
}
