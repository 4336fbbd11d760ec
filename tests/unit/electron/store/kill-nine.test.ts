import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openKioskStore } from '../../../../electron/store/kiosk-store.ts';
import { optionsFor } from './people.ts';
import { aFolder, aKey, openStore, withDatabase } from './support.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const KILLS = 20;
/** The kill falls after a random number of lines, up to this many. */
const MOST_LINES = 120;
const TIME_LIMIT = 60_000;

function start(...args: string[]): ChildProcess & { stdout: NodeJS.ReadableStream } {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Collects the child's lines and kills it after the given number; everything it said before it died counts. */
async function killAfter(lines: number, ...args: string[]): Promise<string[]> {
  const child = start(...args);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  return said;
}

it(
  `loses no acknowledged case and breaks nothing in ${KILLS} kills at random moments`,
  async () => {
    const folder = aFolder();
    const key = aKey();
    const hex = Buffer.from(key).toString('hex');
    const kept = new Set<string>();
    const ended = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const lines = 1 + Math.floor(Math.random() * MOST_LINES);
      const said = await killAfter(lines, 'enqueue', folder, hex, String(kill * 1_000_000));
      expect(said.length).toBeGreaterThanOrEqual(lines);
      for (const line of said) (line.startsWith('kept ') ? kept : ended).add(line.split(' ')[1] ?? '');
      const store = openStore(folder, key);
      expect(store.journal.verify()).toMatchObject({ intact: true });
      const pending = new Set(store.outbox.pending(Number.POSITIVE_INFINITY).map((row) => row.key));
      store.close();
      const onDisk = withDatabase(folder, key, (database) =>
        database.prepare<[], string>('SELECT key FROM ledger WHERE key IS NOT NULL').pluck().all(),
      );
      const found = new Set(onDisk);
      expect([...kept].filter((each) => !found.has(each))).toEqual([]);
      expect([...ended].filter((each) => pending.has(each))).toEqual([]);
      // A kill between the commit and the word leaves one case kept and unsaid, not more.
      expect(onDisk.length - kept.size).toBeLessThanOrEqual(kill + 1);
    }
    process.stdout.write(
      `${KILLS} kills: ${kept.size} cases acknowledged, 0 lost; ${ended.size} outcomes, 0 lost\n`,
    );
  },
  TIME_LIMIT,
);

it(
  'refuses a second process while the first runs, and opens as soon as the first was killed',
  async () => {
    const folder = aFolder();
    const key = aKey();
    const hex = Buffer.from(key).toString('hex');
    const holder = start('hold', folder, hex);
    const [line] = (await once(createInterface({ input: holder.stdout }), 'line')) as [string];
    expect(line).toBe('open');
    expect(openKioskStore(optionsFor(folder, key))).toEqual({ ok: false, refusal: { code: 'store-in-use' } });
    const exit = once(holder, 'exit');
    holder.kill('SIGKILL');
    await exit;
    expect(openKioskStore(optionsFor(folder, key)).ok).toBe(true);
  },
  TIME_LIMIT,
);

it(
  'refuses a second process, seen from that process',
  async () => {
    const folder = aFolder();
    const key = aKey();
    openStore(folder, key);
    const said = await killAfter(1, 'hold', folder, Buffer.from(key).toString('hex'));
    expect(said).toEqual(['refused store-in-use']);
  },
  TIME_LIMIT,
);
