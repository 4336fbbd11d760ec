import type { Tile } from '../../electron/contract/status.ts';
import { words } from '../copy/words.ts';
import { columnWidth, paragraphHeight } from '../layout/frame-plan.ts';
import { widthInEm } from '../layout/measure.ts';
import { MOST_CHOICES } from '../parts/choices.tsx';
import { type Block, Frame } from '../parts/frame.tsx';
import { Icon } from '../parts/icon.tsx';
import { Press } from '../parts/press.tsx';
import { useScene } from '../parts/scene.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import * as css from './home.css.ts';
import type { ScreenProps } from './screen-of.ts';

/** The thick edge of a tile that this terminal does itself, px (press.css). */
const EDGE_PX = 16;

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
  const tiles = inOrder(screen.tiles);
  return (
    <Frame
      heading={words.home.heading}
      blocks={tiles.map((tile) => tileBlock(metrics, tile, () => client.openEntry(tile.entry)))}
      most={MOST_CHOICES}
      actions={[{ label: words.common.done, onPress: () => client.finish(), kind: 'quiet' }]}
    />
  );
}

function tileBlock(metrics: Metrics, tile: Tile, onPress: () => void): Block {
  const here = tile.service !== undefined;
  const mark = here ? '' : words.home.counter;
  return {
    key: String(tile.entry),
    height: (width) => tileHeight(metrics, tile, mark, Math.min(width, columnWidth(metrics))),
    node: (
      <Press kind={here ? 'hereTile' : 'tile'} onPress={onPress}>
        <span className={css.wordsOfTile}>
          {tile.action !== undefined && <span className={css.action}>{tile.action}</span>}
          <span className={css.name}>{tile.name}</span>
        </span>
        <span className={css.mark}>
          {mark}
          <Icon name="forward" />
        </span>
      </Press>
    ),
  };
}

function tileHeight(metrics: Metrics, tile: Tile, mark: string, width: number): number {
  const markWidth = Math.ceil((widthInEm(mark) + 1) * metrics.small) + metrics.tightGap;
  const inner = width - 2 * metrics.pad - metrics.line - EDGE_PX - markWidth - metrics.tightGap;
  const action = tile.action === undefined ? 0 : textHeight(metrics.text);
  const lines = action + paragraphHeight(tile.name, inner, metrics.small);
  return Math.max(metrics.target, lines + 2 * metrics.tightGap + 2 * metrics.line);
}
