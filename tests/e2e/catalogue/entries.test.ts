import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ServiceItem, SiteLevel } from '../../../electron/contract/catalogue.ts';
import { dayOf } from '../../../electron/core/days.ts';
import { readCatalogue } from '../../../electron/station/catalogue-files.ts';
import { openBrowser } from '../gallery/gallery-station.ts';
import { HALL_ATTENDANT, type HallPlace, type HandHall, openHandHall } from '../support/hand-hall.ts';
import { touch, until } from './fill-in.ts';
import { walkThrough } from './walk-entry.ts';

/**
 * Every entry of every level of the five places, opened under the place's own words. Services with kinds of step and answer that no
 * other suite comes by are walked to their end; `ENTRIES=all`, which is `npm run entries`, walks all of them at every level. The rules
 * alone walk every service over every choice in the unit suites.
 */

const resources = join(import.meta.dirname, '../../../resources');
const everywhere = process.env['ENTRIES'] === 'all';
/** The longest list of a township, walked everywhere on a busy machine, ms. */
const LEVEL_MS = everywhere ? 900_000 : 300_000;
/** A case of our plans takes at most so many screens for somebody in the plain case, and a record or a duty fewer. */
const MOST_SCREENS = 14;

/** The twelve levels, each with somebody who lives there. */
const HALLS: readonly HallPlace[] = [
  ...['cz-township', 'cz-village', 'cz-designated', 'cz-school', 'cz-extension'].map((level) => ({
    level,
    place: '431002',
    resident: 'chenzhou-1',
  })),
  { level: 'dz-grassroots', place: '341721', resident: 'dongzhi-1' },
  { level: 'pt-township', place: '350302', resident: 'putian-1' },
  { level: 'pt-village', place: '350302', resident: 'putian-1' },
  { level: 'tl-township', place: '140405', resident: 'tunliu-1' },
  { level: 'tl-village', place: '140405', resident: 'tunliu-1' },
  { level: 'xx-township', place: '140828', resident: 'xiaxian-1' },
  { level: 'xx-village-clinic', place: '140828', resident: 'xiaxian-1' },
];

type Entry = SiteLevel['entries'][number];

function catalogueOf({ level, place }: HallPlace) {
  const reading = readCatalogue({ resources, level, place, today: dayOf(Date.now()) });
  if (!reading.ok) throw new Error(`The catalogue of ${level} cannot be read`);
  return reading.catalogue;
}

/** The log and the report of one township: duties that are none of the eight. */
const TOWNSHIP_LOGS: ReadonlySet<string> = new Set(['work-record', 'work-report']);

/** Kinds of step, and forms of answer, that no other suite in the browser comes by. */
const WALKED_HERE = new Set(['second-check', 'question roster', 'question code', 'enquiry']);

/** What a walk of a service proves here. */
const kindsOf = ({ journey }: ServiceItem): readonly string[] =>
  journey
    .map((step) => (step.step === 'question' ? `question ${step.answer.form}` : step.step))
    .filter((kind) => WALKED_HERE.has(kind));

/** The level at which a service is walked to its end: the first that offers it, of those services that show a kind of their own. */
function choosePlan(): ReadonlyMap<string, string> {
  const offered = new Map<string, { readonly service: ServiceItem; readonly level: string }>();
  for (const hall of HALLS) {
    const { level, services } = catalogueOf(hall);
    for (const id of level.entries.flatMap((entry) => entry.services)) {
      const service = services.get(id);
      if (service !== undefined && !offered.has(id)) offered.set(id, { service, level: hall.level });
    }
  }
  const seen = new Set<string>();
  const plan = new Map<string, string>();
  // The richest first: few walks then show everything.
  const rich = [...offered.values()].toSorted(
    (a, b) => new Set(kindsOf(b.service)).size - new Set(kindsOf(a.service)).size,
  );
  for (const { service, level } of rich) {
    const fresh = kindsOf(service).filter((kind) => !seen.has(kind));
    if (fresh.length > 0) plan.set(service.id, level);
    for (const kind of fresh) seen.add(kind);
  }
  return plan;
}
const walkedAt = choosePlan();

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});

const reached = { entries: 0, services: new Set<string>(), duties: new Set<string>() };

afterAll(async () => {
  await browser.close();
  const { entries, services } = reached;
  const logs = [...reached.duties].filter((id) => TOWNSHIP_LOGS.has(id)).length;
  const duties = reached.duties.size - logs;
  const how = everywhere ? 'walked' : 'opened';
  process.stdout.write(
    `${how}: entries ${entries}/105, services ${services.size}/35, duties ${duties}/8, and ${logs}/2 of a township’s own\n`,
  );
});

/** 帮助 → 我是工作人员 → card and PIN → 工作登记. */
async function signIn(hall: HandHall): Promise<void> {
  await touch(hall, '帮助');
  await touch(hall, '我是工作人员');
  await until(hall, 'attendant-card', ({ name }) => name === 'attendant-card');
  hall.layCard(HALL_ATTENDANT.card);
  await until(hall, 'attendant-pin', ({ name }) => name === 'attendant-pin');
  for (const digit of HALL_ATTENDANT.pin)
    await hall.page.getByRole('button', { name: digit, exact: true }).tap();
  await touch(hall, '登录');
  await until(hall, 'attendant-desk', ({ name }) => name === 'attendant-desk');
  hall.liftCard();
}

/** Home for whoever does this service: the resident, or an attendant at their duties. */
async function homeFor(hall: HandHall, { audience }: ServiceItem): Promise<void> {
  const working = () => hall.status().operator?.mode === 'duty';
  if (audience === 'attendant' && !working()) {
    if (hall.status().screen.name !== 'welcome') throw new Error('a resident is still here');
    await signIn(hall);
    await touch(hall, /^工作登记/);
  } else if (audience !== 'attendant' && hall.status().screen.name === 'welcome') hall.layCard();
  await until(hall, 'home', ({ name }) => name === 'home');
}

/** Opens a service of an entry, walks it where it is to be walked, and comes home. */
async function visit(hall: HandHall, level: string, { name }: Entry, service: ServiceItem): Promise<void> {
  await homeFor(hall, service);
  const words = name.replaceAll(/[()]/g, String.raw`\$&`);
  await touch(hall, new RegExp(`^${service.action}[^]*${words}`));
  await until(hall, 'the matter', (screen) => screen.name !== 'home');
  if (everywhere || walkedAt.get(service.id) === level) {
    const seen = await walkThrough(hall, service);
    expect(seen.length, seen.join(' ')).toBeLessThanOrEqual(MOST_SCREENS);
  }
  await touch(hall, '首页');
  await until(hall, 'home', (screen) => screen.name === 'home');
}

const halls = new Map<string, HandHall>();

/** One after the other in one hall; after one that failed the next begins in a fresh hall. */
async function visitAll(place: HallPlace): Promise<string[]> {
  const { level } = place;
  const { level: list, services } = catalogueOf(place);
  const faults: string[] = [];
  const items = list.entries.flatMap((entry) => entry.services.map((id) => ({ entry, id })));
  // Residents first, then staff: nobody lays a card over an attendant's work.
  const duty = ({ id }: { readonly id: string }) => services.get(id)?.audience === 'attendant';
  for (const { entry, id } of [...items.filter((item) => !duty(item)), ...items.filter(duty)]) {
    const service = services.get(id);
    const fresh = service !== undefined && (halls.get(level) === undefined || duty({ id }) !== onDuty(level));
    if (fresh) await renew(place);
    const hall = halls.get(level);
    try {
      if (service === undefined || hall === undefined) throw new Error(`${id} has no file`);
      await visit(hall, level, entry, service);
      (duty({ id }) ? reached.duties : reached.services).add(id);
    } catch (error) {
      faults.push(`${level} ${entry.no} ${id}: ${error instanceof Error ? error.message : String(error)}`);
      await halls.get(level)?.close();
      halls.delete(level);
    }
  }
  reached.entries += list.entries.filter(
    ({ no, services: ids }) =>
      ids.length > 0 && faults.every((fault) => !fault.startsWith(`${level} ${no} `)),
  ).length;
  return faults;
}

const onDuty = (level: string): boolean => halls.get(level)?.status().operator?.mode === 'duty';

async function renew(place: HallPlace): Promise<void> {
  await halls.get(place.level)?.close();
  halls.set(place.level, await openHandHall(browser, place));
}

it.concurrent.each(HALLS)(
  '$level offers every entry, and each leads to its end',
  { timeout: LEVEL_MS },
  async (place) => {
    const faults = await visitAll(place);
    await halls.get(place.level)?.close();
    expect(faults).toEqual([]);
  },
);
