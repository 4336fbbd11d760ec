import type { Browser, CDPSession } from 'playwright-core';
import { visitId } from '../../../electron/contract/ids.ts';
import { REFERENCE_PX_PER_MM } from '../../../renderer/theme/millimetres.ts';
import { randomFrom } from '../../support/random.ts';
import { fixtures } from '../gallery/fixtures.ts';
import { show } from '../gallery/gallery-station.ts';
import { HANGINGS } from './matrix.ts';
import { readTargets, type Target } from './read-targets.ts';
import type { RowResult } from './rows.ts';
import { openStation, type Station } from './walk-pages.ts';

/** Row 12: taps of a hand that shakes, rests or strikes twice; what they did is read from the commands that left the page. */
const JITTER_PX = 6 * REFERENCE_PX_PER_MM;
const SHORTEST_MS = 50;
const LONGEST_MS = 3_000;
/** A second strike of a double hit comes within this time. */
const TWICE_WITHIN_MS = 500;
/** A resting palm covers so much of the glass, px across. */
const PALM_PX = 30 * REFERENCE_PX_PER_MM;
/** After a tap: as long as a command takes to leave the page, with room. */
const LEFT_BY_MS = 400;
/** Pages that are tapped at once: a tap is mostly waiting for a finger to lift. */
const HANDS = 6;
const SEED = 20_261_123;

type Kind = 'single' | 'double' | 'palm';
/** Of ten taps. */
const KINDS: readonly Kind[] = [
  'single',
  'single',
  'single',
  'single',
  'single',
  'single',
  'double',
  'double',
  'palm',
  'palm',
];

interface Tapped {
  readonly kind: Kind;
  readonly outcome: 'right' | 'nothing' | 'wrong' | 'twice';
  readonly told: string;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a clean tap on a target makes the page say; nothing for one that only changes the page. */
async function saidBy(station: Station, act: () => Promise<void>): Promise<readonly string[]> {
  const { gallery, viewer } = station;
  await viewer.page.waitForSelector('[data-ready="true"]');
  gallery.commands.length = 0;
  await act();
  await wait(LEFT_BY_MS);
  return gallery.commands.filter(({ event }) => event !== 'stay').map((command) => JSON.stringify(command));
}

const middle = ({ x, y, width, height }: Target) => ({ x: x + width / 2, y: y + height / 2 });

/** A screen as if for the first time: of a visit of its own, so that nothing chosen or typed is left. */
async function showAnew(station: Station, name: string, turn: number): Promise<void> {
  const status = fixtures[name];
  if (status === undefined) throw new Error(`No screen ${name}`);
  const visit = status.visit === undefined ? {} : { visit: { id: visitId(`${name}-${turn}`) } };
  await show(station.viewer, station.gallery, { ...status, ...visit }, {});
}

/** A hand at one page, and what clean taps did there so far. */
interface Tapper {
  readonly station: Station;
  readonly session: CDPSession;
  readonly random: () => number;
  readonly clean: Map<string, readonly string[]>;
}

/** One try: a screen, one of its targets, and a way of touching it. */
async function tapOnce({ station, session, random, clean }: Tapper, turn: number): Promise<Tapped> {
  const { page } = station.viewer;
  const names = Object.keys(fixtures);
  const name = names[Math.floor(random() * names.length)] ?? 'home';
  await showAnew(station, name, turn);
  const targets = (await readTargets(page)).filter(({ kind }) => kind !== 'canvas');
  const at = Math.floor(random() * targets.length);
  const target = targets[at];
  if (target === undefined) throw new Error(`Nothing to tap on ${name}`);
  const key = `${name} ${at} ${target.words}`;
  const expected =
    clean.get(key) ?? (await saidBy(station, () => page.touchscreen.tap(middle(target).x, middle(target).y)));
  if (!clean.has(key)) await showAnew(station, name, -turn);
  clean.set(key, expected);
  const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'single';
  const said = await saidBy(station, () => HAND[kind]({ random, target, session }));
  return { kind, outcome: judge(expected, said), told: `${key}, ${kind}: ${said.join(' ')}` };
}

function judge(expected: readonly string[], said: readonly string[]): Tapped['outcome'] {
  if (said.join() === expected.join()) return 'right';
  if (said.length === 0) return 'nothing';
  return said.every((one) => expected.includes(one)) ? 'twice' : 'wrong';
}

interface Hand {
  readonly random: () => number;
  readonly target: Target;
  readonly session: CDPSession;
}

interface Contact {
  readonly x: number;
  readonly y: number;
  readonly id: number;
  readonly radiusX?: number;
  readonly radiusY?: number;
}

const touch = (
  session: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  touchPoints: readonly Contact[],
) => session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });

/** Anywhere within 6 mm of the middle. */
function near({ random, target }: Hand): { x: number; y: number } {
  const { x, y } = middle(target);
  const angle = random() * 2 * Math.PI;
  const far = Math.sqrt(random()) * JITTER_PX;
  return { x: x + far * Math.cos(angle), y: y + far * Math.sin(angle) };
}

/** From a quick tap to one that rests: short ones are commoner. */
const dwell = (random: () => number): number => SHORTEST_MS * (LONGEST_MS / SHORTEST_MS) ** random();

async function single(hand: Hand, ms = dwell(hand.random)): Promise<void> {
  const { session } = hand;
  await touch(session, 'touchStart', [{ ...near(hand), id: 0 }]);
  await wait(ms / 2);
  await touch(session, 'touchMove', [{ ...near(hand), id: 0 }]);
  await wait(ms / 2);
  await touch(session, 'touchEnd', []);
}

async function double(hand: Hand): Promise<void> {
  await single(hand, SHORTEST_MS + hand.random() * 100);
  await wait(hand.random() * (TWICE_WITHIN_MS - 2 * SHORTEST_MS - 100));
  await single(hand, SHORTEST_MS);
}

/** The ball of the hand lies on the glass below the finger while it taps. */
async function palm(hand: Hand): Promise<void> {
  const { session, random } = hand;
  const finger = near(hand);
  const rest: Contact = {
    x: Math.max(0, finger.x + (random() - 0.3) * 200),
    y: finger.y + 90 * REFERENCE_PX_PER_MM * (0.6 + 0.4 * random()),
    id: 1,
    radiusX: PALM_PX / 2,
    radiusY: PALM_PX / 2,
  };
  await touch(session, 'touchStart', [rest]);
  await touch(session, 'touchStart', [rest, { ...finger, id: 0 }]);
  await wait(SHORTEST_MS + random() * 300);
  await touch(session, 'touchMove', [rest]);
  await wait(random() * 100);
  await touch(session, 'touchEnd', []);
}

const HAND: Record<Kind, (hand: Hand) => Promise<void>> = { single: (hand) => single(hand), double, palm };

async function tapMany(
  browser: Browser,
  built: string,
  hand: number,
  count: number,
): Promise<readonly Tapped[]> {
  const station = await openStation(browser, HANGINGS[hand % HANGINGS.length] ?? 'portrait', built);
  const session = await station.viewer.context.newCDPSession(station.viewer.page);
  const random = randomFrom(SEED + hand);
  const tapped: Tapped[] = [];
  const tapper = { station, session, random, clean: new Map<string, readonly string[]>() };
  for (let turn = 1; turn <= count; turn += 1) tapped.push(await tapOnce(tapper, turn));
  await station.close();
  return tapped;
}

/** So many taps in all; ≥ 99.5 % do what was meant, none does anything else, and none twice. */
export async function shakyTaps(browser: Browser, built: string, count: number): Promise<RowResult> {
  const each = Math.ceil(count / HANDS);
  const all = await Promise.all(
    Array.from({ length: HANDS }, (_, hand) => tapMany(browser, built, hand, each)),
  );
  const tapped = all.flat();
  const of = (outcome: Tapped['outcome']) => tapped.filter((one) => one.outcome === outcome);
  const share = of('right').length / tapped.length;
  return {
    row: 12,
    criterion: `shaky taps: ±6 mm, ${SHORTEST_MS}–${LONGEST_MS} ms, struck twice, with the palm on the glass`,
    target: '≥ 99.5 % do the right thing, 0 double or wrong actions',
    measured: `${tapped.length} taps: ${(100 * share).toFixed(2)} % right, ${of('nothing').length} nothing, ${of('twice').length} twice, ${of('wrong').length} wrong`,
    faults: [...of('twice'), ...of('wrong'), ...(share < 0.995 ? of('nothing') : [])].map(({ told }) => told),
  };
}
