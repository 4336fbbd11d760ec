import { expect, it } from 'vitest';
import { randomFrom } from '../../support/random.ts';
import { type PrinterProgram, quickTimers, startProgram, watchPrinter } from './printer-at-the-desk.ts';

/** Everything that can befall a document, at random, two hundred times: none comes out twice, and what is said is so. */

const DOCUMENTS = 200;
/** Desks side by side, each with a printer of its own. */
const DESKS = 4;
const SPEED = 40;
const PAGE_MS = 8;
const BUSY = 0x507;
const FORMAT_NOT_SUPPORTED = 0x40a;

type Random = () => number;
/** What is ordered before a document, and what the moment something was said of it. */
interface Fault {
  readonly before?: readonly [path: string, body: object];
  readonly after?: readonly (readonly [path: string, body: object])[];
}

const faults: readonly Fault[] = [
  {},
  { before: ['/refuse', { status: BUSY, times: 3 }] },
  { before: ['/refuse', { status: FORMAT_NOT_SUPPORTED, times: 1 }] },
  { before: ['/drop', { at: 'arriving' }] },
  { before: ['/drop', { at: 'taken' }] },
  { before: ['/abort', { at: 'document' }] },
  { before: ['/abort', { at: 'begun' }] },
  { before: ['/abort', { at: 'unbegun' }] },
  { before: ['/hinder', { by: 'cover', on: true }], after: [['/hinder', { by: 'cover', on: false }]] },
  { before: ['/paper', { state: 'out' }], after: [['/paper', { state: 'enough' }]] },
  {
    before: ['/paper', { state: 'out' }],
    after: [
      ['/power-cycle', {}],
      ['/paper', { state: 'enough' }],
    ],
  },
  { before: ['/behave', { vanishWhenTaken: true }], after: [['/cable', { connected: true }]] },
  { before: ['/behave', { slowMs: 300 }], after: [['/behave', { slowMs: 0 }]] },
  { after: [['/power-cycle', {}]] },
  {
    after: [
      ['/hinder', { by: 'jam', on: true }],
      ['/hinder', { by: 'jam', on: false }],
    ],
  },
  { after: [['/cancel', {}]] },
  {
    after: [
      ['/cable', { connected: false }],
      ['/cable', { connected: true }],
    ],
  },
];

interface Told {
  readonly job: string;
  readonly end: string;
}

/** Prints one document after the other at one desk; gives what the driver said of each. */
async function work(desk: number, program: PrinterProgram, random: Random): Promise<Told[]> {
  const at = watchPrinter(program.url, {
    timers: quickTimers(SPEED),
    profile: { timeoutsMs: { request: 8000, busy: 8000, job: 20_000 } },
  });
  const told: Told[] = [];
  for (let index = 0; index < DOCUMENTS / DESKS; index += 1) {
    const { before, after = [] } = faults[Math.floor(random() * faults.length)] ?? {};
    const job = `desk-${desk}-${index}`;
    if (before !== undefined) await program.order(...before);
    at.print(job);
    const end = at.endOf(job);
    await Promise.race([end, ...['sent', ...INTERRUPTIONS].map((word) => at.untilOf(job, word))]);
    for (const order of after) await program.order(...order);
    // A fault that vanished with the document before it could strike must not wait for the next one.
    if (before?.[0] === '/behave') await program.order('/cable', { connected: true });
    told.push({ job, end: await end });
    at.forget();
  }
  await at.leave();
  return told;
}

const INTERRUPTIONS = ['lost', 'paper-out', 'cover-open', 'jam'].map(
  (word) => `interrupted document-printer-${word}`,
);

it(`${DOCUMENTS} documents under faults at random: none is printed twice, none is called printed that is not`, async () => {
  const seed = Date.now() % 2 ** 31;
  const begin = performance.now();
  const desks = await Promise.all(
    Array.from({ length: DESKS }, async (_, desk) => {
      const program = await startProgram(PAGE_MS);
      const told = await work(desk, program, randomFrom(seed + desk));
      const { printed } = await program.state();
      expect(await program.end()).toBe(0);
      return told.map((one) => ({
        ...one,
        times: printed.filter(({ name }) => name.startsWith(`${one.job} `)).length,
      }));
    }),
  );
  const all = desks.flat();
  const counted = (word: string): number => all.filter(({ end }) => end.startsWith(word)).length;
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  process.stdout.write(
    `${all.length} documents under faults (seed ${seed}): ${counted('printed')} printed, ${counted('refused')} refused, ${counted('unknown')} unknown, in ${seconds} s\n`,
  );
  expect(all).toHaveLength(DOCUMENTS);
  const wrong = all.filter(
    ({ end, times }) =>
      times > 1 || (end === 'printed' && times !== 1) || (end.startsWith('refused') && times !== 0),
  );
  expect(wrong).toEqual([]);
  expect(counted('printed')).toBeGreaterThan(DOCUMENTS / 4);
}, 40_000);
