import { describe, expect, it } from 'vitest';
import { detectBaudRate } from '../../../../native/id-card-reader/baud-rate.ts';
import { SamClient } from '../../../../native/id-card-reader/sam-client.ts';
import profile from '../../../../resources/devices/sam-v.json' with { type: 'json' };
import { ManualTimers } from '../transport/manual-timers.ts';
import { SimulatedDesk } from './simulated-link.ts';

async function begin(readerRate: number) {
  const timers = new ManualTimers();
  const desk = new SimulatedDesk(timers);
  desk.readerRate = readerRate;
  const link = desk.newLink();
  const client = new SamClient(link, timers, profile.timeoutsMs, () => link.baudRate);
  await link.open({ data: (bytes) => client.receive(bytes), lost: () => client.lost() });
  let found: number | undefined | 'searching' = 'searching';
  void detectBaudRate(link, client).then((rate) => (found = rate));
  return { timers, desk, link, found: () => found };
}

describe('finding the rate of a reader', () => {
  it.each([
    [115_200, [115_200], 10],
    [9600, [115_200, 9600], 340],
    [57_600, [115_200, 9600, 57_600], 670],
    [38_400, [115_200, 9600, 57_600, 38_400], 980],
    [19_200, [115_200, 9600, 57_600, 38_400, 19_200], 1300],
  ])('%i is found in the order %j within %i ms', async (rate, tried, withinMs) => {
    const { timers, link, found } = await begin(rate);
    await timers.advance(withinMs);
    expect(found()).toBe(rate);
    expect(link.rates).toEqual(tried);
    expect(link.baudRate).toBe(rate);
  });

  it('asks once more at a rate where noise came: the first answer after somebody else’s end may be bad', async () => {
    const { timers, desk, link, found } = await begin(115_200);
    desk.reader.garble({ mode: 'noise', times: 1 });
    await timers.advance(400);
    expect([found(), link.rates]).toEqual([115_200, [115_200]]);
  });

  it('gives up on a reader that answers at none', async () => {
    const { timers, found } = await begin(4800);
    await timers.advance(1600);
    expect(found()).toBeUndefined();
  });

  it('stops at once when the link is lost', async () => {
    const { timers, desk, link, found } = await begin(19_200);
    await timers.advance(100);
    desk.unplug();
    await timers.advance(0);
    expect(found()).toBeUndefined();
    expect(link.rates).toEqual([115_200]);
  });

  it('takes a reader whose self-test failed for found: it did answer', async () => {
    const { timers, desk, found } = await begin(9600);
    desk.reader.fail({ status: 0x60 });
    await timers.advance(400);
    expect(found()).toBe(9600);
  });

  it('sends nothing but the status request, and never the one that sets a module’s rate', async () => {
    const { timers, desk } = await begin(4800);
    await timers.advance(1600);
    const request = 'aaaaaa9669000311ffed';
    expect(Buffer.from(desk.written).toString('hex')).toBe(request.repeat(5));
  });
});
