import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { openKioskStore } from '../../../../electron/store/kiosk-store.ts';
import { aCase, anEntry, optionsFor } from './people.ts';

/**
 * A station's store in a process of its own, to be killed. `hold` opens it and stays; `enqueue` writes cases until it is
 * killed and says each one's key only after the store has called it kept. Says `refused CODE` where the store does not open.
 */

const STDOUT = 1;
const say = (line: string): void => void writeSync(STDOUT, `${line}\n`);
const [, , task, folder = '', keyHex = '', first = '0'] = process.argv;
const opened = openKioskStore(optionsFor(folder, Uint8Array.from(Buffer.from(keyHex, 'hex'))));

if (!opened.ok) say(`refused ${opened.refusal.code}`);
else if (task === 'hold') {
  say('open');
  setInterval(() => undefined, 60_000);
} else {
  const { outbox } = opened.store;
  for (let n = Number(first); ; n += 1) {
    const kept = outbox.enqueue(aCase(n), [anEntry(n), anEntry(n, { event: 'slip-queued' })]);
    if (!kept.ok) throw new Error(kept.failure);
    say(`kept ${kept.value.key}`);
    if (n % 3 === 0) {
      const ended = outbox.acknowledge(kept.value.id, 'R', n, [anEntry(n, { event: 'filing-acknowledged' })]);
      if (!ended.ok) throw new Error(ended.failure);
      say(`ended ${kept.value.key}`);
    }
    // The parent reads through the same loop: without a turn for it a full pipe would hold the writes back.
    if (n % 50 === 0) await wait(0);
  }
}
