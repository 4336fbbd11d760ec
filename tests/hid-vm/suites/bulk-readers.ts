import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idCardReaderProfileSchema } from '../../../electron/contract/device-profiles/id-card-reader.ts';
import { deviceId } from '../../../electron/contract/ids.ts';
import samVUsb from '../../../resources/devices/sam-v-usb.json' with { type: 'json' };
import { readerByHand } from '../../contract/id-card-reader/by-hand.ts';
import { presetCards } from '../../simulators/id-card-reader/preset-cards.ts';
import type { AtTheDesk } from './at-the-desk.ts';
import { readerInGuest } from './reader-by-hand.ts';

const profile = idCardReaderProfileSchema.parse(samVUsb);
const ids = { vendorId: '0400', productId: 'c35a' } as const;
const identity = { ...ids, name: 'ID card reader' };
/** As for every other wire: missed within a second, back within three. */
const LOST_MS = 1000;
const BACK_MS = 3000;

/** SAM_V readers behind bulk endpoints, in both layouts, through the kernel's own USB stack. */
export function describeBulkReaders(at: AtTheDesk): void {
  const { desk, figures } = at;
  describe.each(['plain', 'split'] as const)('ID-card reader behind bulk endpoints, %s', (layout) => {
    const name = `bulk ${layout}`;
    const device = { model: 'sam-v-reader', wire: 'usb-bulk', layout } as const;

    async function readOnce(card: 'resident' | 'resident-moved'): Promise<void> {
      desk().forget();
      await desk().hands({ order: 'lay', name, card });
      expect((await desk().until('cardRead')).event).toMatchObject({ card: presetCards[card] });
      await desk().hands({ order: 'lift', name });
      await desk().until('cardRemoved');
    }

    beforeAll(async () => {
      await desk().plug(name, identity, device);
      await desk().configure([
        { id: deviceId('id-card-reader-1'), profile, transport: { kind: 'usb-bulk', ...ids } },
      ]);
      await desk().command({ kind: 'awaitCard', awaited: true });
      await desk().until('ready');
    });

    // Both are the same model, and the kiosk takes whichever is there.
    afterAll(() => desk().unplug(name));

    readerByHand(it, () => Promise.resolve(readerInGuest(at, name)), { cable: false });

    it('is missed when it is unplugged, and reads again when it is back', async () => {
      desk().forget();
      const pulled = await desk().unplug(name);
      const missed = await desk().until('trouble reader-lost');
      desk().forget();
      const pluggedBack = await desk().plug(name, identity, device);
      const back = await desk().until('ready');
      const [lostMs, backMs] = [missed.at - pulled, back.at - pluggedBack];
      figures.push(`${name} missed after ${lostMs.toFixed(0)} ms, back after ${backMs.toFixed(0)} ms`);
      expect(lostMs).toBeLessThan(LOST_MS);
      expect(backMs).toBeLessThan(BACK_MS);
      await readOnce('resident');
    });
  });
}
