import { parentPort } from 'node:worker_threads';
import { servePcsc } from './pcsc-desk.ts';
import { loadPcscMini, type PcscLibrary } from './pcsc-library.ts';
import type { FromPcscThread, ToPcscThread } from './pcsc-messages.ts';
import { systemTimers } from './system-timers.ts';

/** The program of the smart-card library's own thread; `pcsc-thread.ts` starts it. */

const port = parentPort;
if (port === null) throw new Error('started by hand: nobody to talk to');
let loading: Promise<PcscLibrary | undefined> | undefined;
const say = (message: FromPcscThread): void => port.postMessage(message);
const take = servePcsc(say, systemTimers, () => (loading ??= loadPcscMini()));
// Whoever posts is this program's own other half, of the same build.
port.on('message', (message: ToPcscThread) => take(message));
