import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { StationStatus } from '../../../electron/contract/status.ts';
import type { ScreenCommand } from '../../../electron/station.ts';
import { touchButton } from '../support/finger.ts';
import { fixtures } from './fixtures.ts';
import {
  type Gallery,
  type Hanging,
  openBrowser,
  openGallery,
  show,
  type Viewer,
  view,
} from './gallery-station.ts';

const standard = { textSize: 72, theme: 'standard' } as const;

/** A status of the gallery by its name. */
export const fixture = (name: string): StationStatus => fixtures[name] as StationStatus;

/** A gallery of the suite's own, a browser, and a finger on the page it looks at. */
export interface GalleryHand {
  readonly gallery: Gallery;
  readonly browser: Browser;
  readonly viewer: Viewer;
  readonly page: Page;
  /**
   * A page on the gallery, hung so; the suite's helpers act on it from now on. One that hangs so already and was not left
   * meanwhile goes on: it stands at the welcome screen then, where it has nothing of the visit before.
   */
  readonly open: (hanging: Hanging) => Promise<Viewer>;
  /** Leaves the page for good: the next test gets another. After one that cut its lines, hung it otherwise or spoiled its files. */
  readonly leave: () => Promise<void>;
  /** Shows a fixture in the size and theme that a visit starts with. */
  readonly put: (name: string, change?: Partial<StationStatus>) => Promise<void>;
  /** A button of a face that has settled and takes presses. */
  readonly button: (name: string | RegExp) => Locator;
  readonly tap: (name: string | RegExp) => Promise<void>;
  /** Keys one after the other, as fast as they come. */
  readonly type: (characters: string) => Promise<void>;
  /** The commands so far, without the signs of life. */
  readonly commands: () => readonly ScreenCommand[];
  /** The same once there are so many. */
  readonly sent: (count: number) => Promise<readonly ScreenCommand[]>;
}

const exactly = (name: string | RegExp) => ({ exact: typeof name === 'string' });

/** One gallery and one browser for a suite; every test asks for a page, which it may get from the one before. */
export function galleryHand(): GalleryHand {
  let gallery: Gallery;
  let browser: Browser;
  let viewer: Viewer | undefined;
  let hung: Hanging | undefined;
  const goesOn = (hanging: Hanging): boolean =>
    hung === hanging && viewer !== undefined && !viewer.page.isClosed() && viewer.page.url() === opened;
  let opened = '';
  const viewed = (): Viewer => {
    if (viewer === undefined) throw new Error('no page was opened');
    return viewer;
  };
  beforeAll(async () => {
    gallery = await openGallery();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await gallery.close();
  });
  const commands = () => gallery.commands.filter((command) => command.event !== 'stay');
  return {
    get gallery() {
      return gallery;
    },
    get browser() {
      return browser;
    },
    get viewer() {
      return viewed();
    },
    get page() {
      return viewed().page;
    },
    async open(hanging) {
      if (viewer !== undefined && goesOn(hanging)) {
        await show(viewer, gallery, fixture('welcome'), {});
        viewer.complaints.length = 0;
      } else {
        await viewer?.context.close();
        viewer = await view(browser, gallery, hanging);
        [hung, opened] = [hanging, viewer.page.url()];
      }
      gallery.commands.length = 0;
      return viewer;
    },
    async leave() {
      await viewer?.context.close();
      viewer = undefined;
    },
    put: (name, change = {}) => show(viewed(), gallery, { ...fixture(name), ...change }, standard),
    button: (name) =>
      viewed()
        .page.locator('[data-ready="true"]')
        .getByRole('button', { name, ...exactly(name) }),
    tap: (name) => touchButton(viewed().page, name, exactly(name)),
    async type(characters) {
      for (const name of characters) await viewed().page.getByRole('button', { name, exact: true }).tap();
    },
    commands,
    async sent(count) {
      await expect.poll(() => commands().length).toBe(count);
      return commands();
    },
  };
}

/** The same with a page on the welcome screen, upright, before every test. */
export function galleryHandAtWelcome(): GalleryHand {
  const hand = galleryHand();
  beforeEach(async () => {
    hand.gallery.put(fixture('welcome'));
    await hand.open('portrait');
  });
  return hand;
}
