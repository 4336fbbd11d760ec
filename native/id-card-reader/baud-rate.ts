import type { SerialTransport } from '../transport/transport.ts';
import type { SamClient } from './sam-client.ts';
import { samVCommands } from './sam-v-commands.ts';

/** Rates a module can be set to, in the order of how often they are met (§8.2). */
export const DETECTION_ORDER = [115_200, 9600, 57_600, 38_400, 19_200] as const;
/** A module answers *status* within this, before the wire time of the rate is added (§8.2). */
const PROBE_TIMEOUT_MS = 300;

/**
 * Finds the rate at which the module answers *status*, trying `first` before the others; leaves the line at it. Only our
 * end changes its rate: the module's own is never set, since that is persistent and strands other software.
 * Undefined when it answers at none, or the link is lost.
 */
export async function detectBaudRate(
  transport: SerialTransport,
  client: SamClient,
  first: number = DETECTION_ORDER[0],
): Promise<number | undefined> {
  for (const rate of new Set([first, ...DETECTION_ORDER])) {
    const changed = await transport.setBaudRate(rate);
    if (!changed.ok) return undefined;
    await transport.discardInput();
    let reply = await client.send(samVCommands.status, PROBE_TIMEOUT_MS);
    // Right after a process that died a reader answers badly once (§2.2): what came and was no answer is asked for again.
    if (!reply.ok && reply.failure === 'reader-link-noise')
      reply = await client.send(samVCommands.status, PROBE_TIMEOUT_MS);
    if (reply.ok) return rate;
    if (reply.failure === 'reader-lost') return undefined;
  }
  return undefined;
}
