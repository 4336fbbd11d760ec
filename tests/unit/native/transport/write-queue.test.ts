import { describe, expect, it } from 'vitest';
import type { TransportOutcome } from '../../../../native/transport/transport.ts';
import { WriteQueue } from '../../../../native/transport/write-queue.ts';
import { ManualTimers, settled } from './manual-timers.ts';

function workbench(wireMs: (bytes: number) => number = () => 0) {
  const timers = new ManualTimers();
  const pieces: { size: number; settle: (outcome: TransportOutcome) => void }[] = [];
  const queue = new WriteQueue(
    timers,
    (piece, settle) => pieces.push({ size: piece.length, settle }),
    wireMs,
  );
  return { timers, pieces, queue };
}

const ok: TransportOutcome = { ok: true };

describe('writing in turn', () => {
  it('hands the next piece over only when the last one is gone, one caller after the other', async () => {
    const { pieces, queue } = workbench();
    const outcomes: string[] = [];
    void queue.write(new Uint8Array(1500), 100).then(() => outcomes.push('first'));
    void queue.write(new Uint8Array(10), 100).then(() => outcomes.push('second'));
    for (const [turn, size] of [1024, 476, 10].entries()) {
      await settled();
      expect(pieces.map((piece) => piece.size)).toHaveLength(turn + 1);
      expect(pieces[turn]?.size).toBe(size);
      pieces[turn]?.settle(ok);
    }
    await settled();
    expect(outcomes).toEqual(['first', 'second']);
  });

  it('counts the time-out anew for every piece, plus the wire time of the piece', async () => {
    const { timers, pieces, queue } = workbench((bytes) => bytes);
    let outcome: TransportOutcome | undefined;
    void queue.write(new Uint8Array(2048), 100).then((given) => (outcome = given));
    await timers.advance(1123);
    pieces[0]?.settle(ok);
    await timers.advance(1123);
    expect(outcome).toBeUndefined();
    await timers.advance(1);
    expect(outcome).toEqual({ ok: false, failure: 'silent' });
  });

  it('goes on after a failed write with the next caller’s', async () => {
    const { timers, pieces, queue } = workbench();
    const first = queue.write(new Uint8Array(3000), 100);
    const second = queue.write(new Uint8Array(5), 100);
    await timers.advance(100);
    expect(await first).toEqual({ ok: false, failure: 'silent' });
    await settled();
    expect(pieces.map((piece) => piece.size)).toEqual([1024, 5]);
    pieces[1]?.settle(ok);
    expect(await second).toEqual(ok);
  });

  it('ends what waits and refuses what comes when the link is lost', async () => {
    const { timers, pieces, queue } = workbench();
    const waiting = [queue.write(new Uint8Array(2000), 100), queue.write(new Uint8Array(5), 100)];
    await settled();
    queue.markLost();
    const lost = { ok: false, failure: 'lost' };
    expect(await Promise.all(waiting)).toEqual([lost, lost]);
    expect(await queue.write(new Uint8Array(5), 100)).toEqual(lost);
    expect(pieces).toHaveLength(1);
    expect(timers.pending).toBe(0);
  });

  it('has nothing to do for no bytes', async () => {
    expect(await workbench().queue.write(new Uint8Array(), 100)).toEqual(ok);
  });
});
