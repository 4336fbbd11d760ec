import { describe, expect, it } from 'vitest';
import {
  createPlayer,
  gainOf,
  keysOf,
  type PlayedLine,
  type PlayerEvents,
  RATES,
  rateOf,
  type Speaker,
} from '../../../../renderer/speech/player.ts';

const line = (...keys: string[]): PlayedLine => ({ pieces: keys.map((key) => ({ key })), private: false });

/** A loudspeaker that plays until it is told that it is over. */
class HandSpeaker implements Speaker {
  src = '';
  preservesPitch = false;
  playbackRate = 1;
  volume = 1;
  sounding = 0;
  most = 0;
  #over: (() => void) | undefined;

  addEventListener(_name: 'ended', listener: () => void): void {
    this.#over = listener;
  }
  play(): Promise<void> {
    this.sounding += 1;
    this.most = Math.max(this.most, this.sounding);
    return Promise.resolve();
  }
  pause(): void {
    this.sounding = 0;
  }
  load(): void {
    this.sounding = 0;
  }
  removeAttribute(): void {
    this.src = '';
  }
  end(): void {
    this.sounding = 0;
    this.#over?.();
  }
}

function playerUnderTest(samplesOf = (_key: string) => Promise.resolve(new Float32Array(10))) {
  const speaker = new HandSpeaker();
  const told: string[] = [];
  const events: PlayerEvents = {
    started: (keys) => told.push(`started ${keys.join(' ')}`),
    line: (keys) => told.push(`line ${keys.join(' ')}`),
    ended: () => told.push('ended'),
    stopped: () => told.push('stopped'),
  };
  const addresses = new Set<string>();
  let count = 0;
  const player = createPlayer({
    speaker,
    samplesOf,
    events,
    addressOf: () => {
      count += 1;
      addresses.add(`blob:${count}`);
      return `blob:${count}`;
    },
    forget: (address) => {
      // A browser complains of an address that ends while its sound is still being opened.
      expect(speaker.src).not.toBe(address);
      addresses.delete(address);
    },
  });
  return { speaker, told, player, addresses };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const MANNER = { rate: 4, volume: 5 };

describe('a reading', () => {
  it('goes line by line, and tells of its start, its lines and its end', async () => {
    const { player, speaker, told, addresses } = playerUnderTest();
    player.play([line('a', 'b'), line('c')], MANNER);
    await settled();
    expect(told).toEqual(['started a b c', 'line a b']);
    expect(player.playing).toBe(true);
    speaker.end();
    await settled();
    expect(told.at(-1)).toBe('line c');
    speaker.end();
    await settled();
    expect(told.at(-1)).toBe('ended');
    expect([player.playing, addresses.size]).toEqual([false, 0]);
  });

  it('stops at once, and nothing of it comes afterwards', async () => {
    const { player, speaker, told, addresses } = playerUnderTest();
    player.play([line('a'), line('b')], MANNER);
    await settled();
    player.stop();
    expect([speaker.sounding, told.at(-1), addresses.size]).toEqual([0, 'stopped', 0]);
    speaker.end();
    await settled();
    expect(told).toEqual(
      ['started a', 'line a', 'stopped'].map((one) => one.replace('started a', 'started a b')),
    );
  });

  it('stopped before its first sound is ready never begins', async () => {
    const { player, told, speaker } = playerUnderTest();
    player.play([line('a')], MANNER);
    player.stop();
    await settled();
    expect(told).toEqual(['stopped']);
    expect(speaker.most).toBe(0);
  });

  it('gives way to the next one: never two at once', async () => {
    const { player, speaker, told } = playerUnderTest();
    player.play([line('a')], MANNER);
    await settled();
    player.play([line('b')], MANNER);
    await settled();
    expect(told).toEqual(['started a', 'line a', 'stopped', 'started b', 'line b']);
    expect(speaker.most).toBe(1);
  });

  it('of nothing says nothing', async () => {
    const { player, told } = playerUnderTest();
    player.play([{ pieces: [{ silence: 100 }], private: false }, line()], MANNER);
    await settled();
    expect([told, player.playing]).toEqual([[], false]);
  });

  it('ends where a sound cannot be made', async () => {
    const { player, told } = playerUnderTest(() => Promise.reject(new Error('broken')));
    player.play([line('a')], MANNER);
    await settled();
    expect([told, player.playing]).toEqual([['stopped'], false]);
  });

  it('tells nobody the keys of what is private', () => {
    expect(keysOf({ ...line('syllable.yi1', 'syllable.er4'), private: true })).toEqual(['private']);
    expect(keysOf({ pieces: [{ key: 'a' }, { silence: 3 }], private: false })).toEqual(['a']);
  });
});

describe('pace and loudness', () => {
  it('has seven paces from 0.6 to 1.75, the fourth as spoken', () => {
    expect(RATES).toHaveLength(7);
    expect([rateOf(1), rateOf(4), rateOf(7)]).toEqual([0.6, 1, 1.75]);
    expect([...RATES].toSorted((one, other) => one - other)).toEqual([...RATES]);
  });

  it('has ten volumes, three decibels apart, the last one full', () => {
    const volumes = Array.from({ length: 10 }, (_, at) => gainOf(at + 1));
    expect(volumes.at(-1)).toBe(1);
    for (const [at, gain] of volumes.slice(1).entries()) {
      expect(20 * Math.log10(gain / (volumes[at] ?? 0))).toBeCloseTo(3);
    }
    // 80 dBA at the loudest is 65 dBA at the first one.
    expect(20 * Math.log10(gainOf(5))).toBeCloseTo(-15);
  });

  it('keeps the pitch, and takes effect in mid-word', async () => {
    const { player, speaker } = playerUnderTest();
    player.play([line('a')], { rate: 7, volume: 10 });
    await settled();
    expect([speaker.preservesPitch, speaker.playbackRate, speaker.volume]).toEqual([true, 1.75, 1]);
    player.change({ rate: 1, volume: 1 });
    expect([speaker.preservesPitch, speaker.playbackRate]).toEqual([true, 0.6]);
    expect(speaker.volume).toBeCloseTo(0.045, 3);
  });
});
