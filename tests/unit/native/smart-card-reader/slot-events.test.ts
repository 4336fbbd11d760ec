import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../../../electron/contract/failures.ts';
import { CardSession, type ReadCard } from '../../../../native/smart-card-reader/card-session.ts';
import { SlotEvents } from '../../../../native/smart-card-reader/slot-events.ts';

const whole = succeeded({
  kind: 'social-card',
  name: '测试甲',
  number: '1',
  sex: 'unknown',
  cardNumber: '',
  issuingArea: '',
  version: '2.00',
} as const);

function bench(read: ReadCard = async () => whole) {
  const heard: string[] = [];
  const session = new CardSession({
    found: () => heard.push('found'),
    read: () => heard.push('read'),
    readFailed: (failure) => heard.push(failure),
    removed: () => heard.push('removed'),
  });
  const slotOf = (): SlotEvents => new SlotEvents(session, read, (why) => heard.push(`give up: ${why}`));
  return { heard, slotOf, slot: slotOf() };
}

describe('what happens in a slot', () => {
  it('is told when the link stands, not before', async () => {
    const { heard, slot } = bench();
    slot.inserted();
    await slot.settled();
    expect(heard).toEqual([]);
    slot.opened();
    await slot.settled();
    expect(heard).toEqual(['found', 'read']);
  });

  it('is told one after the other: a card that leaves under its reading, and the next', async () => {
    let finish: () => void = () => undefined;
    let readings = 0;
    const { heard, slot } = bench(async () => {
      readings += 1;
      if (readings > 1) return whole;
      await new Promise<void>((resolve) => (finish = resolve));
      return failed('social-card-removed-early');
    });
    slot.opened();
    slot.inserted();
    slot.removed();
    slot.inserted();
    await new Promise((done) => setImmediate(done));
    expect(heard).toEqual(['found']);
    finish();
    await slot.settled();
    expect(heard).toEqual(['found', 'social-card-removed-early', 'removed', 'found', 'read']);
  });

  it('a slot found empty on a fresh link had its card taken out meanwhile', async () => {
    const { heard, slot, slotOf } = bench();
    slot.opened();
    slot.inserted();
    slot.lost();
    await slot.settled();
    const next = slotOf();
    next.opened();
    await next.settled();
    expect(heard).toEqual(['give up: reader-lost', 'found', 'read', 'removed']);
  });

  it('a link whose card was silent is given up when that card is out', async () => {
    const { heard, slot } = bench(async () => failed('smart-card-silent'));
    slot.opened();
    slot.inserted();
    await slot.settled();
    slot.removed();
    await slot.settled();
    expect(heard).toEqual(['found', 'smart-card-silent', 'removed', 'give up: renewed']);
  });

  it('a card asked for anew is read again while it is in the slot', async () => {
    const { heard, slot } = bench();
    slot.opened();
    slot.readAgain();
    slot.inserted();
    await slot.settled();
    slot.readAgain();
    await slot.settled();
    slot.removed();
    slot.readAgain();
    await slot.settled();
    expect(heard).toEqual(['found', 'read', 'found', 'read', 'removed']);
  });
});
