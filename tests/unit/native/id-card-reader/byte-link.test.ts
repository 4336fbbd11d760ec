import { describe, expect, it } from 'vitest';
import type { TransportAddress } from '../../../../electron/contract/device-address.ts';
import { openByteLink } from '../../../../native/id-card-reader/byte-link.ts';
import type { DialectName } from '../../../../native/id-card-reader/card-dialect.ts';
import type { FoundReader } from '../../../../native/id-card-reader/reader-link.ts';
import type { TransportListener } from '../../../../native/transport/transport.ts';
import detectProfile from '../../../../resources/devices/id-card-detect.json' with { type: 'json' };
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import type { SimulatedReaderOptions } from '../../../simulators/id-card-reader/simulated-reader.ts';
import { baseReadAnswer } from '../../../simulators/id-card-reader/synthetic-card.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
import { DeafLine } from './deaf-links.ts';
import { profile as samVProfile } from './driver-bench.ts';
import { SimulatedDesk } from './simulated-link.ts';

const SAM_V_STATUS = 'aaaaaa9669000311ffed';
const STX_ETX_READ = '020003ca0100cb03';

interface Given extends SimulatedReaderOptions {
  readonly baudRate?: number;
  readonly readerRate?: number;
  readonly powered?: boolean;
}

/** A link to a simulated reader, with what was written on it. */
async function begin({ baudRate, readerRate = 115_200, powered = true, ...options }: Given) {
  const timers = new ManualTimers();
  const desk = new SimulatedDesk(timers, options);
  desk.readerRate = readerRate;
  desk.powered = powered;
  const address: TransportAddress = {
    kind: 'serial',
    path: '/dev/simulated',
    ...(baudRate === undefined ? {} : { baudRate }),
  };
  const transport = desk.newLink(baudRate);
  const profile = { ...samVProfile, dialect: detectProfile.dialect as 'detect' };
  const opened = await openByteLink(transport, address, profile, timers, () => undefined);
  if (!opened.ok) throw new Error('not opened');
  const { link } = opened;
  return {
    timers,
    desk,
    transport,
    link,
    written: () => Buffer.from(desk.written).toString('hex'),
    /** Looks for the reader for at most so long; `none` when it gave up, undefined when it is still looking. */
    search: async (limitMs: number, known?: DialectName): Promise<FoundReader | 'none' | undefined> => {
      let found: FoundReader | 'none' | undefined;
      void link.findReader(known).then((reader) => (found = reader ?? 'none'));
      await timers.advance(limitMs);
      return found;
    },
  };
}

describe('detection of the dialect', () => {
  it('asks in SAM_V first, and nothing else of one that answers', async () => {
    const { search, written } = await begin({ baudRate: 115_200 });
    expect(await search(100)).toMatchObject({ dialect: { name: 'sam-v' }, baudRate: 115_200 });
    expect(written()).toBe(SAM_V_STATUS);
  });

  it('asks in 02…03 one that does not know SAM_V', async () => {
    const { search, written } = await begin({ baudRate: 115_200, dialect: 'stx-etx' });
    expect(await search(4000)).toMatchObject({ dialect: { name: 'stx-etx' } });
    expect(written()).toBe(SAM_V_STATUS.repeat(3) + STX_ETX_READ);
  });

  it('asks first in the dialect that answered last time', async () => {
    const { search, written } = await begin({ baudRate: 115_200, dialect: 'stx-etx' });
    expect(await search(200, 'stx-etx')).toMatchObject({ dialect: { name: 'stx-etx' } });
    expect(written()).toBe(STX_ETX_READ);
  });

  it('finds a reader of the other kind that was put in the old one’s place', async () => {
    const { search } = await begin({ baudRate: 115_200 });
    expect(await search(4000, 'stx-etx')).toMatchObject({ dialect: { name: 'sam-v' } });
  });

  it('tries all rates in SAM_V, and 02…03 at the one rate its modules have', async () => {
    const { search, transport, desk } = await begin({ dialect: 'stx-etx' });
    expect(await search(5000)).toMatchObject({ dialect: { name: 'stx-etx' }, baudRate: 115_200 });
    expect(transport.rates).toEqual([115_200, 9600, 57_600, 38_400, 19_200, 115_200]);
    // Nothing that sets a module's stored rate (60 xx, 61 FF) was ever sent.
    expect(Buffer.from(desk.written).toString('hex')).not.toMatch(/aaaaaa966900(0360|0461)/);
  });

  it('finds a slow SAM_V reader', async () => {
    const { search } = await begin({ readerRate: 19_200 });
    expect(await search(3000)).toMatchObject({ dialect: { name: 'sam-v' }, baudRate: 19_200 });
  });

  it('gives up on silence in both dialects, and at once on a line that is lost', async () => {
    const silent = await begin({ baudRate: 115_200, powered: false });
    expect(await silent.search(3 * 1010 + 3200)).toBe('none');
    const lost = await begin({ baudRate: 115_200, powered: false });
    const search = lost.link.findReader();
    await lost.timers.advance(10);
    lost.desk.unplug();
    expect(await search).toBeUndefined();
  });
});

describe('what comes in', () => {
  it('is overwritten as soon as it is taken in: there may be a person in it', async () => {
    const chunk = Uint8Array.from(baseReadAnswer(presetCards.resident));
    const line = new DeafLine();
    const listeners: TransportListener[] = [];
    line.open = (listener?: TransportListener) => {
      if (listener !== undefined) listeners.push(listener);
      return Promise.resolve({ ok: true });
    };
    const address: TransportAddress = { kind: 'tcp', host: '192.0.2.9', port: 4001 };
    await openByteLink(line, address, samVProfile, new ManualTimers(), () => undefined);
    listeners[0]?.data(chunk);
    expect(chunk.every((byte) => byte === 0)).toBe(true);
  });
});

describe('a reader that answers badly to whoever comes after a process that died', () => {
  it.each([
    ['sam-v', 'leftover', 115_200],
    ['sam-v', 'stale', 115_200],
    ['sam-v', 'noise', undefined],
    ['sam-v', 'leftover', undefined],
    ['stx-etx', 'leftover', 115_200],
    ['stx-etx', 'noise', 115_200],
  ] as const)('%s, %s, rate %s: is asked again', async (dialect, mode, baudRate) => {
    const { search, desk } = await begin({ dialect, ...(baudRate === undefined ? {} : { baudRate }) });
    desk.reader.garble({ mode, times: 1 });
    expect(await search(8000)).toMatchObject({ dialect: { name: dialect } });
  });

  it('does not take a card that somebody else asked for', async () => {
    const { search, desk, timers } = await begin({ baudRate: 115_200, dialect: 'stx-etx' });
    desk.reader.garble({ mode: 'stale', times: 1 });
    const found = await search(200, 'stx-etx');
    if (found === undefined || found === 'none') throw new Error('not found');
    // Nothing lies there: the card that came was wiped, and is no card now.
    const look = found.dialect.look(false);
    await timers.advance(1000);
    expect(await look).toEqual({ kind: 'none' });
  });
});
