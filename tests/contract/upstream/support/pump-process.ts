import { fileURLToPath } from 'node:url';
import type { Clock } from '../../../../electron/core/ports/clock.ts';
import { openKioskStore } from '../../../../electron/store/kiosk-store.ts';
import { readMigrations } from '../../../../electron/store/migrations.ts';
import { createOutboxPump } from '../../../../electron/upstream/outbox-pump.ts';
import { newCase } from '../../../unit/electron/upstream/support/memory-outbox.ts';
import { kioskUpstream } from './kiosk-upstream.ts';

/**
 * The part of the station that must survive being killed: the real store and the real pump, in a process of their own.
 * Arguments: data folder, key (hex), platform address, and how many cases to file before sending. Prints a line when a case sets out.
 */
const [folder = '', key = '', baseUrl = '', toFile = '0'] = process.argv.slice(2);

/** Pauses run so much faster than the wall. */
const HASTE = 200;
const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now() * HASTE,
  after(ms, callback) {
    const timer = setTimeout(callback, ms / HASTE);
    return () => clearTimeout(timer);
  },
};

const opened = openKioskStore({
  folder,
  key: Uint8Array.from(Buffer.from(key, 'hex')),
  migrations: readMigrations(fileURLToPath(new URL('../../../../resources/migrations', import.meta.url))),
  now: () => Date.now(),
});
if (!opened.ok) throw new Error(`store refused: ${opened.refusal.code}`);
const { store } = opened;

for (let n = 1; n <= Number(toFile); n += 1) {
  const filed = store.outbox.enqueue(newCase(n), [{ at: Date.now(), event: 'filing-accepted' }]);
  if (!filed.ok) throw new Error(filed.failure);
}

const empty = Promise.withResolvers<void>();
const upstream = kioskUpstream(baseUrl);
const pump = createOutboxPump({
  outbox: store.outbox,
  upstream: {
    send(row) {
      process.stdout.write(`${row.key}\n`);
      return upstream.send(row);
    },
  },
  clock,
  random: Math.random,
  onSettled: () => {
    if (store.outbox.counts().pending === 0) empty.resolve();
  },
  onNetwork: () => undefined,
});
if (store.outbox.counts().pending === 0) empty.resolve();
await empty.promise;
await pump.stop();
await upstream.close();
store.close();
