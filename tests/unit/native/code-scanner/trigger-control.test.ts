import { describe, expect, it } from 'vitest';
import type { CommandResult } from '../../../../native/code-scanner/command-channel.ts';
import type { CommandSet, ScannerCommand } from '../../../../native/code-scanner/scanner-commands.ts';
import { TriggerControl } from '../../../../native/code-scanner/trigger-control.ts';
import { ManualTimers, settled } from '../transport/manual-timers.ts';

const command = (name: string, reply: ScannerCommand['reply'] = 'needed'): ScannerCommand => ({
  name,
  bytes: new Uint8Array(),
  reply,
});
const commands: CommandSet = {
  setup: [command('who', 'query'), command('mode', 'welcome')],
  start: [command('on')],
  stop: [command('off')],
  againMs: 3000,
};

function bench(wanted = false, set = commands, given: readonly (readonly [string, CommandResult])[] = []) {
  const timers = new ManualTimers();
  const sent: string[] = [];
  const told: string[] = [];
  const answers = new Map<string, CommandResult>(given);
  const control = new TriggerControl(
    set,
    ({ name }) => {
      sent.push(name);
      return Promise.resolve(answers.get(name) ?? { outcome: 'accepted' });
    },
    timers,
    {
      obeys: (failure) => told.push(failure ?? 'obeys'),
      firmware: (text) => told.push(`firmware ${text}`),
    },
    wanted,
  );
  let running = true;
  void control.run().then(() => (running = false));
  return { timers, sent, told, answers, control, isRunning: () => running };
}

describe('setting up and switching', () => {
  it('sets up once, switches off, then follows what is wanted', async () => {
    const { timers, sent, control } = bench();
    await settled();
    expect(sent).toEqual(['who', 'mode', 'off']);
    control.want(true);
    await settled();
    control.want(true);
    control.want(false);
    await timers.advance(10_000);
    expect(sent.slice(3)).toEqual(['on', 'off']);
  });

  it('begins reading at once where a code is already awaited', async () => {
    const { sent, told } = bench(true);
    await settled();
    expect([sent, told]).toEqual([['who', 'mode', 'on'], ['obeys']]);
  });

  it('starts again after a scan and after the time a reading lasts, only while it is wanted', async () => {
    const { timers, sent, control } = bench(true);
    await settled();
    control.scanned();
    await settled();
    await timers.advance(3000);
    expect(sent.slice(2)).toEqual(['on', 'on', 'on']);
    control.want(false);
    await settled();
    control.scanned();
    await timers.advance(20_000);
    expect(sent.slice(5)).toEqual(['off']);
  });

  it('starts again at once when the code came before the answer to the start', async () => {
    const { sent, control } = bench(true, { ...commands, setup: [] });
    while (!sent.includes('on')) await Promise.resolve();
    // The command is on its way; its answer and the code arrive in one piece.
    control.scanned();
    await settled();
    expect(sent).toEqual(['on', 'on']);
  });

  it('a reading that goes on for ever is started once', async () => {
    const endless: CommandSet = { setup: [], start: [command('on')], stop: [command('off')] };
    const { timers, sent, control } = bench(true, endless);
    await settled();
    control.scanned();
    await timers.advance(60_000);
    expect(sent).toEqual(['on']);
    expect(timers.pending).toBe(0);
  });

  it('a change while a command is under way is not missed', async () => {
    const { sent, control } = bench(true);
    control.want(false);
    control.want(true);
    control.want(false);
    await settled();
    expect(sent.at(-1)).toBe('off');
  });

  it('passes on what the scanner says of itself', async () => {
    const { told } = bench(false, commands, [['who', { outcome: 'accepted', text: 'v1' }]]);
    await settled();
    expect(told).toEqual(['firmware v1', 'obeys']);
  });
});

describe('a scanner that does not obey', () => {
  it('silent: told every three seconds until it answers', async () => {
    const { answers, told, sent, timers } = bench(true);
    answers.set('on', { outcome: 'silent' });
    await settled();
    await timers.advance(6000);
    expect(told).toEqual(['scanner-silent', 'scanner-silent', 'scanner-silent']);
    answers.clear();
    await timers.advance(3000);
    expect(told.at(-1)).toBe('obeys');
    expect(sent.filter((name) => name === 'mode')).toHaveLength(1);
  });

  it('refused: said, and told again when its reading would have ended', async () => {
    const { answers, told, sent, timers } = bench(true);
    answers.set('on', { outcome: 'refused' });
    await settled();
    await timers.advance(3000);
    expect(told).toEqual(['scanner-setup-refused', 'scanner-setup-refused']);
    expect(sent.filter((name) => name === 'on')).toHaveLength(2);
  });

  it('a refused setup is said and switching goes on; it is not asked again', async () => {
    const { answers, told, sent, control, timers } = bench();
    answers.set('mode', { outcome: 'refused' });
    await settled();
    control.want(true);
    await timers.advance(9000);
    expect(new Set(told)).toEqual(new Set(['scanner-setup-refused']));
    expect(sent.filter((name) => name === 'mode')).toHaveLength(1);
    expect(sent).toContain('on');
  });

  it('queries and welcome answers may fail in silence', async () => {
    const { told } = bench(false, commands, [
      ['who', { outcome: 'refused' }],
      ['mode', { outcome: 'silent' }],
    ]);
    await settled();
    expect(told).toEqual(['obeys']);
  });

  it('a courtesy may be refused or fail in silence; what was refused is not asked again', async () => {
    const set = { ...commands, setup: [], start: [command('aim', 'courtesy'), command('on')] };
    const refused = bench(true, set, [['aim', { outcome: 'refused' }]]);
    const silent = bench(true, set, [['aim', { outcome: 'silent' }]]);
    for (const { timers, told } of [refused, silent]) {
      await settled();
      await timers.advance(3000);
      expect(new Set(told)).toEqual(new Set(['obeys']));
    }
    expect([refused.sent, silent.sent]).toEqual([
      ['aim', 'on', 'on'],
      ['aim', 'on', 'aim', 'on'],
    ]);
  });

  it('ends with its link, and when it is told to', async () => {
    const lost = bench();
    lost.answers.set('off', { outcome: 'lost' });
    await settled();
    expect([lost.isRunning(), lost.told]).toEqual([false, []]);
    const ended = bench(true);
    await settled();
    ended.control.end();
    await settled();
    expect([ended.isRunning(), ended.timers.pending]).toEqual([false, 0]);
  });
});
