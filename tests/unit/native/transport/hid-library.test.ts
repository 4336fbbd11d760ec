import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { loadNodeHid } from '../../../../native/transport/hid-library.ts';

it('loads the real library, which refuses a node that is not there; says undefined only where it cannot be loaded', async () => {
  const library = await loadNodeHid();
  if (library === undefined) {
    const { getHidapiVersion } = createRequire(import.meta.url)('node-hid') as typeof import('node-hid');
    expect(getHidapiVersion).toThrow();
  } else await expect(library.open('/dev/hidraw-that-is-not-there')).rejects.toThrow();
});
