import { describe, expect, it } from 'vitest';
import { failed, type SmartCardFailure, succeeded } from '../../../../electron/contract/failures.ts';
import type { SocialCard } from '../../../../electron/contract/social-card.ts';
import {
  CardSession,
  type ReadCard,
  readAgainstLoss,
} from '../../../../native/smart-card-reader/card-session.ts';

function cardOf(number: string): SocialCard {
  return {
    kind: 'social-card',
    name: '测试甲',
    number,
    sex: 'unknown',
    cardNumber: '',
    issuingArea: '',
    version: '2.00',
  };
}

const reading =
  (number: string): ReadCard =>
  async () =>
    succeeded(cardOf(number));
const failing =
  (failure: SmartCardFailure): ReadCard =>
  async () =>
    failed(failure);

function bench() {
  const heard: string[] = [];
  const session = new CardSession({
    found: () => heard.push('found'),
    read: (card) => heard.push(`read ${card.number}`),
    readFailed: (failure) => heard.push(`failed ${failure}`),
    removed: () => heard.push('removed'),
  });
  return { session, heard };
}

describe('the life of a card', () => {
  it('is found, read, removed; and so is the next', async () => {
    const { session, heard } = bench();
    await session.inserted(reading('1'));
    session.removed();
    await session.inserted(reading('2'));
    session.removed();
    session.removed();
    expect(heard).toEqual(['found', 'read 1', 'removed', 'found', 'read 2', 'removed']);
  });

  it.each(['smart-card-silent', 'social-card-read-failed'] as const)(
    'one that failed with %s is read once more, in silence',
    async (failure) => {
      const { session, heard } = bench();
      let readings = 0;
      await session.inserted(async () => {
        readings += 1;
        return readings === 1 ? failed(failure) : succeeded(cardOf('1'));
      });
      expect(heard).toEqual(['found', 'read 1']);
    },
  );

  it.each<[SmartCardFailure, number]>([
    ['smart-card-silent', 2],
    ['social-card-read-failed', 2],
    ['social-card-not-recognised', 1],
    ['social-card-needs-module', 1],
    ['social-card-number-invalid', 1],
    ['social-card-removed-early', 1],
    ['smart-card-reader-busy', 1],
  ])('one that fails with %s was read %i times, and must be put in anew', async (failure, times) => {
    const { session, heard } = bench();
    let readings = 0;
    const read: ReadCard = async () => {
      readings += 1;
      return failed(failure);
    };
    expect(await session.inserted(read)).toBe(failure);
    await session.inserted(read);
    expect(readings).toBe(times);
    session.removed();
    expect(heard).toEqual(['found', `failed ${failure}`, 'removed']);
  });
});

describe('a link that went away', () => {
  it('the same card is no news when it is back', async () => {
    const { session, heard } = bench();
    await session.inserted(reading('1'));
    session.linkLost();
    expect(await session.inserted(reading('1'))).toBeUndefined();
    expect(heard).toEqual(['found', 'read 1']);
  });

  it('another card is', async () => {
    const { session, heard } = bench();
    await session.inserted(reading('1'));
    session.linkLost();
    await session.inserted(reading('2'));
    expect(heard).toEqual(['found', 'read 1', 'removed', 'found', 'read 2']);
  });

  it('a card that cannot be read again is taken for another', async () => {
    const { session, heard } = bench();
    await session.inserted(reading('1'));
    await session.inserted(failing('social-card-not-recognised'));
    expect(heard).toEqual(['found', 'read 1', 'removed', 'found', 'failed social-card-not-recognised']);
  });

  it('under a reading leaves the card to be read when it is back', async () => {
    const { session, heard } = bench();
    await session.inserted(failing('smart-card-reader-lost'));
    session.linkLost();
    await session.inserted(reading('1'));
    expect(heard).toEqual(['found', 'failed smart-card-reader-lost', 'found', 'read 1']);
  });

  it('forgives a card that could not be read before', async () => {
    const { session, heard } = bench();
    await session.inserted(failing('social-card-needs-module'));
    session.linkLost();
    await session.inserted(reading('1'));
    expect(heard).toEqual(['found', 'failed social-card-needs-module', 'found', 'read 1']);
  });
});

describe('a card asked for anew', () => {
  it('is read again when it was read, and only then', async () => {
    const { session, heard } = bench();
    expect(session.forgetReading()).toBe(false);
    await session.inserted(reading('1'));
    expect(session.forgetReading()).toBe(true);
    await session.inserted(reading('1'));
    session.removed();
    await session.inserted(failing('social-card-needs-module'));
    expect(session.forgetReading()).toBe(false);
    expect(heard.slice(0, 4)).toEqual(['found', 'read 1', 'found', 'read 1']);
  });
});

describe('a card that left', () => {
  it('was removed, unless the reader left with it', async () => {
    const early = failing('social-card-removed-early');
    expect(await readAgainstLoss(early, () => false)()).toEqual(failed('social-card-removed-early'));
    expect(await readAgainstLoss(early, () => true)()).toEqual(failed('smart-card-reader-lost'));
    expect(await readAgainstLoss(failing('smart-card-silent'), () => true)()).toEqual(
      failed('smart-card-silent'),
    );
    expect(await readAgainstLoss(reading('1'), () => true)()).toEqual(succeeded(cardOf('1')));
  });
});
