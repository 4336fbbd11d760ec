import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceId, visitId } from '../../electron/contract/ids.ts';
import type { JournalEntry } from '../../electron/core/journal-events.ts';
import type { KioskStore, NewOutboxRow } from '../../electron/core/ports/store.ts';
import { openKioskStore } from '../../electron/store/kiosk-store.ts';
import { readMigrations } from '../../electron/store/migrations.ts';
import { openDatabase, type StoreDatabase } from '../../electron/store/open-database.ts';
import { openPlain } from '../unit/electron/store/plain-driver.ts';
import { type BenchRow, median } from './bench-row.ts';

/**
 * How much a durable case costs: enqueue (row, visit summary, journal entry in one commit) against a bare insert of the same
 * row, both with every commit synced; and how many syncs a case takes from being made to being acknowledged.
 * Contestants take turns in short rounds, so that a noisy minute hits all of them.
 */

interface Contestant {
  readonly insert: (row: NewOutboxRow, entry: JournalEntry) => void;
  readonly close: () => void;
}

const ROUNDS = 200;
const ROWS_PER_ROUND = 40;
const COUNTED_CASES = 200;
const MIGRATIONS = fileURLToPath(new URL('../../resources/migrations', import.meta.url));
/** The same columns and the same unique key as the outbox: what a queue cannot do without. */
const BARE_TABLE = `CREATE TABLE bare (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, message_id TEXT NOT NULL,
  interface TEXT NOT NULL, visit TEXT NOT NULL, service TEXT NOT NULL, receipt_number TEXT NOT NULL, input TEXT NOT NULL,
  made_at INTEGER NOT NULL) STRICT`;
const BARE_INSERT = `INSERT INTO bare (key, message_id, interface, visit, service, receipt_number, input, made_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

const visit = visitId('0199d3c2-7a10-7000-8000-000000000001');
const service = serviceId('remote-residence-filing');
const INPUT = JSON.stringify({ input: 'x'.repeat(600) });
let made = 0;

function nextCase(): NewOutboxRow {
  made += 1;
  const serial = String(made).padStart(12, '0');
  return {
    key: `0199d3c2-7a10-7000-8000-${serial}`,
    messageId: `H34170000001202611220800${serial}`,
    interface: 'case.submit',
    visit,
    service,
    receiptNumber: `DZ-SL-01-20261122-${made}`,
    input: INPUT,
    madeAt: 1_795_334_400_000 + made,
  };
}

function entryFor(row: NewOutboxRow): JournalEntry {
  return {
    at: row.madeAt,
    event: 'filing-accepted',
    visit,
    detail: { receiptNumber: row.receiptNumber, service },
  };
}

function bareInsert(database: StoreDatabase): (row: NewOutboxRow) => void {
  database.exec(BARE_TABLE);
  const insert =
    database.prepare<[string, string, string, string, string, string, string, number]>(BARE_INSERT);
  return (row) => {
    insert.run(
      row.key,
      row.messageId,
      row.interface,
      row.visit,
      row.service,
      row.receiptNumber,
      row.input,
      row.madeAt,
    );
  };
}

function openStore(folder: string, key: Uint8Array): KioskStore {
  const opened = openKioskStore({ folder, key, migrations: readMigrations(MIGRATIONS), now: () => 0 });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.store;
}

function kiosk(folder: string, key: Uint8Array): Contestant {
  const store = openStore(folder, key);
  const insert = (row: NewOutboxRow, entry: JournalEntry): void => {
    const done = store.outbox.enqueue(row, [entry]);
    if (!done.ok) throw new Error(done.failure);
  };
  return { insert, close: () => store.close() };
}

function bareEncrypted(folder: string, key: Uint8Array): Contestant {
  const opened = openDatabase({ folder, key, now: () => 0 });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return { insert: bareInsert(opened.database), close: opened.close };
}

/** The driver as it comes, without a cipher, in the settings its own manual gives for durability. */
function barePlain(folder: string): Contestant {
  const database = openPlain(join(folder, 'plain.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  return { insert: bareInsert(database), close: () => void database.close() };
}

/** Rows a second of one round. */
function rate(contestant: Contestant): number {
  const cases = Array.from({ length: ROWS_PER_ROUND }, nextCase).map((row) => ({
    row,
    entry: entryFor(row),
  }));
  const began = process.hrtime.bigint();
  for (const { row, entry } of cases) contestant.insert(row, entry);
  return (ROWS_PER_ROUND * 1e9) / Number(process.hrtime.bigint() - began);
}

function ratioRow(what: string, ours: readonly number[], theirs: readonly number[], bar: number): BenchRow {
  const ratios = ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
  // The ratio of each round, then the median: contestants of one round shared the same milliseconds of disk.
  const ratio = median(ratios);
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  const rates = `${Math.round(median(ours))} / ${Math.round(median(theirs))} per s`;
  return {
    area: 'outbox',
    what,
    value: `${ratio.toFixed(2)} × (rounds ${range}; ${rates})`,
    bar: `≥ ${bar} ×`,
    met: ratio >= bar,
  };
}

function speed(folder: (name: string) => string): BenchRow[] {
  const key = Uint8Array.from(randomBytes(32));
  const contestants = [
    kiosk(folder('kiosk'), key),
    bareEncrypted(folder('encrypted'), key),
    barePlain(folder('plain')),
  ];
  const rates: number[][] = contestants.map(() => []);
  // The first round makes the files grow and the code warm; it is run and not counted.
  for (const contestant of contestants) rate(contestant);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const at = (round + turn) % contestants.length;
      rates[at]?.push(rate(contestants[at] ?? barePlain(folder('none'))));
    }
  }
  for (const contestant of contestants) contestant.close();
  const [ours = [], encrypted = [], plain = []] = rates;
  return [
    ratioRow('enqueue at FULL / bare insert, same driver, cipher, FULL', ours, encrypted, 0.9),
    ratioRow('enqueue at FULL / bare insert, no cipher, FULL', ours, plain, 0.7),
  ];
}

/** What the counted child does: open, then `cases` times enqueue and acknowledge. It ends without closing, as in a power cut. */
function work(folder: string, cases: number): void {
  const store = openStore(folder, new Uint8Array(32).fill(7));
  for (let n = 0; n < cases; n += 1) {
    const row = nextCase();
    const done = store.outbox.enqueue(row, [entryFor(row)]);
    if (!done.ok) throw new Error(done.failure);
    const entry: JournalEntry = { at: row.madeAt, event: 'filing-acknowledged', visit };
    store.outbox.acknowledge(done.value.id, 'PLATFORM-REFERENCE', row.madeAt, [entry]);
  }
  process.kill(process.pid, 'SIGKILL');
}

function countSyncs(folder: string, cases: number): number | undefined {
  const trace = join(folder, 'trace');
  const self = fileURLToPath(import.meta.url);
  const traced = spawnSync(
    'strace',
    [
      '-f',
      '-e',
      'trace=fsync,fdatasync',
      '-o',
      trace,
      process.execPath,
      self,
      '--work',
      join(folder, 'data'),
      String(cases),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (traced.error !== undefined) return undefined;
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /\bf(data)?sync\(/.test(line)).length;
}

/** Opening syncs too; a run without cases tells how often, and is taken off. */
function syncs(folder: (name: string) => string): BenchRow {
  const what = `syncs per case, enqueue and acknowledge, over ${COUNTED_CASES}`;
  const opening = countSyncs(folder('opening'), 0);
  const all = countSyncs(folder('cases'), COUNTED_CASES);
  if (opening === undefined || all === undefined) {
    return { area: 'outbox', what, value: 'not counted: strace is not installed', bar: '≤ 2', met: false };
  }
  const each = (all - opening) / COUNTED_CASES;
  return { area: 'outbox', what, value: each.toFixed(3), bar: '≤ 2', met: each <= 2 };
}

/** Runs the whole comparison in folders of its own and removes them. */
export async function run(): Promise<BenchRow[]> {
  const root = mkdtempSync(join(tmpdir(), 'kiosk-bench-outbox-'));
  const folder = (name: string): string => mkdtempSync(join(root, `${name}-`));
  try {
    return await Promise.resolve([...speed(folder), syncs(folder)]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , mode, folder, cases] = process.argv;
  if (mode === '--work' && folder !== undefined) work(folder, Number(cases));
  else console.table(await run());
}
