import type { CDPSession, Page } from 'playwright-core';
import { type Kiosk, startKiosk } from '../e2e/support/kiosk.ts';
import { identify, turnTo } from '../e2e/support/walk.ts';
import { type BenchRow, percentile } from './bench-row.ts';

/**
 * From the finger leaving the glass to the next screen painted. A touch is given to Chromium as the panel's driver gives it
 * (`Input.dispatchTouchEvent`); it starts when Chromium made the `pointerup` out of it (`event.timeStamp`) and ends when the
 * frame with the next screen was handed over for display (`requestAnimationFrame`, then a message). Every touch counted goes
 * through the station and back: page → socket → station → status → page.
 */

const CIRCLES = 34;
const BAR_MS = 50;
const BAR_SLOWED_MS = 100;
const SLOWED = 4;
/** How long a finger stays on the glass at least; without it the release would wait for the frame that shows the press. */
const FINGER_ON_GLASS_MS = 80;
/** A touch that has not led on by now was not taken; far beyond the slowest one seen. */
const LED_NOWHERE_MS = 10_000;
/** One circle through the two services: the words touched, and the screen they lead to. The first city question is the heaviest. */
const CIRCLE: readonly (readonly [string, string])[] = [
  ['查参保', 'record'],
  ['首页', 'home'],
  ['办外地长住', 'notice'],
  ['继续', 'question'],
  ['返回', 'notice'],
  ['首页', 'home'],
];

interface Touch {
  readonly screen: string;
  readonly ms: number;
}

/** Begins to wait for a page that a selector finds; the page itself measures. */
async function watch(page: Page, awaited: string): Promise<void> {
  await page.evaluate(
    ([wanted, waitMs]) => {
      const holder = globalThis as { touchMs?: Promise<number> };
      holder.touchMs = new Promise((resolve) => {
        let releasedAt = Number.NaN;
        addEventListener('pointerup', (event) => (releasedAt = event.timeStamp), {
          capture: true,
          once: true,
        });
        const observer = new MutationObserver(() => {
          if (document.querySelector(wanted) === null) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve(performance.now() - releasedAt));
            port1.start();
            port2.postMessage(undefined);
          });
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        setTimeout(() => resolve(Number.NaN), waitMs);
      });
    },
    [awaited, LED_NOWHERE_MS] as const,
  );
}

/** What stands before the resident, for whoever looks for the fault. */
function shown(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.querySelector('[data-screen]');
    const told = ['data-screen', 'data-ready', 'data-connection'].map((name) => root?.getAttribute(name));
    return told.join(', ');
  });
}

/**
 * Touches a button of the screen and waits for what it leads to, which `awaited` selects.
 * @param words the beginning of the button's label
 * @returns from the release to the frame with it handed over, ms
 */
export async function touchMs(
  kiosk: Kiosk,
  cdp: CDPSession,
  words: string,
  awaited: string,
): Promise<number> {
  const page = kiosk.page();
  // A screen that has just come takes no touch: what was meant for the one before must not hit this one.
  const ready = page.locator('[data-screen][data-ready="true"]');
  const button = ready.getByRole('button', { name: new RegExp(`^${words}`) }).first();
  const box = await button.boundingBox({ timeout: LED_NOWHERE_MS }).catch(() => null);
  if (box === null) throw new Error(`there is no ${words} to touch: ${await shown(page)}`);
  await watch(page, awaited);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await new Promise((resolve) => setTimeout(resolve, FINGER_ON_GLASS_MS));
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const ms = await page.evaluate(() => (globalThis as { touchMs?: Promise<number> }).touchMs);
  if (ms === undefined || Number.isNaN(ms))
    throw new Error(`touching ${words} did not lead to ${awaited}: ${await shown(page)}`);
  return ms;
}

async function circles(kiosk: Kiosk, rate: number): Promise<readonly Touch[]> {
  const cdp = await kiosk.page().context().newCDPSession(kiosk.page());
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  const touches: Touch[] = [];
  // The first circle loads what later ones have, such as the list of cities; a resident may well meet it, so it counts.
  for (let circle = 0; circle < CIRCLES; circle += 1)
    for (const [words, screen] of CIRCLE) {
      // Should a level have them on a later page: a page is turned without the station and not counted.
      if ((await kiosk.shownScreen()) === 'home') await turnTo(kiosk, words);
      touches.push({ screen, ms: await touchMs(kiosk, cdp, words, `[data-screen="${screen}"]`) });
    }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.detach();
  return touches;
}

function row(touches: readonly Touch[], how: string, bar: number): BenchRow {
  const p98 = percentile(
    touches.map(({ ms }) => ms),
    0.98,
  );
  const screens = [...new Set(touches.map(({ screen }) => screen))].map((screen) => {
    const times = touches.filter((each) => each.screen === screen).map(({ ms }) => ms);
    return { screen, p98: percentile(times, 0.98) };
  });
  const [heaviest] = screens.toSorted((a, b) => b.p98 - a.p98);
  const shares = [0.5, 0.98, 1].map((share) =>
    percentile(
      touches.map(({ ms }) => ms),
      share,
    ).toFixed(1),
  );
  return {
    area: 'touch',
    what: `touch → next screen painted, ${touches.length} touches${how}, p50 / p98 / most`,
    value: `${shares.join(' / ')} ms (heaviest: ${heaviest?.screen}, p98 ${heaviest?.p98.toFixed(1)} ms)`,
    bar: `p98 ≤ ${bar} ms`,
    met: p98 <= bar,
  };
}

/** Two hundred and four touches at full speed, and as many with the page's processor slowed down. */
export async function run(): Promise<BenchRow[]> {
  // The demonstration's level has both services on its first page.
  const kiosk = await startKiosk({ browser: 'whole' });
  try {
    await kiosk.screen('welcome');
    await identify(kiosk);
    const full = await circles(kiosk, 1);
    const slowed = await circles(kiosk, SLOWED);
    return [row(full, '', BAR_MS), row(slowed, `, CPU slowed ${SLOWED}×`, BAR_SLOWED_MS)];
  } finally {
    await kiosk.stop();
  }
}
