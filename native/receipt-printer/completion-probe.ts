import { pause } from '../transport/deadline.ts';
import type { Timers } from '../transport/transport.ts';
import { ESC_INIT, GS_R_MARKER, GS_TRANSMIT_PAPER_STATUS, gsProcessId } from './escpos.ts';
import type { Proof } from './escpos-encoder.ts';
import type { PrinterLink } from './printer-link.ts';

/** A healthy printer with nothing to print answers a marker long before (spec §1.5). */
const PROBE_MS = 500;
const PROBE_ID = 'TEST';

/** Hears the markers that come while a printer is probed. */
export interface MarkerEar {
  hear(marker: string): void;
}

/**
 * Finds out, with nothing to print, how a printer says that a slip is done: by process id, else by `GS r`, else not at
 * all. `ESC @` afterwards throws away what a firmware that knows neither has taken for text. Nothing when a question
 * could not be sent: then nothing was learnt. The printer must be well, for an offline one executes neither.
 */
export async function probeCompletion(
  link: PrinterLink,
  timers: Timers,
  listen: (ear: MarkerEar | undefined) => void,
): Promise<Proof | undefined> {
  const heard = new Set<string>();
  listen({ hear: (marker) => void heard.add(marker) });
  const came = async (command: readonly number[], marker: string): Promise<boolean | undefined> => {
    const written = await link.command([...command, ...ESC_INIT]);
    if (!written.ok) return undefined;
    await pause(timers, PROBE_MS);
    return heard.has(marker);
  };
  const byId = await came(gsProcessId(PROBE_ID), PROBE_ID);
  const byPaper = byId === false ? await came(GS_TRANSMIT_PAPER_STATUS, GS_R_MARKER) : undefined;
  listen(undefined);
  if (byId === undefined) return undefined;
  if (byId) return 'process-id';
  if (byPaper === undefined) return undefined;
  return byPaper ? 'gs-r' : 'none';
}
