import { expect, it } from 'vitest';
import { createSmartCardTransport, endSmartCards } from '../../../../native/transport/pcsc.ts';

const nobody = { inserted: () => undefined, removed: () => undefined, lost: () => undefined };

it('a link that was closed before it was opened, or is not open, is lost, and no thread is started for it', async () => {
  const link = createSmartCardTransport({ kind: 'pcsc', reader: 'Reader' });
  expect(link.address).toBe('Reader');
  expect(await link.transmit(Uint8Array.of(0), 100)).toEqual({ ok: false, failure: 'lost' });
  await link.close();
  expect(await link.open(nobody)).toEqual({ ok: false, failure: 'lost' });
  await endSmartCards();
});
