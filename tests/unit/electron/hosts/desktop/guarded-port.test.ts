import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LARGEST_MESSAGE_BYTES } from '../../../../../electron/contract/station-contract.ts';
import { guardPort } from '../../../../../electron/hosts/desktop/guarded-port.ts';
import { FakeMessageChannelMain, FakeMessagePortMain } from '../fake-electron/message-channel-main.ts';
import { settle } from '../fake-electron/settle.ts';

const GOOD = JSON.stringify({ i: '1', p: { u: '/visit/begin' } });

describe('a guarded port', () => {
  let page: FakeMessagePortMain;
  let guarded: ReturnType<typeof guardPort>;
  const onRefused = vi.fn();
  const heard = vi.fn();
  const closed = vi.fn();

  beforeEach(() => {
    for (const spy of [onRefused, heard, closed]) spy.mockReset();
    const { port1, port2 } = new FakeMessageChannelMain();
    page = port1;
    guarded = guardPort(port2, onRefused);
    guarded.on('message', heard);
    guarded.on('close', closed);
    port1.start();
    port2.start();
  });

  test('hands good messages on, and answers back', async () => {
    const answers: unknown[] = [];
    page.on('message', ({ data }: { data: unknown }) => answers.push(data));
    page.postMessage(GOOD, []);
    const { postMessage: answer } = guarded;
    answer('an answer');
    await settle();
    expect(heard.mock.calls).toEqual([[{ data: GOOD }]]);
    expect(answers).toEqual(['an answer']);
    expect(onRefused).not.toHaveBeenCalled();
  });

  test.each<[string, unknown, string]>([
    ['is too long', GOOD.padEnd(LARGEST_MESSAGE_BYTES + 1), 'message-oversized'],
    ['is too long in bytes', `"${'医'.repeat(LARGEST_MESSAGE_BYTES / 2)}"`, 'message-oversized'],
    ['is no JSON', '{', 'message-malformed'],
    ['is no text', { i: '1', p: { u: '/visit/begin' } }, 'message-malformed'],
    ['is binary', new Uint8Array(8), 'message-malformed'],
    ['is of another protocol', '{"jsonrpc":"2.0"}', 'message-malformed'],
  ])('a message that %s ends the line', async (_name, message, code) => {
    page.postMessage(message, []);
    page.postMessage(GOOD, []);
    await settle();
    expect(onRefused.mock.calls).toEqual([[code]]);
    expect(heard).not.toHaveBeenCalled();
    expect(closed).toHaveBeenCalledOnce();
    expect(page.closed).toBe(true);
  });

  test('a message that brings a port along ends the line, and that port too', async () => {
    const extra = new FakeMessagePortMain();
    page.postMessage(GOOD, [extra]);
    await settle();
    expect(onRefused.mock.calls).toEqual([['message-malformed']]);
    expect([heard.mock.calls.length, extra.closed]).toEqual([0, true]);
  });

  test('a page that leaves is told once, and is no refusal', async () => {
    page.close();
    await settle();
    expect(closed).toHaveBeenCalledOnce();
    expect(onRefused).not.toHaveBeenCalled();
  });
});
