import type { Page } from 'playwright-core';
import { type Kiosk, startKiosk } from '../e2e/support/kiosk.ts';
import { cameraFilm } from '../support/camera-picture.ts';
import { type BenchRow, percentile } from './bench-row.ts';
import { frameGaps, MISSED_MS } from './frame-gaps.ts';

/** How long a look at one picture of the camera takes in its thread, and what it costs the page. */

const LOOKS = 60;
const BAR_MS = 50;
const FRAMES_MS = 5_000;
/** Oftener than the worker looks, so that no look is passed over. */
const ASK_EVERY_MS = 30;
/** A hand that holds a phone up and takes it away: pictures with a code and without one take turns. */
const FILM = cameraFilm(['nobody-knows-this-code', ''], 5);

/** Times of so many looks, ms, as the worker itself takes them. */
async function lookTimes(page: Page): Promise<number[]> {
  const times = new Map<number, number>();
  while (times.size < LOOKS) {
    const [worker] = page.workers();
    const look = await worker?.evaluate(() => {
      const last = performance.getEntriesByName('look')[0];
      return last === undefined ? undefined : { at: last.startTime, ms: last.duration };
    });
    if (look !== undefined) times.set(look.at, look.ms);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  return [...times.values()];
}

async function untilLooking(kiosk: Kiosk): Promise<void> {
  // Whoever shows the other scanner a code begins a visit, and is asked for one that somebody knows.
  await kiosk.until('the scanner reads', async () => (await kiosk.scanner.state()).reading);
  await kiosk.scanner.show('nobody-knows-this-000001');
  await kiosk.screen('identify');
  await kiosk.until('the camera is looked through', () => kiosk.page().workers().length > 0);
}

/** The camera's rows. */
export async function cameraRows(): Promise<BenchRow[]> {
  const kiosk = await startKiosk({
    browser: 'whole',
    cameraFilm: FILM,
    changeSite: (site) => ({
      ...site,
      devices: [...site.devices, { kind: 'code-scanner', profile: 'camera', transport: { kind: 'camera' } }],
    }),
  });
  try {
    await kiosk.screen('welcome');
    const calm = await frameGaps(kiosk.page(), FRAMES_MS);
    await untilLooking(kiosk);
    const times = await lookTimes(kiosk.page());
    const looking = await frameGaps(kiosk.page(), FRAMES_MS);
    const missed = (gaps: readonly number[]): number => gaps.filter((gap) => gap > MISSED_MS).length;
    const [middle = 0, p95 = 0, most = 0] = [0.5, 0.95, 1].map((share) => percentile(times, share));
    return [
      {
        area: 'devices',
        what: `camera: a look at one picture of 1920 × 1080 in its own thread, ${LOOKS} looks, p50 / p95 / most`,
        value: `${middle.toFixed(1)} / ${p95.toFixed(1)} / ${most.toFixed(1)} ms`,
        bar: `p95 ≤ ${BAR_MS} ms`,
        met: p95 <= BAR_MS,
      },
      {
        area: 'devices',
        what: `camera: frames of the page missed in ${FRAMES_MS / 1000} s, off : looking`,
        value: `${missed(calm)} : ${missed(looking)} (p99 gap ${percentile(calm, 0.99).toFixed(1)} : ${percentile(looking, 0.99).toFixed(1)} ms)`,
        bar: 'no more than off',
        met: missed(looking) <= missed(calm),
      },
    ];
  } finally {
    await kiosk.stop();
  }
}
