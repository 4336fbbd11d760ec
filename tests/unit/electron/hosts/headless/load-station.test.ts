import { describe, expect, test } from 'vitest';
import { loadStation } from '../../../../../electron/hosts/headless/load-station.ts';

describe('the station, loaded once the page is being served', () => {
  test('is everything the host needs behind its page', async () => {
    expect(Object.keys(await loadStation()).toSorted()).toEqual([
      'createRefusalNote',
      'createRouter',
      'openHostLog',
      'openStation',
      'openStationSocket',
      'readKeyFile',
    ]);
  });

  test('leaves turns of the event loop to the page while it loads', async () => {
    let turns = 0;
    let loading = true;
    const count = (): void => {
      turns += 1;
      if (loading) setImmediate(count);
    };
    setImmediate(count);
    await loadStation();
    loading = false;
    // Also where all of it is loaded already.
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  test('is the same one each time', async () => {
    expect(await loadStation()).toBe(await loadStation());
  });
});
