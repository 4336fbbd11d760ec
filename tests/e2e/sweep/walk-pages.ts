import type { Browser, CDPSession } from 'playwright-core';
import { visitId } from '../../../electron/contract/ids.ts';
import type { StationStatus } from '../../../electron/contract/status.ts';
import { entryWords } from '../../../renderer/copy/entry.ts';
import { fixtures } from '../gallery/fixtures.ts';
import {
  type Gallery,
  type Hanging,
  openGallery,
  show,
  type Viewer,
  view,
} from '../gallery/gallery-station.ts';
import * as glass from '../support/glass.ts';
import { BOTTOM_HEIGHT_MM, type Cell, type Looks, preferencesOf } from './matrix.ts';
import { measureAgain, measurePage, type SweptPage } from './measure-page.ts';
import { POSES, strike } from './poses.ts';

/** A page over a gallery of its own, so that several can be swept at once. */
export interface Station {
  readonly gallery: Gallery;
  readonly viewer: Viewer;
  /** Takes pictures of the page. */
  readonly camera: CDPSession;
  close(): Promise<void>;
}

/** Opens a page on a fresh gallery, hung one way or the other; of the built screens, or of those in a folder. */
export async function openStation(browser: Browser, hanging: Hanging, folder?: string): Promise<Station> {
  const gallery = await openGallery(folder);
  const viewer = await view(browser, gallery, hanging);
  const camera = await viewer.context.newCDPSession(viewer.page);
  return {
    gallery,
    viewer,
    camera,
    close: async () => {
      await viewer.context.close();
      await gallery.close();
    },
  };
}

let shown = 0;

const elsewhere = fixtures['no-card'] as StationStatus;

/** Puts a screen up and waits until it is painted with its fonts. The panel of somebody seated hangs at a height. */
export async function showCell({ viewer, gallery }: Station, cell: Cell): Promise<StationStatus> {
  const pose = POSES[cell.fixture];
  const status = fixtures[pose?.over ?? cell.fixture];
  if (status === undefined) throw new Error(`No screen ${cell.fixture}`);
  const panel = {
    ...status.site.panel,
    ...(cell.way === 'seated' ? { bottomHeightMm: BOTTOM_HEIGHT_MM } : {}),
  };
  // A visit of its own, so that the page that was turned to under the look before is not where this one begins.
  shown += 1;
  const visit = status.visit === undefined ? {} : { visit: { id: visitId(`${cell.fixture}-${shown}`) } };
  const put = { ...status, ...visit, site: { ...status.site, panel } };
  if (pose !== undefined) await leave(viewer, gallery);
  await show(viewer, gallery, put, preferencesOf(cell));
  // What is fetched when somebody is to write is looked at once it is there.
  await glass.gone(viewer.page.getByText(entryWords.text.opening));
  if (pose !== undefined) await strike(viewer.page, pose);
  return put;
}

/** Another screen in between: what a finger opened over one is not there when it comes again. */
function leave(viewer: Viewer, gallery: Gallery): Promise<void> {
  return show(viewer, gallery, elsewhere, {});
}

const wordsOf = (page?: SweptPage): string | undefined => page?.texts.map(({ words }) => words).join();

/** Turns to the next page as a finger does, which a page takes at any time; false when there is none. */
async function turnPage({ page }: Viewer): Promise<boolean> {
  const later = page.getByRole('button', { name: '下一页' });
  if (!(await later.isVisible())) return false;
  await later.click();
  return true;
}

/**
 * Every page of a screen under one look, 下一页 until there is none; each page then also in the other looks, which differ
 * in nothing but the theme.
 */
export async function sweepLooks(
  station: Station,
  [first, ...themes]: Looks,
  each: (page: SweptPage) => Promise<void> = () => Promise.resolve(),
): Promise<readonly SweptPage[]> {
  const { viewer, gallery, camera } = station;
  const sweeper = { page: viewer.page, camera };
  const status = await showCell(station, first);
  const swept: SweptPage[] = [];
  for (let number = 1; ; number += 1) {
    const page = await measurePage(sweeper, first, number);
    if (wordsOf(page) === wordsOf(swept.at(-1)))
      throw new Error(`${first.fixture}: page ${number} did not turn up`);
    swept.push(page);
    await each(page);
    for (const look of themes) {
      await show(viewer, gallery, status, preferencesOf(look));
      const again = await measureAgain(sweeper, look, page);
      swept.push(again);
      await each(again);
    }
    // The pages of a keyboard's characters lead round to the first again.
    const keyboard = POSES[first.fixture]?.letters !== undefined;
    if (keyboard || !(await turnPage(viewer))) return swept;
    if (themes.length > 0) await show(viewer, gallery, status, preferencesOf(first));
  }
}
