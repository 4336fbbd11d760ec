import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PageId, pageId, serviceId, stepId, visitId } from '../../electron/contract/ids.ts';
import { PIECE_BYTES } from '../../electron/contract/picture.ts';
import type { KioskStore } from '../../electron/core/ports/store.ts';
import { createPageDesk, type PageDesk } from '../../electron/station/page-desk.ts';
import { openKioskStore } from '../../electron/store/kiosk-store.ts';
import { readMigrations } from '../../electron/store/migrations.ts';
import { type BenchRow, median } from './bench-row.ts';

/**
 * What six photographed pages cost the station: pieces decoded and put together, the hash checked, each picture sealed in a
 * commit of its own, and the case with its six rows in one. Everything a touch could have to wait behind is timed by itself.
 */

const CASES = 20;
const PAGES = 6;
/** As large as a page may be, and as little to be pressed together as a JPEG. */
const PICTURE_BYTES = 299_000;
const SEALED_WITHIN_MS = 1_500;
/** A touch is answered within a tenth of a second; half of that may be work it has to wait behind. */
const LONGEST_STEP_MS = 50;
const MIGRATIONS = fileURLToPath(new URL('../../resources/migrations', import.meta.url));
const NOW = 1_795_334_400_000;

const owner = {
  visit: visitId('0199d3c2-7a10-7000-8000-000000000001'),
  service: serviceId('inpatient-reimbursement'),
  person: '999999190001010022',
  paper: stepId('discharge-record'),
};

interface Timed {
  readonly whole: number;
  readonly longest: number;
}

const pageAt = (n: number, page: number): PageId =>
  pageId(`00000000-0000-4000-8000-${String(n * 100 + page).padStart(12, '0')}`);

/** One case; `step` times each thing the station does in one go. */
function oneCase(n: number, store: KioskStore, desk: PageDesk, pictures: readonly Buffer[]): Timed {
  let longest = 0;
  const step = (work: () => void): void => {
    const began = performance.now();
    work();
    longest = Math.max(longest, performance.now() - began);
  };
  const began = performance.now();
  for (const [at, picture] of pictures.entries()) {
    const page = pageAt(n, at);
    const of = Math.ceil(picture.length / PIECE_BYTES);
    for (let piece = 0; piece < of; piece += 1) {
      const data = picture.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES).toString('base64');
      step(() => desk.pieceCame({ page, at: piece, of, data }));
    }
    const digest = createHash('sha256').update(picture).digest('hex');
    step(() => {
      const kept = desk.run({ effect: 'keepPage', ...owner, page, digest });
      if (kept?.event !== 'pageKept') throw new Error('a page was not kept');
    });
  }
  step(() => takeCase(n, store));
  const whole = performance.now() - began;
  for (let page = 0; page < PAGES; page += 1) store.pages.dropSent(`page-${n}-${page}`);
  return { whole, longest };
}

function takeCase(n: number, store: KioskStore): void {
  const row = { ...owner, interface: 'case.submit', receiptNumber: `R-${n}`, input: '{}', madeAt: NOW };
  const taken = store.inOneCommit(() => {
    const first = store.outbox.enqueue({ ...row, key: `case-${n}`, messageId: `c-${n}` }, []);
    for (let page = 0; page < PAGES; page += 1) {
      const key = `page-${n}-${page}`;
      store.pages.sendAs(pageAt(n, page), key);
      store.outbox.enqueue({ ...row, key, messageId: key, interface: 'page.upload' }, []);
    }
    return first;
  });
  if (!taken.ok) throw new Error(taken.failure);
}

/** Runs the cases in a fresh store on this machine's disk. */
export function run(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-papers-'));
  const opened = openKioskStore({
    folder,
    key: Uint8Array.from(randomBytes(32)),
    now: () => NOW,
    migrations: readMigrations(MIGRATIONS),
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { store } = opened;
  const desk = createPageDesk({ store, clock: { now: () => NOW } });
  const pictures = Array.from({ length: PAGES }, () =>
    Buffer.concat([Buffer.from([0xff, 0xd8]), randomBytes(PICTURE_BYTES - 4), Buffer.from([0xff, 0xd9])]),
  );
  try {
    const timed = Array.from({ length: CASES }, (_, n) => oneCase(n, store, desk, pictures));
    return Promise.resolve(rowsFrom(timed));
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsFrom(timed: readonly Timed[]): readonly BenchRow[] {
  const whole = timed.map((one) => one.whole);
  const worst = Math.max(...whole);
  const longest = median(timed.map((one) => one.longest));
  return [
    {
      area: 'papers',
      what: `a case of ${PAGES} pages of 299 kB put together, checked, sealed and taken`,
      value: `${median(whole).toFixed(0)} ms (slowest of ${CASES}: ${worst.toFixed(0)} ms)`,
      bar: `≤ ${SEALED_WITHIN_MS.toLocaleString('en')} ms`,
      met: worst <= SEALED_WITHIN_MS,
    },
    {
      area: 'papers',
      what: 'longest thing in it that a touch waits behind',
      value: `${longest.toFixed(1)} ms`,
      bar: `≤ ${LONGEST_STEP_MS} ms`,
      met: longest <= LONGEST_STEP_MS,
    },
  ];
}
