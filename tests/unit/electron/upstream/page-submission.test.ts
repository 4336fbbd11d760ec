import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { serviceId, visitId } from '../../../../electron/contract/ids.ts';
import type { OutboxRow } from '../../../../electron/core/ports/store.ts';
import type { SendOutcome } from '../../../../electron/core/ports/upstream.ts';
import { createPageSender, PART_BYTES, partsOfPage } from '../../../../electron/upstream/page-submission.ts';

const PICTURE = randomBytes(PART_BYTES * 2 + 100);
const MESSAGES = ['m1', 'm2', 'm3'];
const row: OutboxRow = {
  id: 1,
  attempts: 0,
  key: 'key-1',
  messageId: 'm1',
  interface: 'page.upload',
  visit: visitId('visit-1'),
  service: serviceId('a-claim'),
  receiptNumber: 'R1',
  madeAt: 0,
  input: JSON.stringify({
    case: { receipt_number: 'R1' },
    page: { id: 'page-1', sha256: 'ff', bytes: PICTURE.length },
    messages: MESSAGES,
  }),
};

function platform(answers: readonly SendOutcome[]) {
  const sent: { msgid: string; input: Readonly<Record<string, unknown>> }[] = [];
  const exchange = (_row: OutboxRow, msgid: string, input: Readonly<Record<string, unknown>>) => {
    sent.push({ msgid, input });
    return Promise.resolve(
      answers[sent.length - 1] ?? { outcome: 'acknowledged' as const, reference: 'SP1' },
    );
  };
  return { sent, exchange };
}

describe('sending a page', () => {
  it('goes in parts that fit the envelope, each with its own message and all with one key', async () => {
    const { sent, exchange } = platform([]);
    const outcome = await createPageSender({ picture: () => PICTURE, exchange })(row);
    expect(outcome).toEqual({ outcome: 'acknowledged', reference: 'SP1' });
    expect(sent.map(({ msgid }) => msgid)).toEqual(MESSAGES);
    expect(sent.map(({ input }) => [input['key'], input['part'], input['parts']])).toEqual([
      ['key-1', 1, 3],
      ['key-1', 2, 3],
      ['key-1', 3, 3],
    ]);
    const whole = Buffer.concat(sent.map(({ input }) => Buffer.from(String(input['content']), 'base64')));
    expect(whole.equals(PICTURE)).toBe(true);
    for (const { input } of sent) expect(JSON.stringify(input).length).toBeLessThan(40_000);
  });

  it.each<SendOutcome>([
    { outcome: 'unknown', failure: 'upstream-timeout' },
    { outcome: 'refused', reason: '材料不符' },
  ])('ends the try with the first part that is not taken: %j', async (answer) => {
    const { sent, exchange } = platform([{ outcome: 'acknowledged', reference: 'PART1' }, answer]);
    expect(await createPageSender({ picture: () => PICTURE, exchange })(row)).toEqual(answer);
    expect(sent).toHaveLength(2);
  });

  it('goes on where the last try ended, and begins again with another sender', async () => {
    const { sent, exchange } = platform([
      { outcome: 'acknowledged', reference: 'PART1' },
      { outcome: 'unknown', failure: 'upstream-timeout' },
    ]);
    const send = createPageSender({ picture: () => PICTURE, exchange });
    expect(await send(row)).toMatchObject({ outcome: 'unknown' });
    expect(await send(row)).toMatchObject({ outcome: 'acknowledged' });
    expect(await send(row)).toMatchObject({ outcome: 'acknowledged' });
    expect(sent.map(({ msgid }) => msgid)).toEqual(['m1', 'm2', 'm2', 'm3', 'm1', 'm2', 'm3']);
  });

  it('holds nobody up whose picture is gone', async () => {
    const { sent, exchange } = platform([]);
    expect(await createPageSender({ picture: () => undefined, exchange })(row)).toMatchObject({
      outcome: 'refused',
    });
    expect(sent).toEqual([]);
  });

  it('takes as many messages as there are bytes for', () => {
    expect([1, PART_BYTES, PART_BYTES + 1, 300_000].map(partsOfPage)).toEqual([1, 1, 2, 13]);
  });
});
