import { afterAll, afterEach } from 'vitest';
import type { IdCardReaderProfile } from '../../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCard } from '../../../electron/contract/id-card.ts';
import { type ReaderAtTheDesk, sitDown } from './reader-at-the-desk.ts';
import { type ReaderProgram, startReader } from './reader-program.ts';
import type { Wiring } from './wirings.ts';

/** Poll often, and do not wait long for what will not come: these tests run in real time. */
const quick: Partial<IdCardReaderProfile> = {
  pollMs: 50,
  timeoutsMs: {
    status: 300,
    find: 200,
    select: 200,
    read: 300,
    readWithFingerprint: 400,
    appendedAddress: 200,
  },
};

/** Programs and drivers of one file of tests. */
export interface ReaderBench {
  /** Drivers of the test that is running; stopped when it ends. */
  readonly desks: ReaderAtTheDesk[];
  /** Starts a simulator; it is ended with the file. */
  program(wiring: Wiring, more?: readonly string[]): Promise<ReaderProgram>;
  /** Sits down before a reader; resolves when it is ready. */
  desk(
    wiring: Wiring,
    reader: ReaderProgram,
    profile?: Partial<IdCardReaderProfile>,
  ): Promise<ReaderAtTheDesk>;
}

/** Makes the bench of a file of tests, and has it cleared. */
export function readerBench(): ReaderBench {
  const desks: ReaderAtTheDesk[] = [];
  const programs: ReaderProgram[] = [];
  afterEach(async () => {
    for (const left of desks.splice(0)) await left.driver.stop();
  });
  afterAll(async () => {
    for (const left of programs.splice(0)) await left.end();
  });
  return {
    desks,
    program: async (wiring, more = []) => {
      const started = await startReader((folder) => [...wiring.args(folder), ...more]);
      programs.push(started);
      return started;
    },
    desk: async (wiring, reader, profile = {}) => {
      const at = sitDown({
        profile: { ...wiring.profile, ...quick, ...profile },
        address: wiring.addressOf(reader.path),
        open: (address) => wiring.open(address, reader.path),
      });
      desks.push(at);
      await at.until('ready');
      return at;
    },
  };
}

/** What a wiring gives of a card. */
export function asRead(card: IdCard, { abilities }: Wiring): IdCard {
  if (abilities.appendedAddress || !('newestAddress' in card)) return card;
  const { newestAddress: _left, ...rest } = card;
  return rest;
}
