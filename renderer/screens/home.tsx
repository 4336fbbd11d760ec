import type { Tile } from '../../electron/contract/status.ts';
import { words } from '../copy/words.ts';
import { columnWidth, paragraphHeight } from '../layout/frame-plan.ts';
import { countLines, widthInEm } from '../layout/measure.ts';
import { MOST_CHOICES } from '../parts/choices.tsx';
import { type Block, Frame } from '../parts/frame.tsx';
import { Icon } from '../parts/icon.tsx';
import { Press } from '../parts/press.tsx';
import { useScene } from '../parts/scene.ts';
import type { Metrics } from '../theme/millimetres.ts';
import * as css from './home.css.ts';
import type { ScreenProps } from './screen-of.ts';

/** The thick edge of a tile that this terminal does itself, px (press.css). */
const EDGE_PX = 16;

/** A tile of more lines is read more easily across the whole row. */
const MOST_LINES_IN_HALF = 5;

/** What is done here comes first, each group in the place's own order. */
export function inOrder(tiles: readonly Tile[]): readonly Tile[] {
  return [
    ...tiles.filter((tile) => tile.service !== undefined),
    ...tiles.filter((tile) => tile.service === undefined),
  ];
}

/** The level's services in the place's own words, at most six a page. */
export function HomeScreen({ screen }: ScreenProps<'home'>) {
  const { metrics, client } = useScene();
  const columns = columnsFor(metrics);
  return (
    <Frame
      heading={words.home.heading}
      blocks={tileRows(metrics, inOrder(screen.tiles), columns, (tile) =>
        client.openEntry(tile.entry, tile.service),
      )}
      most={MOST_CHOICES / columns}
      actions={[{ label: words.common.done, onPress: () => client.finish(), kind: 'quiet' }]}
    />
  );
}

/** Two tiles side by side where each still has room for ten characters. */
function columnsFor(metrics: Metrics): 1 | 2 {
  return (columnWidth(metrics) - metrics.gap) / 2 >= 10 * metrics.small ? 2 : 1;
}

function tileRows(
  metrics: Metrics,
  tiles: readonly Tile[],
  columns: 1 | 2,
  onPress: (tile: Tile) => void,
): Block[] {
  return inRows(metrics, tiles, columns).map(({ row, width }) => {
    const height = Math.max(...row.map((tile) => tileHeight(metrics, tile, width)));
    return {
      key: row.map(keyOf).join('+'),
      height: () => height,
      node: (
        <div className={css.row}>
          {row.map((tile) => (
            <TileButton
              key={keyOf(tile)}
              tile={tile}
              type={nameType(metrics, tile, width)}
              onPress={() => onPress(tile)}
            />
          ))}
          {row.length === 1 && width < columnWidth(metrics) && <span />}
        </div>
      ),
    };
  });
}

interface TileRow {
  readonly row: readonly Tile[];
  /** Of each tile in it, px. */
  readonly width: number;
}

/** Tiles side by side, in order; one with too many words for half a row has a row to itself. */
export function inRows(metrics: Metrics, tiles: readonly Tile[], columns: 1 | 2): readonly TileRow[] {
  const whole = columnWidth(metrics);
  const half = (whole - metrics.gap) / 2;
  const needsWhole = (tile: Tile) =>
    columns === 1 ||
    countLines(tile.name, innerWidth(metrics, tile, half), metrics.furniture) > MOST_LINES_IN_HALF;
  const rows: TileRow[] = [];
  for (let at = 0; at < tiles.length; at += rows.at(-1)?.row.length ?? 1) {
    const [first, second] = tiles.slice(at, at + 2);
    if (first === undefined) break;
    if (needsWhole(first)) rows.push({ row: [first], width: whole });
    else if (second === undefined || needsWhole(second)) rows.push({ row: [first], width: half });
    else rows.push({ row: [first, second], width: half });
  }
  return rows;
}

/** An entry may have several tiles, one for each service. */
export function keyOf({ entry, service }: Tile): string {
  return `${entry}:${service ?? ''}`;
}

function markOf(tile: Tile): string {
  return tile.service === undefined ? words.home.counter : '';
}

interface TileButtonProps {
  readonly tile: Tile;
  readonly type: keyof typeof css.name;
  readonly onPress: () => void;
}

function TileButton({ tile, type, onPress }: TileButtonProps) {
  return (
    <Press kind={tile.service === undefined ? 'tile' : 'hereTile'} onPress={onPress}>
      <span className={css.wordsOfTile}>
        {tile.action !== undefined && <span className={css.action}>{tile.action}</span>}
        <span className={css.name[type]}>{tile.name}</span>
      </span>
      <span className={css.mark}>
        {markOf(tile)}
        <Icon name="forward" />
      </span>
    </Press>
  );
}

/** Width of the words of a tile, beside its mark. */
function innerWidth(metrics: Metrics, tile: Tile, width: number): number {
  const mark = Math.ceil((widthInEm(markOf(tile)) + 1) * metrics.small) + metrics.tightGap;
  return width - 2 * metrics.pad - metrics.line - EDGE_PX - mark - metrics.tightGap;
}

/** The place's documents know names of fifty characters: one of more than three lines steps down to the floor. */
function nameType(metrics: Metrics, tile: Tile, width: number): keyof typeof css.name {
  return countLines(tile.name, innerWidth(metrics, tile, width), metrics.small) > 3 ? 'furniture' : 'small';
}

function tileHeight(metrics: Metrics, tile: Tile, width: number): number {
  const inner = innerWidth(metrics, tile, width);
  const action = tile.action === undefined ? 0 : paragraphHeight(tile.action, inner, metrics.text);
  const lines = action + paragraphHeight(tile.name, inner, metrics[nameType(metrics, tile, width)]);
  return Math.max(metrics.target, lines + 2 * metrics.tightGap + 2 * metrics.line);
}
