import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { dayOf } from '../../electron/core/days.ts';
import { readCatalogue } from '../../electron/station/catalogue-files.ts';
import { root } from '../../scripts/build.ts';
import { type Kiosk, startKiosk } from '../e2e/support/kiosk.ts';
import { identify, turnTo } from '../e2e/support/walk.ts';
import { type BenchRow, percentile } from './bench-row.ts';
import { touchMs } from './touch.ts';

/** The level with the most services, at a place of its own. */
const LEVEL = { level: 'cz-township', place: '431002' } as const;
const ROUNDS = 3;
const BAR_MS = 300;

/** The verbs of what residents do at the level, as their tiles begin. */
function verbs(): readonly string[] {
  const reading = readCatalogue({ resources: join(root, 'resources'), ...LEVEL, today: dayOf(Date.now()) });
  if (!reading.ok) throw new Error(`the catalogue of ${LEVEL.level} cannot be read`);
  const { level, services } = reading.catalogue;
  const offered = level.entries.flatMap((entry) => entry.services.map((id) => services.get(id)));
  const residents = offered.filter((service) => service !== undefined && service.audience !== 'attendant');
  return [...new Set(residents.map((service) => service?.action ?? ''))];
}

/** Turns the home screen's pages until the tile is there, opens it, and comes home again. */
async function open(kiosk: Kiosk, cdp: CDPSession, verb: string): Promise<number> {
  await kiosk.screen('home');
  await turnTo(kiosk, verb);
  const ms = await touchMs(kiosk, cdp, verb, '[data-screen]:not([data-screen="home"])');
  await kiosk.touch('首页');
  return ms;
}

/** Every service of the fullest level opened by a touch on its tile, three times over. */
export async function run(): Promise<BenchRow[]> {
  const kiosk = await startKiosk({
    browser: 'whole',
    changeSite: (site) => ({ ...site, site: { ...site.site, ...LEVEL } }),
  });
  try {
    await kiosk.screen('welcome');
    await identify(kiosk);
    const cdp = await kiosk.page().context().newCDPSession(kiosk.page());
    const opened: { readonly verb: string; readonly ms: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      for (const verb of verbs()) opened.push({ verb, ms: await open(kiosk, cdp, verb) });
    const times = opened.map(({ ms }) => ms);
    const [slowest] = opened.toSorted((one, other) => other.ms - one.ms);
    const most = slowest?.ms ?? Number.NaN;
    return [
      {
        area: 'opening',
        what: `touch on a tile → first screen of the service painted, ${verbs().length} services × ${ROUNDS}, p50 / most`,
        value: `${percentile(times, 0.5).toFixed(1)} / ${most.toFixed(1)} ms (${slowest?.verb})`,
        bar: `each ≤ ${BAR_MS} ms`,
        met: most <= BAR_MS,
      },
    ];
  } finally {
    await kiosk.stop();
  }
}
