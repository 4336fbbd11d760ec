import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shown } from './support/glass.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { identify, open } from './support/walk.ts';

describe('the list of places', () => {
  let kiosk: Kiosk;
  beforeAll(async () => {
    kiosk = await startKiosk();
  });
  afterAll(() => kiosk.stop());

  it('is fetched while the notice is read, not with the start and not when the question comes', async () => {
    const asked: string[] = [];
    kiosk.page().on('request', (request) => {
      if (request.resourceType() === 'script' && request.url().includes('cities')) asked.push(request.url());
    });
    await identify(kiosk);
    expect(asked).toEqual([]);
    const fetched = kiosk.page().waitForResponse((response) => response.url().includes('cities'));
    await open(kiosk, '办外地长住');
    await kiosk.screen('notice');
    expect((await fetched).ok()).toBe(true);
    await kiosk.touch('继续');
    await kiosk.screen('question');
    await shown(kiosk.page().getByRole('button', { name: '北京市' }));
    expect(asked).toHaveLength(1);
    expect(kiosk.complaints).toEqual([]);
  });
});
