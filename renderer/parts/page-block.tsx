import { useLayoutEffect, useRef } from 'react';
import type { PageId } from '../../electron/contract/ids.ts';
import { papersWords } from '../copy/papers.ts';
import { widthInEm } from '../layout/measure.ts';
import { thumbnailOf } from '../papers/thumbnails.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import type { Block } from './frame.tsx';
import * as css from './page-block.css.ts';
import { Press } from './press.tsx';

const say = papersWords.pages;

/** A photographed page in the list of its paper. */
export interface ShownPage {
  readonly id: PageId;
  readonly label: string;
  readonly visit: string;
  readonly onAgain: () => void;
  readonly onDrop: () => void;
}

/** Whether number, picture and both buttons stand in one row. */
function onOneLine(metrics: Metrics, page: ShownPage, width: number): boolean {
  const button = (text: string) =>
    Math.max(metrics.target, Math.ceil(widthInEm(text) * metrics.small) + 32 + 2 * metrics.line);
  const words = Math.ceil(widthInEm(page.label) * metrics.text) + metrics.pagerHeight + 4 * metrics.gap;
  return words + button(say.again) + button(say.drop) <= width;
}

/** The small picture, the number of the page, and what can be done with it. */
export function pageBlock(metrics: Metrics, page: ShownPage): Block {
  const shelf = metrics.composition === 'shelf';
  const label = textHeight(metrics.text);
  const buttons = (
    <div className={css.buttons}>
      <Press kind="pager" onPress={page.onAgain} label={`${say.again}${page.label}`}>
        {say.again}
      </Press>
      <Press kind="pager" onPress={page.onDrop} label={`${say.drop}${page.label}`}>
        {say.drop}
      </Press>
    </div>
  );
  const words = (
    <div className={css.words}>
      <Thumbnail page={page} size={metrics.pagerHeight} />
      <span className={css.label}>{page.label}</span>
    </div>
  );
  if (shelf)
    return {
      key: page.id,
      height: () => metrics.actionHeight,
      above: { height: () => Math.max(label, metrics.pagerHeight), node: words },
      node: buttons,
    };
  return {
    key: page.id,
    height: (width) =>
      onOneLine(metrics, page, width)
        ? Math.max(label, metrics.pagerHeight) + 10
        : Math.max(label, metrics.pagerHeight) + metrics.tightGap + metrics.pagerHeight + 10,
    node: (
      <div className={css.row}>
        {words}
        {buttons}
      </div>
    ),
  };
}

/** Nothing of a page is read aloud; without its picture an empty sheet stands there. */
function Thumbnail({ page, size }: { readonly page: ShownPage; readonly size: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { id, visit } = page;
  useLayoutEffect(() => {
    const picture = thumbnailOf(visit, id);
    const element = canvas.current;
    if (picture === undefined || element === null) return;
    const scale = Math.min(size / picture.width, size / picture.height);
    element.width = Math.max(1, Math.round(picture.width * scale));
    element.height = Math.max(1, Math.round(picture.height * scale));
    element.getContext('2d')?.drawImage(picture, 0, 0, element.width, element.height);
  }, [id, visit, size]);
  return (
    <canvas
      ref={canvas}
      className={css.thumbnail}
      width={Math.round(size * 0.7)}
      height={size}
      aria-hidden="true"
      data-private="true"
    />
  );
}
