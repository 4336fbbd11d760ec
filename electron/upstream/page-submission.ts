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
  readonly picture: (page: string) => Uint8Array | undefined;
  /** One message: its id, its input, and what came of it. */
  readonly exchange: (msgid: string, input: Readonly<Record<string, unknown>>) => Promise<SendOutcome>;
}

/**
 * Sends a page part by part, each with the same id and content on every attempt; the platform applies a key and a part once.
 * The first part without a certain end ends the try: the whole row is sent again. The last answer is the row's.
 */
export async function sendPage(row: OutboxRow, { picture, exchange }: PageSending): Promise<SendOutcome> {
  const { case: ofCase, page, messages } = rowSchema.parse(JSON.parse(row.input));
  const bytes = picture(pageIdOf.parse(page).id);
  if (bytes === undefined) return { outcome: 'refused', reason: PICTURE_GONE };
  let last: SendOutcome = { outcome: 'refused', reason: PICTURE_GONE };
  for (const [part, msgid] of messages.entries()) {
    const content = Buffer.from(bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)).toString(
      'base64',
    );
    last = await exchange(msgid, {
      key: row.key,
      case: ofCase,
      page,
      part: part + 1,
      parts: messages.length,
      content,
    });
    if (last.outcome !== 'acknowledged') return last;
  }
  return last;
}
