import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  BLANK_PAGE,
  createMessageSplitter,
  steerWindow,
} from '../../../../../electron/hosts/headless/debugging-pipe.ts';

const url = 'http://127.0.0.1:4711/#token=secret';

function browser() {
  const toBrowser = new PassThrough();
  const fromBrowser = new PassThrough();
  const onCrash = vi.fn();
  const sent: Record<string, unknown>[] = [];
  toBrowser.on(
    'data',
    createMessageSplitter((text) => sent.push(JSON.parse(text))),
  );
  steerWindow({ toBrowser, fromBrowser, url, onCrash });
  const say = async (message: object): Promise<void> => {
    fromBrowser.write(`${JSON.stringify(message)}\0`);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const created = (targetId: string, type: string, address: string) => ({
    method: 'Target.targetCreated',
    params: { targetInfo: { targetId, type, url: address } },
  });
  return { sent, say, onCrash, created };
}

describe('message splitter', () => {
  test('finds every message however the pipe cuts the bytes', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((part) => !part.includes('\0'));
    fc.assert(
      fc.property(fc.array(text), fc.integer({ min: 1, max: 7 }), (texts, size) => {
        const bytes = Buffer.from(texts.map((part) => `${part}\0`).join(''));
        const found: string[] = [];
        const split = createMessageSplitter((message) => found.push(message));
        for (let at = 0; at < bytes.length; at += size) split(bytes.subarray(at, at + size));
        expect(found).toEqual(texts.map((part) => Buffer.from(part).toString()));
      }),
    );
  });
});

describe('steering the window', () => {
  test('sends the address to the blank page, and to it alone', async () => {
    const { sent, say, created } = browser();
    await say(created('ui', 'browser_ui', 'chrome://omnibox-popup/'));
    await say(created('other', 'page', 'chrome://newtab/'));
    expect(sent.map(({ method }) => method)).toEqual(['Target.setDiscoverTargets']);
    await say(created('ours', 'page', BLANK_PAGE));
    expect(sent.at(-1)).toMatchObject({ method: 'Target.attachToTarget', params: { targetId: 'ours' } });
    await say({ id: sent.at(-1)?.['id'], result: { sessionId: 'S1' } });
    expect(sent.at(-1)).toMatchObject({ method: 'Page.navigate', sessionId: 'S1', params: { url } });
  });

  test('a second blank page is left alone', async () => {
    const { sent, say, created } = browser();
    await say(created('ours', 'page', BLANK_PAGE));
    const count = sent.length;
    await say(created('second', 'page', BLANK_PAGE));
    expect(sent.length).toBe(count);
  });

  test('reports a page whose process crashed', async () => {
    const { say, onCrash } = browser();
    await say({ method: 'Target.targetInfoChanged', params: {} });
    expect(onCrash).not.toHaveBeenCalled();
    await say({ method: 'Target.targetCrashed', params: { targetId: 'ours', status: 'crashed' } });
    expect(onCrash).toHaveBeenCalledTimes(1);
  });
});
