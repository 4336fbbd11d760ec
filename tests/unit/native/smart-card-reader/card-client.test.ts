import { describe, expect, it } from 'vitest';
import {
  type CommandApdu,
  readRecordByTag,
  selectEnvironment,
} from '../../../../native/smart-card-reader/apdu.ts';
import { CardClient } from '../../../../native/smart-card-reader/card-client.ts';
import type { SmartCardAnswer } from '../../../../native/transport/transport.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const answered = (written: string): SmartCardAnswer => ({ ok: true, answer: Buffer.from(written, 'hex') });

/** A client whose slot gives these answers in turn, the last one for ever. */
function clientWith(...answers: readonly SmartCardAnswer[]) {
  const sent: string[] = [];
  const client = new CardClient(
    {
      transmit: async (apdu, timeoutMs) => {
        expect(timeoutMs).toBe(700);
        sent.push(hex(apdu));
        return answers[Math.min(sent.length, answers.length) - 1] ?? answered('6f00');
      },
    },
    700,
  );
  return { client, sent };
}

const READ = readRecordByTag(0x08);

describe('a command', () => {
  it('gives its answer', async () => {
    const { client, sent } = clientWith(answered('0a01329000'));
    expect(await client.send(READ)).toEqual({
      ok: true,
      answer: { kind: 'data', data: Uint8Array.of(0x0a, 1, 0x32) },
    });
    expect(sent).toEqual(['00b2080000']);
  });

  it('whose answer is ready is fetched, in as many parts as the card has', async () => {
    const { client, sent } = clientWith(answered('6102'), answered('0a016101'), answered('329000'));
    expect(await client.send(READ)).toMatchObject({ answer: { data: Uint8Array.of(0x0a, 1, 0x32) } });
    expect(sent).toEqual(['00b2080000', '00c0000002', '00c0000001']);
  });

  it('is repeated with the length the card wants, also a fetch', async () => {
    const { client, sent } = clientWith(
      answered('6c14'),
      answered('6103'),
      answered('6c03'),
      answered('0a01329000'),
    );
    expect(await client.send(READ)).toMatchObject({ answer: { kind: 'data' } });
    expect(sent).toEqual(['00b2080000', '00b2080014', '00c0000003', '00c0000003']);
  });

  it.each(['6110', '6c10'])('to a card that answers %s without end ends in a refusal', async (status) => {
    const { client, sent } = clientWith(answered(status));
    expect(await client.send(READ)).toEqual({ ok: true, answer: { kind: 'refused', status: 0x6f00 } });
    expect(sent).toHaveLength(6);
  });

  it('that the slot could not carry is not repeated', async () => {
    for (const failure of ['lost', 'silent', 'busy'] as const) {
      const { client, sent } = clientWith({ ok: false, failure });
      expect(await client.send(READ)).toEqual({ ok: false, failure });
      expect(sent).toHaveLength(1);
    }
  });

  it('answered without a status word counts as unanswered', async () => {
    const { client } = clientWith(answered('90'));
    expect(await client.send(selectEnvironment())).toEqual({ ok: false, failure: 'silent' });
  });
});

describe('VERIFY', () => {
  it('never leaves, whoever made it', async () => {
    const { client, sent } = clientWith(answered('9000'));
    const verify = Uint8Array.of(0x00, 0x20, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00) as CommandApdu;
    await expect(client.send(verify)).rejects.toThrow('never reach a card');
    expect(sent).toEqual([]);
  });
});
