import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { presetCards } from '../../simulators/id-card-reader/preset-cards.ts';
import { sitDown } from './reader-at-the-desk.ts';
import { asRead, readerBench } from './reader-bench.ts';
import { startReader } from './reader-program.ts';
import { wirings } from './wirings.ts';

/**
 * How a reader is found whose dialect or rate nobody wrote down, and the simulator's own manners.
 */

const bench = readerBench();

describe('detection', () => {
  it.each([wirings.detectSamV, wirings.detectStxEtx])(
    '$name: finds the dialect, and asks in it first when the reader is plugged back',
    async (wiring) => {
      const reader = await bench.program(wiring);
      const at = await bench.desk(wiring, reader);
      await reader.order('/lay', { card: 'resident' });
      await at.until('cardRead');
      await reader.order('/lift');
      await at.until('cardRemoved');
      await reader.order('/unplug');
      await at.until('trouble reader-lost');
      at.forget();
      await reader.order('/replug');
      const begin = performance.now();
      await at.until('ready');
      expect(performance.now() - begin).toBeLessThan(3000);
      await reader.order('/lay', { card: 'resident-moved' });
      await at.until('cardRead');
      expect(at.events.findLast((event) => event.kind === 'cardRead')?.card).toEqual(
        asRead(presetCards['resident-moved'], wiring),
      );
    },
  );

  it('finds the rate of a slow reader on the line itself, and reads at its pace', async () => {
    const wiring = wirings.samVSerial;
    const reader = await bench.program(wiring, ['--baud', '9600']);
    const at = sitDown({
      profile: { ...wiring.profile, pollMs: 50 },
      address: { kind: 'serial', path: reader.path },
      open: (address) => wiring.open(address),
    });
    bench.desks.push(at);
    await at.until('ready');
    expect(at.events.at(-1)).toMatchObject({ facts: { baudRate: 9600 } });
    await reader.order('/lay', { card: 'resident' });
    await at.until('cardFound');
    const begin = performance.now();
    await at.until('cardRead');
    const tookMs = performance.now() - begin;
    process.stdout.write(
      `9600 bit/s: from found to read ${tookMs.toFixed(0)} ms (1349 of them on the wire)\n`,
    );
    expect(tookMs).toBeGreaterThanOrEqual(1349);
  });
});

describe('the simulator', () => {
  it('refuses orders it does not know', async () => {
    const reader = await bench.program(wirings.samVSerial);
    await expect(reader.order('/lay', { card: 'nobody' })).rejects.toThrow('/lay');
    await expect(reader.order('/fault', { status: '4' })).rejects.toThrow('/fault');
    await expect(reader.order('/garble', { mode: 'fire' })).rejects.toThrow('/garble');
  });

  it('leaves no stale name behind when it ends, and the driver says lost', async () => {
    const reader = await startReader(wirings.samVSerial.args);
    const at = await bench.desk(wirings.samVSerial, reader);
    expect(existsSync(reader.path)).toBe(true);
    expect(await reader.end()).toBe(0);
    await at.until('trouble reader-lost');
    expect(existsSync(reader.path)).toBe(false);
  });
});
