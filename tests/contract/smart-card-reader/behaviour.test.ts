import { describe, expect, it } from 'vitest';
import { isInstalled, notRun, smartCardService } from '../../../scripts/debian-packages.ts';
import { presetHolders } from '../../simulators/smart-card/preset-cards.ts';
import { askHands, HANDS_MS, hardwareDevices } from '../../support/hardware-site.ts';
import { sitDown } from './slot-at-the-desk.ts';
import { slotBench, virtualSlots } from './slot-bench.ts';

/**
 * What a reader, a card and the driver do together, over Debian's own smart-card service and its virtual reader. Where
 * those are not installed one line says that this was not run.
 */

const installed = isInstalled(smartCardService);

it('has a smart-card service to speak to, or says that it was not run', () => {
  if (!installed) process.stdout.write(`${notRun(smartCardService)}\n`);
  expect(notRun(smartCardService)).toContain('tests/contract/smart-card-reader');
});

const onTheDesk = hardwareDevices('smart-card-reader');

for (const { profile, transport } of onTheDesk) {
  it(
    `reads a card on the desk with ${profile.profile}`,
    async () => {
      if (transport.kind !== 'pcsc') throw new Error('a smart-card reader is reached through pcsc');
      const at = sitDown(transport.reader, profile);
      try {
        await at.until('ready');
        for (const card of ['A card', 'Another card']) {
          askHands(`${card} into the social-card slot, please, and leave it there.`);
          await at.until('socialCardRead');
          askHands('Take it out, please.');
          await at.until('socialCardRemoved');
          expect(at.saidOfCards()).toEqual(['socialCardFound', 'socialCardRead', 'socialCardRemoved']);
          at.forget();
        }
      } finally {
        await at.leave();
      }
    },
    HANDS_MS,
  );
}

describe.skipIf(!virtualSlots)('a social-security card in a real smart-card service', () => {
  const bench = slotBench();
  const { ready, readOnce, failOnce } = bench;
  const { v1, v2, v3 } = presetHolders;

  it('reads a card soon after it was put in', async () => {
    await ready();
    await bench.program.order('/insert', { card: 'v2' });
    const begin = performance.now();
    await bench.at.until('socialCardFound');
    const foundMs = performance.now() - begin;
    await bench.at.until('socialCardRead');
    const readMs = performance.now() - begin;
    const { commands } = await bench.program.order('/look');
    process.stdout.write(
      `social card in: found after ${foundMs.toFixed(0)} ms, read after ${readMs.toFixed(0)} ms (${commands.length} commands of some 44 ms)\n`,
    );
    expect(foundMs).toBeLessThan(1000);
    expect(readMs).toBeLessThan(2500);
  });

  it('reads cards of both versions, one after the other', async () => {
    await ready();
    expect(await readOnce('v1')).toEqual({
      kind: 'social-card',
      name: v1.name,
      number: v1.number,
      sex: 'female',
      birth: '1956-05-04',
      cardNumber: 'A0000000Z',
      issuingArea: '990101',
      version: '1.00',
      validUntil: '2036-01-01',
    });
    expect(await readOnce('v2')).toMatchObject({ name: v2.name, number: v2.number, version: '2.00' });
  });

  it.each([
    ['v1-by-number', v1],
    ['v2-by-number', v2],
    ['v2-p1-00', v2],
    ['v2-61xx', v2],
    ['v2-61xx-in-two', v2],
    ['v2-6cxx', v2],
    ['v3-open', v3],
    ['rare-name', presetHolders['rare-name']],
    ['long-name', presetHolders['long-name']],
  ])('reads %s', async (card, holder) => {
    await ready();
    expect(await readOnce(card)).toMatchObject({
      name: holder.name,
      number: holder.number,
      version: holder.version,
      sex: 'female',
    });
  });

  it('reads with the other profile too', async () => {
    await ready({ selectFileP1: '00' });
    expect(await readOnce('v2-p1-02')).toMatchObject({ name: v2.name });
    expect(await readOnce('v2-p1-00')).toMatchObject({ name: v2.name });
  });

  it.each([
    ['foreign', 'social-card-not-recognised'],
    ['wordless', 'social-card-not-recognised'],
    ['v3-without-module', 'social-card-needs-module'],
    ['v3-refusing', 'social-card-needs-module'],
    ['wrong-number', 'social-card-number-invalid'],
    ['other-birth', 'social-card-number-invalid'],
    ['without-end', 'social-card-read-failed'],
    ['cut-records', 'social-card-read-failed'],
  ])('%s: %s', async (card, failure) => {
    await ready();
    await failOnce(card, failure);
  });

  it.each([1, 3, 8])('says that the card left at command %i, and reads the next one', async (command) => {
    await ready();
    bench.at.forget();
    await bench.program.order('/insert', { card: 'v2', removeAtCommand: command });
    await bench.at.until('socialCardReadFailed social-card-removed-early');
    await bench.at.until('socialCardRemoved');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
  });

  it('waits out a card that stops answering, and reads the next one', async () => {
    await ready({ timeoutsMs: { command: 300, serviceRetry: 500 } });
    await failOnce('v2', 'smart-card-silent', { muteFromCommand: 4 });
    expect(await readOnce('v1')).toMatchObject({ number: v1.number });
  });

  it('reads a slow card', async () => {
    await ready();
    bench.at.forget();
    await bench.program.order('/insert', { card: 'v2', answerMs: 60 });
    await bench.at.until('socialCardRead');
  });

  it('reads a card that was in the slot before it came', async () => {
    await bench.program.order('/insert', { card: 'v2' });
    bench.at = sitDown(bench.program.reader);
    await bench.at.until('socialCardRead');
    expect(bench.at.said()).toEqual(['opening', 'ready', 'socialCardFound', 'socialCardRead']);
  });
});
