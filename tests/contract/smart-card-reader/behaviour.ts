import { expect, type TestAPI } from 'vitest';
import { presetHolders } from '../../simulators/smart-card/preset-cards.ts';
import type { SlotBench } from './slot-bench.ts';

const { v1, v2, v3 } = presetHolders;

/** What takes more than hands: cards of every make and fault, and how many commands each heard. */
export function slotBeyondHands(test: TestAPI, bench: SlotBench): void {
  const { ready, readOnce, failOnce } = bench;

  test('reads a card soon after it was put in', async () => {
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

  test('reads cards of both versions, one after the other', async () => {
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

  test.each([
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

  test('reads with the other profile too', async () => {
    await ready({ selectFileP1: '00' });
    expect(await readOnce('v2-p1-02')).toMatchObject({ name: v2.name });
    expect(await readOnce('v2-p1-00')).toMatchObject({ name: v2.name });
  });

  test.each([
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

  test.each([1, 3, 8])('says that the card left at command %i, and reads the next one', async (command) => {
    await ready();
    bench.at.forget();
    await bench.program.order('/insert', { card: 'v2', removeAtCommand: command });
    await bench.at.until('socialCardReadFailed social-card-removed-early');
    await bench.at.until('socialCardRemoved');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
  });

  test('waits out a card that stops answering, and reads the next one', async () => {
    await ready({ timeoutsMs: { command: 300, serviceRetry: 500 } });
    await failOnce('v2', 'smart-card-silent', { muteFromCommand: 4 });
    expect(await readOnce('v1')).toMatchObject({ number: v1.number });
  });

  test('reads a slow card', async () => {
    await ready();
    bench.at.forget();
    await bench.program.order('/insert', { card: 'v2', answerMs: 60 });
    await bench.at.until('socialCardRead');
  });
}
