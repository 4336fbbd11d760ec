import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idCardReaderProfileSchema } from '../../../electron/contract/device-profiles/id-card-reader.ts';
import { deviceId } from '../../../electron/contract/ids.ts';
import dk from '../../../resources/devices/dk-usb-nfc.json' with { type: 'json' };
import { readerByHand } from '../../contract/id-card-reader/by-hand.ts';
import { dkIdentity } from '../../simulators/id-card-reader/dk-device.ts';
import { presetCards } from '../../simulators/id-card-reader/preset-cards.ts';
import type { DeviceIdentity } from '../guest-messages.ts';
import { type AtTheDesk, expectReplugged } from './at-the-desk.ts';
import { readerInGuest } from './reader-by-hand.ts';

const profile = idCardReaderProfileSchema.parse(dk);
const hex = (id: number): string => id.toString(16).padStart(4, '0');
const vendorId = hex(dkIdentity.vendorId);
const productId = hex(dkIdentity.productId);
const name = dkIdentity.product;
const identity: DeviceIdentity = { vendorId, productId, name };

/** The DK module, once as reports alone and once as a whole USB device. */
export function describeIdCardReaders(at: AtTheDesk): void {
  const { desk } = at;
  describe.each(['uhid', 'usb-hid'] as const)('ID-card reader with DK reports, %s', (wire) => {
    const reader = `dk ${wire}`;
    const plugged = { name: reader, identity, device: { model: 'id-card-reader', wire } } as const;

    beforeAll(async () => {
      await desk().plug(reader, identity, plugged.device);
      await desk().configure([
        { id: deviceId('id-card-reader-1'), profile, transport: { kind: 'hid', vendorId, productId } },
      ]);
      await desk().command({ kind: 'awaitCard', awaited: true });
      await desk().until('ready');
    });

    // Both are the same model, and the kiosk takes whichever is there.
    afterAll(() => desk().unplug(reader));

    readerByHand(it, () => Promise.resolve(readerInGuest(at, reader)), { cable: false });

    it('is missed when it is unplugged, and reads again under another number', async () => {
      await expectReplugged(at, plugged, 'trouble reader-lost');
      await desk().hands({ order: 'lay', name: reader, card: 'resident' });
      expect((await desk().until('cardRead')).event).toMatchObject({ card: presetCards.resident });
    });
  });
}
