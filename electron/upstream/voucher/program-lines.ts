import { z } from 'zod';
import type { BridgeMessage } from './bridge-line.ts';

/**
 * The line protocol between the station and the program that holds a provincial library: one JSON object a line, UTF-8, on
 * the program's standard input and output.
 *
 * - first, program: `{"ready":true}` once the library is loaded, `{"ready":false}` where it cannot be
 * - station: `{"id":7,"url":"…","indata":"…"}`; program: `{"id":7,"outdata":"…"}` or `{"id":7,"failed":true}`
 *
 * A question at a time. The program ends when its input does. What it writes to its error output is thrown away, because a
 * library may write anything there.
 */

const saidSchema = z.union([
  z.object({ ready: z.boolean() }),
  z.object({ id: z.number().int(), outdata: z.unknown() }),
  z.object({ id: z.number().int(), failed: z.literal(true) }),
]);
export type ProgramLine = z.infer<typeof saidSchema>;

export function questionLine(id: number, { url, indata }: BridgeMessage): string {
  return `${JSON.stringify({ id, url, indata })}\n`;
}

/** A line of the program; undefined for what is none of the protocol. */
export function readProgramLine(text: string): ProgramLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const said = saidSchema.safeParse(value);
  return said.success ? said.data : undefined;
}
