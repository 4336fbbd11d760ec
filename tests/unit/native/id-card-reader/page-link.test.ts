import { describe, expect, it } from 'vitest';
import { openPageLink } from '../../../../native/id-card-reader/page-link.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
import { profile } from './driver-bench.ts';
import { HandSlot } from './slot-bench.ts';

describe('the link to a slot', () => {
  it('passes on why it does not open', async () => {
    const slot = new HandSlot();
    slot.opening = { ok: false, failure: 'service-missing' };
    expect(await openPageLink(slot, profile, new ManualTimers(), () => undefined)).toEqual(slot.opening);
  });

  it('has news when a card comes, when it goes, and when the slot is lost', async () => {
    const slot = new HandSlot();
    let news = 0;
    const opened = await openPageLink(slot, profile, new ManualTimers(), () => (news += 1));
    if (!opened.ok) throw new Error('not opened');
    const { link } = opened;
    expect(await link.findReader()).toMatchObject({ dialect: { name: 'pcsc-pages' } });
    slot.device.module.lay(presetCards.resident);
    expect(news).toBe(1);
    slot.device.module.lift();
    expect([news, link.isLost()]).toEqual([2, false]);
    slot.lose();
    expect([news, link.isLost()]).toEqual([3, true]);
    expect(await link.findReader()).toBeUndefined();
  });

  it('says nothing after it was closed', async () => {
    const slot = new HandSlot();
    let news = 0;
    const opened = await openPageLink(slot, profile, new ManualTimers(), () => (news += 1));
    if (!opened.ok) throw new Error('not opened');
    await opened.link.close();
    slot.device.module.lay(presetCards.resident);
    expect(news).toBe(0);
  });
});
