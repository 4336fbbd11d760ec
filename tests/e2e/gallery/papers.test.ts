import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { deviceId } from '../../../electron/contract/ids.ts';
import type { StationStatus } from '../../../electron/contract/status.ts';
import { sheetFilm } from '../../support/sheet-film.ts';
import { touchButton } from '../support/finger.ts';
import { shown } from '../support/glass.ts';
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

const CAMERA = deviceId('code-scanner-1');
const standard = { textSize: 72, theme: 'standard' } as const;
const withCamera = { codes: { awaited: false, camera: { device: CAMERA } } };
/** The camera opens, the worker starts and the first page is cut out within this, ms; two cores may be busy elsewhere. */
const TAKEN_WITHIN_MS = 20_000;
const pictures = join(import.meta.dirname, '../../.artifacts/papers');

let folder: string;
let gallery: Gallery;
let browser: Browser;
let viewer: Viewer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'papers-'));
  mkdirSync(pictures, { recursive: true });
  const film = join(folder, 'sheet.y4m');
  writeFileSync(film, sheetFilm());
  gallery = await openGallery();
  browser = await openBrowser([
    '--auto-accept-camera-and-microphone-capture',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]);
});
afterAll(async () => {
  await browser.close();
  await gallery.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  gallery.commands.length = 0;
  gallery.pieces.length = 0;
  gallery.windowReports.length = 0;
});
afterEach(() => viewer.context.close());

const put = (name: string, textSize: 56 | 72 | 112 = 72) =>
  show(viewer, gallery, { ...(fixtures[name] as StationStatus), ...withCamera }, { ...standard, textSize });
const press = (name: string) => touchButton(viewer.page, name, { exact: true });

/** From the list to the picture that was taken. */
async function photograph(): Promise<void> {
  await press('拍出院记录');
  const video = viewer.page.locator('video');
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth), {
      timeout: TAKEN_WITHIN_MS,
    })
    .toBe(1920);
  await press('拍照');
  await shown(viewer.page.getByText('看得清字吗？'), { timeout: TAKEN_WITHIN_MS });
}

it('shows the live picture, cuts the sheet out, and hands it over small enough, in pieces and whole', async () => {
  gallery.put(fixtures['welcome'] as StationStatus);
  viewer = await view(browser, gallery, 'portrait');
  await put('materials-empty');
  await photograph();
  const cut = await viewer.page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => ({
    shape: canvas.width / canvas.height,
    corner: [...(canvas.getContext('2d')?.getImageData(8, 8, 1, 1).data ?? [])],
  }));
  // The sheet alone: its own shape, and paper instead of table in its corner.
  expect(cut.shape).toBeCloseTo(881 / 917, 1);
  expect(cut.corner[0]).toBeGreaterThan(180);
  expect(await viewer.page.getByText('有点糊').count()).toBe(0);
  const [worker] = viewer.page.workers();
  const took = await worker?.evaluate(() => performance.getEntriesByName('take')[0]?.duration);
  await press('就用这张');
  await expect.poll(() => gallery.commands.find(({ event }) => event === 'keepPage')).toBeDefined();
  const kept = gallery.commands.find((command) => command.event === 'keepPage');
  if (kept?.event !== 'keepPage') throw new Error('no page was kept');
  expect(gallery.pieces.map(({ at }) => at)).toEqual(
    Array.from({ length: gallery.pieces[0]?.of ?? 0 }, (_, at) => at),
  );
  const picture = Buffer.concat(gallery.pieces.map(({ data }) => Buffer.from(data, 'base64')));
  expect(picture.length).toBeLessThanOrEqual(300_000);
  expect(createHash('sha256').update(picture).digest('hex')).toBe(kept.digest);
  expect([...new Set(gallery.pieces.map(({ page }) => page))]).toEqual([kept.page]);
  process.stdout.write(
    `page: ${picture.length} bytes in ${gallery.pieces.length} pieces, taken in ${took?.toFixed(0)} ms\n`,
  );
});

it('lets the camera go when the page is left, and with 重拍 shows the live picture again', async () => {
  gallery.put(fixtures['welcome'] as StationStatus);
  viewer = await view(browser, gallery, 'portrait');
  await put('materials-empty');
  await photograph();
  await press('重拍');
  await shown(viewer.page.locator('video'));
  await press('返回');
  await shown(viewer.page.getByText('请拍这些材料'));
  await expect.poll(() => viewer.page.workers().length).toBe(0);
  expect(gallery.commands.filter(({ event }) => event !== 'stay')).toEqual([]);
});

it('tells the station of a camera that is not there', async () => {
  gallery.put(fixtures['welcome'] as StationStatus);
  viewer = await view(browser, gallery, 'portrait');
  const status = fixtures['materials-empty'] as StationStatus;
  if (status.screen.name !== 'materials') throw new Error('no materials');
  const screen = { ...status.screen, camera: { label: 'no such' } };
  await show(viewer, gallery, { ...status, screen, ...withCamera }, standard);
  await press('拍出院记录');
  await expect
    .poll(() => gallery.windowReports[0], { timeout: TAKEN_WITHIN_MS })
    .toEqual({ kind: 'deviceChanged', device: CAMERA, state: 'trouble', failure: 'scanner-not-found' });
});

it.each<[Hanging, 56 | 72 | 112]>([
  ['portrait', 72],
  ['portrait', 112],
  ['landscape', 56],
  ['landscape', 112],
])('keeps picture and keys on one page, hung %s at %i', async (hanging, size) => {
  gallery.put(fixtures['welcome'] as StationStatus);
  viewer = await view(browser, gallery, hanging);
  await put('materials-empty', size);
  await press('拍出院记录');
  await shown(viewer.page.locator('video'));
  await expect
    .poll(() => viewer.page.locator('video').evaluate((element: HTMLVideoElement) => element.videoWidth))
    .toBe(1920);
  await viewer.page.screenshot({ path: join(pictures, `${hanging}-${size}-live.png`) });
  const box = await viewer.page.locator('video').boundingBox();
  const bar = await viewer.page.getByRole('button', { name: '返回' }).boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  expect(box?.height).toBeGreaterThan(250);
  await press('拍照');
  await shown(viewer.page.getByText('看得清字吗？'), { timeout: TAKEN_WITHIN_MS });
  await viewer.page.screenshot({ path: join(pictures, `${hanging}-${size}-taken.png`) });
  expect(viewer.complaints).toEqual([]);
});

it('takes an invoice by number pad, line by line, and shows it whole before it is confirmed', async () => {
  gallery.put(fixtures['welcome'] as StationStatus);
  viewer = await view(browser, gallery, 'portrait');
  await put('invoices-typed');
  const lines = [
    ['发票号码是多少？', '00000003'],
    ['发票代号是多少？', '099900000000'],
    ['哪天开的票？', '20261010'],
    ['票上一共多少钱？', '80'],
  ] as const;
  for (const [question, digits] of lines) {
    await shown(viewer.page.locator('h1').getByText(question));
    await press('继续');
    await shown(viewer.page.locator('[data-part="error-summary"]'));
    for (const digit of digits) await viewer.page.getByRole('button', { name: digit, exact: true }).tap();
    await press('继续');
  }
  await shown(viewer.page.getByText('80.00元'));
  await press('修改80.00元');
  await press('点');
  await press('5');
  await press('继续');
  await shown(viewer.page.getByText('80.50元'));
  await press('对的，加上');
  await expect
    .poll(() => gallery.commands.find(({ event }) => event === 'confirmInvoice'))
    .toMatchObject({
      invoice: {
        kind: 'paper',
        code: '099900000000',
        number: '00000003',
        date: '2026-10-10',
        amount: '80.50',
      },
    });
});
