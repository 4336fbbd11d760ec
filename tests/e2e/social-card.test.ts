import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureWords } from '../../renderer/copy/failures.ts';
import { isInstalled, smartCardService } from '../../scripts/debian-packages.ts';
import { type SlotProgram, startSlotProgram } from '../contract/smart-card-reader/slot-at-the-desk.ts';
import { syntheticResident } from '../simulators/upstream/synthetic-residents.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';

/** A hall with a slot for social-security cards, behind the real smart-card service. */
describe.skipIf(!isInstalled(smartCardService))('a social-security card in the slot', () => {
  let slot: SlotProgram;
  let kiosk: Kiosk;
  const resident = syntheticResident('dongzhi-1').card;

  beforeAll(async () => {
    slot = await startSlotProgram();
    kiosk = await startKiosk({
      changeSite: (site) => ({
        ...site,
        devices: [
          ...site.devices,
          {
            kind: 'smart-card-reader',
            profile: 'pcsc-social-card',
            transport: { kind: 'pcsc', reader: slot.reader },
          },
        ],
      }),
    });
    await kiosk.screen('welcome');
  });
  afterAll(async () => {
    await kiosk.stop();
    await slot.end();
  });

  const text = async (): Promise<string> =>
    (await kiosk.page().locator('[data-screen]').innerText()).replaceAll(/\s/g, '');

  test('is offered beside the ID card', async () => {
    await kiosk.touch('开始办理');
    await kiosk.screen('identify');
    await kiosk.until('the second way', async () => (await text()).includes('也可以插社保卡'));
  });

  test('begins the visit of its holder, and is asked back at the end', async () => {
    await slot.order('/insert', { card: 'dongzhi-1' });
    await kiosk.screen('home');
    expect(await text()).toContain(resident.name);
    await kiosk.touch('办完了');
    await kiosk.screen('farewell');
    expect(await text()).toContain('请拿走您的证件');
    await slot.order('/remove');
    await kiosk.until('the card is gone', async () => !(await text()).includes('请拿走'));
    await kiosk.touch('好');
    await kiosk.screen('welcome');
  });

  test('of a kind that needs a module is told so, and the way on with it', async () => {
    await slot.order('/insert', { card: 'v3-without-module' });
    await kiosk.screen('identify');
    const { resident: sentence } = failureWords['social-card-needs-module'];
    await kiosk.until('the sentence', async () => (await text()).includes(sentence));
    await slot.order('/remove');
  });

  test('leaves the ID card to work when the service dies', async () => {
    await slot.order('/service', { state: 'killed' });
    await kiosk.until('one way is left', async () => !(await text()).includes('也可以插社保卡'));
    await kiosk.reader.lay('dongzhi-2');
    await kiosk.screen('home');
    expect(kiosk.log()).not.toContain(resident.number);
  });
});
