import { describe, expect, it } from 'vitest';
import type { IdCardReaderProfile } from '../../../../electron/contract/device-profiles/id-card-reader.ts';
import { SamClient } from '../../../../native/id-card-reader/sam-client.ts';
import { SamVDialect } from '../../../../native/id-card-reader/sam-v-dialect.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import type { SimulatedReaderOptions } from '../../../simulators/id-card-reader/simulated-reader.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
import { profile } from './driver-bench.ts';
import { SimulatedDesk } from './simulated-link.ts';

async function begin(change: Partial<IdCardReaderProfile> = {}, options: SimulatedReaderOptions = {}) {
  const timers = new ManualTimers();
  const desk = new SimulatedDesk(timers, options);
  const link = desk.newLink();
  const client = new SamClient(link, timers, profile.timeoutsMs, () => 115_200);
  await link.open({ data: (bytes) => client.receive(bytes), lost: () => client.lost() });
  const dialect = new SamVDialect(client, { ...profile, ...change });
  /** Turns time on until a call is answered. */
  const done = async <T>(call: Promise<T>): Promise<T> => {
    let settled = false;
    void call.then(() => (settled = true));
    await timers.advanceUntil(() => settled);
    return call;
  };
  const log = (): readonly string[] => desk.reader.log;
  return { desk, dialect, done, log };
}

describe('health', () => {
  it('asks for the status alone, or whether it looks for cards as well', async () => {
    const { dialect, done, log } = await begin();
    expect(await done(dialect.checkHealth(false))).toBeUndefined();
    expect(log()).toEqual(['status']);
    expect(await done(dialect.checkHealth(true))).toBeUndefined();
    expect(log()).toEqual(['status', 'status', 'find']);
  });

  it('tells the reader’s own faults and refusals, not a card’s', async () => {
    const { dialect, done, desk } = await begin();
    desk.reader.fail({ status: 0x66 });
    expect(await done(dialect.checkHealth(false))).toBe('reader-not-authorised');
    desk.reader.lay(presetCards.resident);
    desk.reader.fail({ status: 0x21, on: 'find' });
    expect(await done(dialect.checkHealth(true))).toBe('reader-command-refused');
    desk.reader.fail({ status: 0x40, on: 'find' });
    expect(await done(dialect.checkHealth(true))).toBeUndefined();
  });

  it('reads the module’s number', async () => {
    const { dialect, done } = await begin();
    expect(await done(dialect.readSamId())).toBe('05.01-20101129-0001228293-0296863149');
  });
});

describe('looking', () => {
  it('finds nothing, a card, and what lies there unreadable', async () => {
    const { dialect, done, desk } = await begin();
    expect(await done(dialect.look(false))).toEqual({ kind: 'none' });
    desk.reader.lay(presetCards.resident);
    expect(await done(dialect.look(false))).toMatchObject({ kind: 'card' });
    desk.reader.fail({ status: 0x40, on: 'find' });
    expect(await done(dialect.look(false))).toEqual({ kind: 'unreadable', failure: 'card-not-id-card' });
    desk.reader.fail({ status: 0x23, on: 'find' });
    expect(await done(dialect.look(false))).toEqual({ kind: 'trouble', failure: 'reader-command-refused' });
    desk.reader.fail({ status: 0x91, on: 'find' });
    expect(await done(dialect.look(false))).toMatchObject({ kind: 'trouble' });
  });

  it('notices a card that the reader read before and does not find again, where it is to look for one', async () => {
    const { dialect, done, desk } = await begin({}, { presence: 'found-once' });
    desk.reader.lay(presetCards.resident);
    const sighting = await done(dialect.look(false));
    if (sighting.kind !== 'card') throw new Error('no card');
    await done(sighting.read());
    expect(await done(dialect.look(false))).toEqual({ kind: 'none' });
    expect(await done(dialect.look(true))).toEqual({ kind: 'unreadable', failure: 'card-read-failed' });
  });
});

describe('reading', () => {
  it.each([
    [undefined, true, ['find', 'select', 'read', 'address']],
    [true, true, ['find', 'select', 'read', 'address']],
    [false, false, ['find', 'read', 'address']],
  ] as const)('selectsCard %s: %j', async (selectsCard, needsSelect, commands) => {
    const { dialect, done, desk, log } = await begin({ selectsCard }, { needsSelect });
    desk.reader.lay(presetCards['resident-moved']);
    const sighting = await done(dialect.look(false));
    if (sighting.kind !== 'card') throw new Error('no card');
    const outcome = await done(sighting.read());
    expect(outcome).toMatchObject({ ok: true, reading: { card: presetCards['resident-moved'] } });
    expect(log()).toEqual(commands);
  });
});

describe('watching', () => {
  it.each([
    ['refind', true, ['find']],
    ['either', true, ['find']],
    ['appended-address', true, ['address']],
    ['appended-address', false, ['find']],
  ] as const)('profile %s, read %s: asks %j', async (presence, wasRead, commands) => {
    const { dialect, done, desk, log } = await begin({ presence });
    desk.reader.lay(presetCards.resident);
    const sighting = await done(dialect.look(false));
    if (sighting.kind !== 'card') throw new Error('no card');
    await done(sighting.read());
    const before = log().length;
    expect(await done(dialect.probePresence(wasRead))).toMatchObject({ presence: 'there' });
    expect(log().slice(before)).toEqual(commands);
    desk.reader.lift();
    expect(await done(dialect.probePresence(wasRead))).toMatchObject({ presence: 'gone' });
  });

  it('is unclear, not gone, when *find* gets no answer', async () => {
    const { dialect, done, desk } = await begin({ presence: 'refind' });
    desk.reader.garble({ mode: 'silent' });
    expect(await done(dialect.probePresence(true))).toEqual({
      presence: 'unclear',
      trouble: 'reader-silent',
    });
  });
});
