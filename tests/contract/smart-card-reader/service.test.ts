import { describe, expect, it } from 'vitest';
import { listSmartCardReaders } from '../../../native/transport/pcsc.ts';
import { ServiceClient } from '../../../native/transport/pcsc-client.ts';
import {
  loadPcscMini,
  type PcscReader,
  type PcscReaderState,
} from '../../../native/transport/pcsc-library.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import { presetHolders } from '../../simulators/smart-card/preset-cards.ts';
import { lookUntil } from '../../support/look-until.ts';
import { sitDown } from './slot-at-the-desk.ts';
import { slotBench, virtualSlots } from './slot-bench.ts';

/** The service itself: gone and back, shared with other programs and other readers, and at rest. */
describe.skipIf(!virtualSlots)('the smart-card service', () => {
  const bench = slotBench();
  const { ready, readOnce } = bench;
  const { v1, v2 } = presetHolders;

  it('says within a second that the service died, and works within 3 s of its return', async () => {
    await ready();
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
    bench.at.forget();
    let begin = performance.now();
    await bench.program.order('/service', { state: 'killed' });
    await bench.at.until('trouble smart-card-reader-lost');
    const noticedMs = performance.now() - begin;
    await bench.at.until('trouble smart-card-service-missing');
    bench.at.forget();
    begin = performance.now();
    await bench.program.order('/service', { state: 'running' });
    await bench.at.until('ready');
    const backMs = performance.now() - begin;
    process.stdout.write(
      `smart-card service killed: noticed after ${noticedMs.toFixed(0)} ms; back: ready after ${backMs.toFixed(0)} ms\n`,
    );
    expect(noticedMs).toBeLessThan(1000);
    expect(backMs).toBeLessThan(3000);
    expect(await readOnce('v1')).toMatchObject({ number: v1.number });
  });

  it('serves two readers side by side, through the death of the service too', async () => {
    await ready();
    const other = sitDown('Virtual PCD 00 01');
    await other.until('ready');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
    other.forget();
    await bench.program.order('/service', { state: 'killed' });
    await Promise.all([bench.at, other].map((each) => each.until('trouble smart-card-reader-lost')));
    await bench.program.order('/service', { state: 'running' });
    await Promise.all([bench.at, other].map((each) => each.until('ready')));
    await other.leave();
    expect(await readOnce('v1')).toMatchObject({ number: v1.number });
    expect(other.saidOfCards()).toEqual([]);
  });

  it('says busy of a card that another program holds alone', async () => {
    await bench.program.order('/insert', { card: 'v2' });
    const { CardDisposition, CardMode, ReaderStatus } = await import('pcsc-mini');
    const library = await loadPcscMini();
    if (library === undefined) throw new Error('the service is installed and its library is not');
    const other = new ServiceClient(library, systemTimers);
    const reader = await new Promise<PcscReader>((resolve) => {
      const isPresent = ({ raw }: PcscReaderState): boolean => (raw & ReaderStatus.PRESENT) !== 0;
      bench.others.push(other);
      other.start({
        reader: (each) => each.on('change', (state) => void (isPresent(state) && resolve(each))),
        died: () => undefined,
      });
    });
    const held = await reader.connect(CardMode.EXCLUSIVE);
    await ready();
    await bench.at.until('socialCardReadFailed smart-card-reader-busy');
    await held.disconnect(CardDisposition.LEAVE);
    await bench.program.order('/remove');
    await bench.at.until('socialCardRemoved');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
  });

  it('says lost, not removed, when the service dies under a reading', async () => {
    await ready();
    await bench.program.order('/insert', { card: 'v2', muteFromCommand: 5 });
    await bench.at.until('socialCardFound');
    await lookUntil(
      () => bench.program.order('/look'),
      ({ commands }) => commands.length >= 5,
    );
    await bench.program.order('/service', { state: 'killed' });
    await bench.at.until('socialCardReadFailed smart-card-reader-lost');
    bench.at.forget();
    await bench.program.order('/service', { state: 'running' });
    await bench.at.until('ready');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
  });

  it('says that a reader is absent, and takes the one that is there by a part of its name', async () => {
    expect(await listSmartCardReaders(1000)).toEqual({
      ok: true,
      names: ['Virtual PCD 00 00', 'Virtual PCD 00 01'],
    });
    bench.at = sitDown('no reader of this name');
    await bench.at.until('trouble smart-card-reader-not-found');
    await bench.at.leave();
    bench.at = sitDown('virtual pcd 00 00');
    await bench.at.until('ready');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
  });

  it('refuses orders that nobody could carry out', async () => {
    await ready();
    await expect(bench.program.order('/insert', { card: 'nobody' })).rejects.toThrow('/insert');
    await expect(bench.program.order('/service', { state: 'tired' })).rejects.toThrow('/service');
  });

  it('costs next to nothing while nobody puts a card in', async () => {
    await ready();
    const shares: number[] = [];
    // The runner's own work falls into one window or another; what the driver does all the time is in each of them.
    for (let window = 0; window < 3; window += 1) {
      const [before, begin] = [process.cpuUsage(), performance.now()];
      await new Promise((done) => setTimeout(done, 1000));
      const { user, system } = process.cpuUsage(before);
      shares.push((user + system) / 10 / (performance.now() - begin));
    }
    const percent = Math.min(...shares);
    process.stdout.write(`idle smart-card driver: ${percent.toFixed(2)} % of a core\n`);
    expect(percent).toBeLessThan(1);
  });
});
