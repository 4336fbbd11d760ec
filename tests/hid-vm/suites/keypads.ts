import { beforeAll, describe, expect, it } from 'vitest';
import { keypadProfileSchema } from '../../../electron/contract/device-profiles/keypad.ts';
import { deviceId } from '../../../electron/contract/ids.ts';
import fiveKeys from '../../../resources/devices/keypad-five-key.json' with { type: 'json' };
import { type AtTheDesk, expectReplugged } from './at-the-desk.ts';

const profile = keypadProfileSchema.parse(fiveKeys);
const identity = { vendorId: '04d9', productId: '1603', name: 'Five keys' };
const keypad = { name: 'keypad', identity, device: { model: 'keypad', wire: 'uhid' } } as const;

export function describeKeypads(at: AtTheDesk): void {
  const { desk } = at;
  describe('five-key keypad behind hidraw', () => {
    const press = async (usages: readonly number[]): Promise<void> => {
      await desk().hands({ order: 'press', name: 'keypad', usages });
    };

    beforeAll(async () => {
      await desk().plug(keypad.name, identity, keypad.device);
      const { vendorId, productId } = identity;
      await desk().configure([
        { id: deviceId('keypad-1'), profile, transport: { kind: 'hid', vendorId, productId } },
      ]);
      await desk().until('ready');
    });

    it('tells every press once, and two keys held together as two', async () => {
      const { previous, next, activate, back, help } = profile.keys;
      for (const usage of [previous, next, activate, back]) {
        await press([usage]);
        await press([usage]);
        await press([]);
      }
      await press([next]);
      await press([next, help]);
      await press([]);
      await desk().until('keyPressed help');
      expect(
        desk()
          .said()
          .filter((word) => word !== 'opening' && word !== 'ready'),
      ).toEqual(['previous', 'next', 'activate', 'back', 'next', 'help'].map((key) => `keyPressed ${key}`));
    });

    it('is missed when it is unplugged, and works again under another number', async () => {
      await expectReplugged(at, keypad, 'trouble keypad-lost');
      await press([profile.keys.help]);
      await desk().until('keyPressed help');
    });
  });
}
