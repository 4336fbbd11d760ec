import type { Tile } from '../../electron/contract/status.ts';
import { words } from '../copy/words.ts';
import { columnWidth, paragraphHeight } from '../layout/frame-plan.ts';
import { countLines, widthInEm } from '../layout/measure.ts';
import { MOST_CHOICES } from '../parts/choices.tsx';
import { type Block, Frame } from '../parts/frame.tsx';
import { Icon } from '../parts/icon.tsx';
import { Press } from '../parts/press.tsx';
import { rowWithPress } from '../parts/row-with-press.tsx';
import { useScene } from '../parts/scene.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
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

/** Tiles of a page: 长辈版 shows few and large ones, 标准版 as many as there may be (elderly-ui row 14). */
const MOST_TILES = { elder: 4, standard: MOST_CHOICES } as const;

/** The level's services in the place's own words. */
export function HomeScreen({ screen }: ScreenProps<'home'>) {
  const { metrics, client } = useScene();
  const columns = columnsFor(metrics);
  const tiles = tileRows(metrics, inOrder(screen.tiles), columns, (tile) =>
    client.openEntry(tile.entry, tile.service),
  );
  const elsewhere = rowWithPress(metrics, {
    key: 'elsewhere',
    label: words.home.elsewhere,
    second: words.home.elsewhereAbout,
    press: words.guide.open,
    onPress: () => client.openElsewhere(),
  });
  const cases = rowWithPress(metrics, {
    key: 'cases',
    label: words.home.cases,
    second: words.home.casesAbout,
    press: words.guide.open,
    onPress: () => client.openCases(),
  });
  const besides = [
    ...(screen.cases === true ? [cases] : []),
    ...(screen.elsewhere === true ? [elsewhere] : []),
  ];
  return (
    <Frame
      heading={words.home.heading}
      blocks={[...tiles, ...besides]}
      most={MOST_TILES[metrics.edition] / columns}
      grows
      fewPages
      actions={[{ label: words.common.done, onPress: () => client.finish(), kind: 'quiet' }]}
    />
  );
}

/** Characters a half row must have room for, so that names stay on few lines. */
const LEAST_CHARACTERS = { elder: 10, standard: 6 } as const;

/** Two tiles side by side where each still has room for its words. */
export function columnsFor(metrics: Metrics): 1 | 2 {
  const half = (columnWidth(metrics) - metrics.gap) / 2;
  if (metrics.composition === 'shelf') return 2;
  return nameRoom(metrics, half) >= LEAST_CHARACTERS[metrics.edition] * metrics.small ? 2 : 1;
}

function tileRows(
  metrics: Metrics,
  tiles: readonly Tile[],
  columns: 1 | 2,
  onPress: (tile: Tile) => void,
): Block[] {
  return inRows(metrics, tiles, columns).map(({ row, width }) => {
    const low = metrics.composition === 'shelf';
    const height = low
      ? metrics.actionHeight
      : Math.max(...row.map((tile) => tileHeight(metrics, tile, width)));
    return {
      key: row.map(keyOf).join('+'),
      height: () => height,
      ...(low ? { above: namesOver(metrics, row, width) } : {}),
      node: (
        <div className={css.row}>
          {row.map((tile) => (
            <TileButton
              key={keyOf(tile)}
              tile={tile}
              named={!low}
              type={nameType(metrics, tile, width)}
              beside={markBeside(metrics, tile, width)}
              decor={decorOf(metrics, row, width)}
              onPress={() => onPress(tile)}
            />
          ))}
          {row.length === 1 && width < columnWidth(metrics) && <span />}
        </div>
      ),
    };
  });
}

/** The names of a row of tiles, over the line of reach; what is touched below them is only the verb. */
function namesOver(metrics: Metrics, row: readonly Tile[], width: number): NonNullable<Block['above']> {
  const height = Math.max(...row.map(({ name }) => paragraphHeight(name, width, metrics.furniture)));
  return {
    height: () => height,
    node: (
      <div className={css.row}>
        {row.map((tile) => (
          <span key={keyOf(tile)} className={css.name.furniture}>
            {tile.name}
          </span>
        ))}
        {row.length === 1 && width < columnWidth(metrics) && <span />}
      </div>
    ),
  };
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
    decorFor(metrics, tile, half) === undefined ||
    countLines(tile.name, nameRoom(metrics, half), metrics.furniture) > MOST_LINES_IN_HALF;
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

interface TileButtonProps {
  readonly tile: Tile;
  /** Whether its name stands on it, not over the line of reach. */
  readonly named: boolean;
  readonly type: NameType;
  /** Whether 窗口办 stands beside the name, not under it. */
  readonly beside: boolean;
  readonly decor: Decor;
  readonly onPress: () => void;
}

/** What this terminal does: its drawing and the verb, the place's own words under them. What the counter does: the words, and where. */
function TileButton({ tile, named, type, beside, decor, onPress }: TileButtonProps) {
  const here = tile.service !== undefined;
  const name = <span className={css.name[type]}>{tile.name}</span>;
  return (
    <Press
      kind={here ? 'hereTile' : 'tile'}
      onPress={onPress}
      {...(named ? {} : { label: `${tile.action ?? words.home.counter} ${tile.name}` })}
    >
      <span className={beside ? css.oneLine : css.lines}>
        {here && (
          <span className={css.action}>
            {decor > 0 && <Icon name={tile.kind ?? 'query'} />}
            <span className={css.verb}>{tile.action}</span>
            {decor > 1 && <Icon name="forward" />}
          </span>
        )}
        {named && name}
        {!here && (
          <span className={css.mark}>
            <Icon name="counter" />
            {words.home.counter}
          </span>
        )}
      </span>
    </Press>
  );
}

/** Drawings beside a verb: none, its own, and the arrow at the end as well. */
type Decor = 0 | 1 | 2;

/** As many drawings as the verb leaves room for on its line; nothing where the verb alone is too long. */
function decorFor(metrics: Metrics, { action = '' }: Tile, width: number): Decor | undefined {
  const verb = Math.ceil(widthInEm(action) * metrics.text);
  const each = metrics.text + metrics.tightGap;
  return ([2, 1, 0] as const).find((count) => verb + count * each <= nameRoom(metrics, width));
}

/** Tiles side by side wear the same drawings: as many as the longest verb of them leaves room for. */
function decorOf(metrics: Metrics, row: readonly Tile[], width: number): Decor {
  const each = row
    .filter((tile) => tile.service !== undefined)
    .map((tile) => decorFor(metrics, tile, width) ?? 0);
  return each.reduce<Decor>((least, count) => (count < least ? count : least), 2);
}

type NameType = keyof typeof css.name;

/** Width of the words of a tile. */
function nameRoom(metrics: Metrics, width: number): number {
  return width - 2 * metrics.pad - metrics.line - EDGE_PX;
}

/** Width that 窗口办 takes beside a name. */
function markWidth(metrics: Metrics): number {
  return Math.ceil((widthInEm(words.home.counter) + 1) * metrics.furniture) + 2 * metrics.tightGap;
}

/** 窗口办 stands at the end of a whole row that leaves it room, else under the name. */
function markBeside(metrics: Metrics, tile: Tile, width: number): boolean {
  if (tile.service !== undefined || width < columnWidth(metrics)) return false;
  return nameRoom(metrics, width) - markWidth(metrics) >= 6 * metrics.small;
}

/** Whoever chose the largest letters is not to lose more than a quarter of them for the sake of one line. */
const LEAST_FOR_A_LINE = 0.75;

/** Of the glass: what is left for a tile under the smallest heading of a panel that lies. */
const TALLEST_TILE = 0.53;

/** The place's documents know names of fifty characters: smaller letters where they save a line, or the whole is long. */
export function nameType(metrics: Metrics, tile: Tile, width: number): NameType {
  const room = nameWidth(metrics, tile, width);
  const lines = countLines(tile.name, room, metrics.small);
  const saves =
    metrics.furniture >= LEAST_FOR_A_LINE * metrics.small &&
    lines > countLines(tile.name, room, metrics.furniture);
  const tooTall = heightWith(metrics, tile, width, 'small') > TALLEST_TILE * metrics.window.height;
  return lines > 3 || saves || tooTall ? 'furniture' : 'small';
}

function nameWidth(metrics: Metrics, tile: Tile, width: number): number {
  return nameRoom(metrics, width) - (markBeside(metrics, tile, width) ? markWidth(metrics) : 0);
}

const tileHeight = (metrics: Metrics, tile: Tile, width: number): number =>
  heightWith(metrics, tile, width, nameType(metrics, tile, width));

function heightWith(metrics: Metrics, tile: Tile, width: number, type: NameType): number {
  const name = paragraphHeight(tile.name, nameWidth(metrics, tile, width), metrics[type]);
  const mark = markBeside(metrics, tile, width) ? 0 : textHeight(metrics.furniture);
  const verb =
    tile.action === undefined ? 0 : paragraphHeight(tile.action, nameRoom(metrics, width), metrics.text);
  const over = tile.service === undefined ? mark : verb;
  return Math.max(metrics.target, name + over + 2 * metrics.tightGap + 2 * metrics.line);
}
