import type { Browser } from 'playwright-core';
import { visitId } from '../../../electron/contract/ids.ts';
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
import { gone } from '../support/glass.ts';
import { BOTTOM_HEIGHT_MM, type Cell, preferencesOf } from './matrix.ts';
import { measurePage, type SweptPage } from './measure-page.ts';

/** A page over a gallery of its own, so that several can be swept at once. */
export interface Station {
  readonly gallery: Gallery;
  readonly viewer: Viewer;
  readonly darkroom: Viewer['page'];
  close(): Promise<void>;
}

/** Opens a page on a fresh gallery, hung one way or the other. */
export async function openStation(browser: Browser, hanging: Hanging): Promise<Station> {
  const gallery = await openGallery();
  const viewer = await view(browser, gallery, hanging);
  const darkroom = await viewer.context.newPage();
  return {
    gallery,
    viewer,
    darkroom,
    close: async () => {
      await viewer.context.close();
      await gallery.close();
    },
  };
}

let shown = 0;

/** Puts a screen up and waits until it is painted with its fonts. The panel of somebody seated hangs at a height. */
export async function showCell({ viewer, gallery }: Station, cell: Cell): Promise<void> {
  const status = fixtures[cell.fixture];
  if (status === undefined) throw new Error(`No screen ${cell.fixture}`);
  const panel = {
    ...status.site.panel,
    ...(cell.way === 'seated' ? { bottomHeightMm: BOTTOM_HEIGHT_MM } : {}),
  };
  // A visit of its own, so that the page that was turned to under the look before is not where this one begins.
  shown += 1;
  const visit = status.visit === undefined ? {} : { visit: { id: visitId(`${cell.fixture}-${shown}`) } };
  await show(viewer, gallery, { ...status, ...visit, site: { ...status.site, panel } }, preferencesOf(cell));
  // What is fetched when somebody is to write is looked at once it is there.
  await gone(viewer.page.getByText(entryWords.text.opening));
}

/** Every page of a screen under one look: 下一页 until there is none. */
export async function sweepCell(
  station: Station,
  cell: Cell,
  each: (page: SweptPage) => Promise<void> = () => Promise.resolve(),
): Promise<readonly SweptPage[]> {
  await showCell(station, cell);
  const { page } = station.viewer;
  const swept: SweptPage[] = [];
  for (;;) {
    const one = await measurePage({ page, darkroom: station.darkroom }, cell, swept.length + 1);
    swept.push(one);
    await each(one);
    const later = page.getByRole('button', { name: '下一页' });
    if (!(await later.isVisible())) return swept;
    await later.click();
  }
}
