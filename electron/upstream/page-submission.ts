import { z } from 'zod';
import type { OutboxRow } from '../core/ports/store.ts';
import type { SendOutcome } from '../core/ports/upstream.ts';

/** The outbox's name for rows that carry a photographed page. */
export const PAGE_INTERFACE = 'page.upload';

/** Bytes of a part: in base64 and with what is said of it under the platform's 40,000 characters of `input`. */
export const PART_BYTES = 24 * 1024;

/** How many messages a picture of so many bytes takes. */
export function partsOfPage(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / PART_BYTES));
}

const rowSchema = z.object({
  case: z.record(z.string(), z.unknown()),
  page: z.record(z.string(), z.unknown()),
  messages: z.array(z.string()).min(1),
});
const pageIdOf = z.object({ id: z.string() });

/** Words for a page whose picture is gone; it cannot happen while the row is open, and must not hold up the rows behind it. */
const PICTURE_GONE = '照片已不在本机';

export interface PageSending {
  /** The sealed picture of a page, while it is kept. */
  readonly picture: (page: string) => Uint8Array | undefined;
  /** One message of a row: its id, its input, and what came of it. */
  readonly exchange: (
    row: OutboxRow,
    msgid: string,
    input: Readonly<Record<string, unknown>>,
  ) => Promise<SendOutcome>;
}

/**
 * Sends pages part by part, each with the same id and content on every attempt; the platform applies a key and a part once. The
 * first part without a certain end ends the try; the next one goes on there, and after a restart it begins again. The answer to
 * the last part is the row's.
 */
export function createPageSender({
  picture,
  exchange,
}: PageSending): (row: OutboxRow) => Promise<SendOutcome> {
  /** Row key → parts that the platform has for certain. */
  const taken = new Map<string, number>();
  return async (row) => {
    const { case: ofCase, page, messages } = rowSchema.parse(JSON.parse(row.input));
    const bytes = picture(pageIdOf.parse(page).id);
    let last: SendOutcome = { outcome: 'refused', reason: PICTURE_GONE };
    if (bytes === undefined) return last;
    for (const [part, msgid] of messages.entries()) {
      if (part < (taken.get(row.key) ?? 0)) continue;
      const content = Buffer.from(bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES));
      const said = { case: ofCase, page, part: part + 1, parts: messages.length };
      last = await exchange(row, msgid, { key: row.key, ...said, content: content.toString('base64') });
      if (last.outcome === 'unknown') return last;
      if (last.outcome === 'refused') break;
      // Not the last one: its answer is the row's.
      if (part < messages.length - 1) taken.set(row.key, part + 1);
    }
    taken.delete(row.key);
    return last;
  };
}
