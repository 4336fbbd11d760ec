import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { deviceId, visitId } from '../../../electron/contract/ids.ts';
import type { StationStatus } from '../../../electron/contract/status.ts';
import { kioskFlags } from '../../../electron/hosts/headless/chromium-window.ts';
import { cameraFilm } from '../../support/camera-picture.ts';
import { fixtures } from './fixtures.ts';
import { type Gallery, openBrowser, openGallery, show, type Viewer, view } from './gallery-station.ts';

/** Nobody's code: `424`, seventeen digits that begin with a zero, `00`, a province, `0000`. */
const VOUCHER = `424${'0'.repeat(17)}00340000`;
const CAMERA = deviceId('code-scanner-1');
const ACCEPT_CAMERA = '--auto-accept-camera-and-microphone-capture';
const standard = { textSize: 72, theme: 'standard' } as const;
const withCamera = { codes: { awaited: true, camera: { device: CAMERA } } };
const asked = { ...withCamera, visit: { id: visitId('visit-1') } };

let folder: string;
let gallery: Gallery;
let browser: Browser;
let viewer: Viewer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'camera-'));
  const film = join(folder, 'film.y4m');
  writeFileSync(film, cameraFilm([VOUCHER], 10));
  gallery = await openGallery();
  browser = await openBrowser([
    ACCEPT_CAMERA,
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]);
});
afterAll(async () => {
  await browser.close();
  await gallery.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  gallery.put(fixtures['welcome'] as StationStatus);
  viewer = await view(browser, gallery, 'portrait');
  gallery.windowReports.length = 0;
});
afterEach(() => viewer.context.close());

const put = (name: string, change: Partial<StationStatus>) =>
  show(viewer, gallery, { ...(fixtures[name] as StationStatus), ...change }, standard);
/** Longest a picture of full size may take to be looked at. */
const LOOK_BAR_MS = 50;
const codes = () => gallery.windowReports.filter(({ kind }) => kind === 'codeScanned');

it('reads a code held up to the camera, once for one showing', async () => {
  await put('identify-right', asked);
  await expect.poll(codes, { timeout: 20_000 }).toEqual([
    {
      kind: 'codeScanned',
      device: CAMERA,
      code: { text: VOUCHER, bytes: Buffer.from(VOUCHER).toString('base64'), encoding: 'utf-8' },
    },
  ]);
  expect(gallery.windowReports[0]).toEqual({ kind: 'deviceChanged', device: CAMERA, state: 'ready' });
  const [worker] = viewer.page.workers();
  const took: number[] = [];
  for (let look = 0; look < 10; look += 1) {
    const last = took.at(-1);
    await expect
      .poll(
        async () => {
          const ms = await worker?.evaluate(() => performance.getEntriesByName('look')[0]?.duration);
          if (ms !== undefined && ms !== last) took.push(ms);
          return took.length;
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(look);
  }
  const [middle] = took.toSorted((a, b) => a - b).slice(took.length / 2);
  process.stdout.write(
    `camera: one picture of 1920 × 1080 looked at in ${middle?.toFixed(1)} ms (median of ${took.length})\n`,
  );
  expect(codes()).toHaveLength(1);
  // The quickest look: what shares the processors with it makes the others longer.
  expect(Math.min(...took)).toBeLessThan(LOOK_BAR_MS);
});

it('is off at rest, off again when no code is of use, and off where the site has none', async () => {
  await put('welcome', withCamera);
  expect(viewer.page.workers()).toHaveLength(0);
  await put('identify-right', asked);
  await expect.poll(() => viewer.page.workers().length).toBe(1);
  await put('home', { codes: { ...withCamera.codes, awaited: false } });
  await expect.poll(() => viewer.page.workers().length).toBe(0);
  await put('identify-right', { visit: { id: visitId('visit-2') } });
  expect(viewer.page.workers()).toHaveLength(0);
});

it('that is not there is told, and looked for again', async () => {
  await put('identify-right', {
    ...asked,
    codes: { awaited: true, camera: { device: CAMERA, label: 'no such' } },
  });
  const troubles = () => gallery.windowReports.filter((report) => 'failure' in report);
  await expect.poll(() => troubles().length, { timeout: 15_000 }).toBeGreaterThan(1);
  expect(troubles()[0]).toEqual({
    kind: 'deviceChanged',
    device: CAMERA,
    state: 'trouble',
    failure: 'scanner-not-found',
  });
});

it('is opened without a question only by the flag that the kiosk window has', () => {
  expect(kioskFlags).toContain(ACCEPT_CAMERA);
});
