import { describe, expect, it } from 'vitest';
import { CommandChannel, type CommandResult } from '../../../../native/code-scanner/command-channel.ts';
import type { ScannerCommand } from '../../../../native/code-scanner/scanner-commands.ts';
import type { TransportOutcome } from '../../../../native/transport/transport.ts';
import { ManualTimers, settled } from '../transport/manual-timers.ts';
import { bytesOf, hexOf } from './scan-streams.ts';

const command = (
  name: string,
  reply: ScannerCommand['reply'],
  more: Partial<ScannerCommand> = {},
): ScannerCommand => ({
  name,
  bytes: bytesOf('01'),
  reply,
  ...more,
});

function bench(outcome: () => TransportOutcome = () => ({ ok: true })) {
  const timers = new ManualTimers();
  const written: { readonly at: number; readonly hex: string }[] = [];
  const channel = new CommandChannel(timers, (bytes) => {
    written.push({ at: timers.monotonic(), hex: hexOf(bytes) });
    return Promise.resolve(outcome());
  });
  const results: CommandResult[] = [];
  const send = (sent: ScannerCommand): void => void channel.send(sent).then((result) => results.push(result));
  return { timers, channel, written, results, send };
}

describe('one command in flight', () => {
  it('one after the other, with the gap that scanners need', async () => {
    const { timers, send, written, results } = bench();
    for (let count = 0; count < 3; count += 1) send(command('x', 'none'));
    await timers.advance(200);
    expect(written.map(({ at }) => at)).toEqual([0, 50, 100]);
    expect(results).toEqual([{ outcome: 'accepted' }, { outcome: 'accepted' }, { outcome: 'accepted' }]);
  });

  it('waits for the answer to it and for no other', async () => {
    const { timers, channel, send, results } = bench();
    send(command('SCNTRG1', 'needed'));
    await settled();
    channel.take({ kind: 'reply', of: 'SCNTRG0', accepted: false });
    await settled();
    expect(results).toEqual([]);
    channel.take({ kind: 'reply', of: 'SCNTRG1', accepted: true, text: 'so' });
    await timers.advance(1);
    expect(results).toEqual([{ outcome: 'accepted', text: 'so' }]);
    expect(timers.pending).toBe(0);
  });

  it('an answer without a name belongs to the command in flight; one to none is dropped', async () => {
    const { timers, channel, send, results } = bench();
    channel.take({ kind: 'reply', accepted: false });
    send(command('read-on', 'needed'));
    await settled();
    channel.take({ kind: 'reply', accepted: true });
    await timers.advance(1);
    expect(results).toEqual([{ outcome: 'accepted' }]);
  });
});

describe('no good answer', () => {
  it('is waited for three times, then silent', async () => {
    const { timers, send, written, results } = bench();
    send(command('x', 'needed'));
    await timers.advance(2000);
    expect(written.map(({ at }) => at)).toEqual([0, 350, 700]);
    expect(results).toEqual([{ outcome: 'silent' }]);
  });

  it('of a courtesy is waited for once', async () => {
    const { timers, send, written, results } = bench();
    send(command('x', 'courtesy'));
    await timers.advance(2000);
    expect([written.length, results]).toEqual([1, [{ outcome: 'silent' }]]);
  });

  it('a refusal is believed; where there is another way to say it, that is tried once', async () => {
    const { timers, channel, send, written, results } = bench();
    send(command('a', 'needed'));
    send(command('b', 'needed', { otherwise: bytesOf('02') }));
    for (let turn = 0; turn < 3; turn += 1) {
      await timers.advance(60);
      channel.take({ kind: 'reply', accepted: false });
    }
    await timers.advance(60);
    expect(written.map(({ hex }) => hex)).toEqual(['01', '01', '02']);
    expect(results).toEqual([{ outcome: 'refused' }, { outcome: 'refused' }]);
  });

  it('after a silence the other way is used too', async () => {
    const { timers, send, written } = bench();
    send(command('b', 'needed', { otherwise: bytesOf('00 01') }));
    await timers.advance(2000);
    expect(written.map(({ hex }) => hex)).toEqual(['01', '0001', '0001']);
  });

  it.each([
    ['silent', 'silent'],
    ['lost', 'lost'],
  ] as const)('a write that ends %s', async (failure, outcome) => {
    const { timers, send, results } = bench(() => ({ ok: false, failure }));
    send(command('x', 'none'));
    await timers.advance(100);
    expect(results).toEqual([{ outcome }]);
  });

  it('a lost link ends what is in flight, what waits for its turn, and what waits out the gap', async () => {
    const { timers, channel, send, results } = bench();
    send(command('first', 'none'));
    send(command('gap', 'needed'));
    await settled();
    channel.lost();
    await settled();
    expect(results).toEqual([{ outcome: 'accepted' }, { outcome: 'lost' }]);
    const late = bench();
    late.send(command('in flight', 'needed'));
    late.send(command('waiting', 'needed'));
    await settled();
    late.channel.lost();
    await settled();
    expect(late.results).toEqual([{ outcome: 'lost' }, { outcome: 'lost' }]);
    expect([timers.pending, late.timers.pending]).toEqual([0, 0]);
  });
});
