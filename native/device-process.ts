import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Pong } from '../electron/contract/device-messages.ts';
import type { FailureCode } from '../electron/contract/failures.ts';
import { DeviceRegistry } from './device-registry.ts';
import { systemLinks } from './links.ts';
import { findParent } from './parent-wire.ts';
import { type DotGlyphs, readDotGlyphs } from './receipt-printer/dot-glyphs.ts';
import { DeviceWatch } from './transport/device-watch.ts';
import { endSmartCards } from './transport/pcsc.ts';
import { systemTimers } from './transport/system-timers.ts';

/**
 * The device process: holds the drivers, obeys the station, ends with its parent. A driver that throws brings it down
 * on purpose; the host starts a fresh one, which knows nothing wrong.
 */

const GLYPH_FILE = join('fonts', 'rare-24.bin');
/** Hosts kill after 2 s; a device that will not let go must not make that necessary. */
const STOP_MS = 1500;

/** The resources lie beside this program's folder, whether it runs from its source or built into `dist/`. */
function readResource(name: string): Uint8Array {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'resources', name);
    if (existsSync(file)) return readFileSync(file);
    if (folder === dirname(folder)) throw new Error(`no resource ${name} above ${import.meta.dirname}`);
  }
}
const readGlyphs = (): DotGlyphs => readDotGlyphs(readResource(GLYPH_FILE));

/** One coded line for the host's log; a message's content never goes there. */
function complain(failure: FailureCode): void {
  process.stderr.write(`${JSON.stringify({ failure })}\n`);
}

const parent = await findParent(process);
const registry = new DeviceRegistry({
  timers: systemTimers,
  links: systemLinks(systemTimers),
  plugged: new DeviceWatch(systemTimers),
  readGlyphs,
  readLogo: (file) => readResource(join('logos', file)),
  emit: (event) => parent.wire.send(event),
  complain,
});

let ending = false;
const end = async (): Promise<void> => {
  if (ending) return;
  ending = true;
  systemTimers.after(STOP_MS, () => process.exit(0));
  await registry.stop();
  await endSmartCards();
  parent.wire.close();
  process.exit(0);
};
parent.onGone(() => void end());
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end());
parent.wire.onMessage((message) => {
  const command = registry.take(message);
  if (command === 'ping') parent.wire.send({ kind: 'pong' } satisfies Pong);
  if (command === 'stop') void end();
});
