import { describe, expect, it } from 'vitest';
import { type DeviceEvent, deviceEventSchema } from '../../../electron/contract/device-messages.ts';
import { deviceId } from '../../../electron/contract/ids.ts';
import { createKeypadDriver } from '../../../native/keypad/keypad-driver.ts';
import { systemLinks } from '../../../native/links.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import { askHands, HANDS_MS, hardwareDevices } from '../../support/hardware-site.ts';

const KEYS = ['previous', 'next', 'activate', 'back', 'help'] as const;
const links = systemLinks(systemTimers);
const keypads = hardwareDevices('keypad');

it('asks nobody for anything where no site file is named', () => {
  if ((process.env['KIOSK_HARDWARE_SITE'] ?? '') === '') expect(keypads).toEqual([]);
});

describe.each(keypads.map((keypad) => [keypad.profile.title, keypad] as const))(
  'on the desk: %s',
  (_title, { profile, transport }) => {
    it(
      'tells each key once, however long it is held, and works again after it was pulled out',
      async () => {
        const said: string[] = [];
        let wake: () => void = () => undefined;
        const emit = (event: DeviceEvent): void => {
          const news = deviceEventSchema.parse(event);
          if (news.kind === 'keyPressed') said.push(news.key);
          if (news.kind === 'deviceChanged') said.push([news.state, news.failure].filter(Boolean).join(' '));
          wake();
        };
        const until = async (words: string): Promise<void> => {
          while (said.at(-1) !== words) await new Promise<void>((done) => (wake = done));
        };
        const driver = createKeypadDriver(
          { id: deviceId('keypad-1'), profile, transport },
          { timers: systemTimers, emit },
          (address) => links.openHid(address),
        );
        driver.start();
        try {
          await until('ready');
          for (const key of KEYS) {
            askHands(`hold the key “${key}” for two seconds`);
            await until(key);
          }
          expect(said).toEqual(['opening', 'ready', ...KEYS]);
          askHands('pull the keypad’s cable');
          await until('trouble keypad-lost');
          askHands('and put it back');
          await until('ready');
        } finally {
          await driver.stop();
        }
      },
      HANDS_MS,
    );
  },
);
