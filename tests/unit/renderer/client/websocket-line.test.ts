import { describe, expect, it, vi } from 'vitest';
import { stationUrl, takeToken, websocketLine } from '../../../../renderer/client/websocket-line.ts';

const address = (hash: string) => ({
  protocol: 'http:',
  host: '127.0.0.1:4321',
  pathname: '/',
  search: '',
  hash,
});

describe('the token', () => {
  it('is taken out of the address once, and the address is cleaned', () => {
    const replaceState = vi.fn();
    expect(takeToken(address('#token=a%2Bb'), { replaceState })).toBe('a+b');
    expect(replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/');
  });

  it('is empty where there is none, and nothing is rewritten', () => {
    const replaceState = vi.fn();
    expect(takeToken(address(''), { replaceState })).toBe('');
    expect(replaceState).not.toHaveBeenCalled();
  });
});

describe('the address of the station', () => {
  it('is on the same host as the page', () => {
    expect(stationUrl(address(''), 'a+b')).toBe('ws://127.0.0.1:4321/station?token=a%2Bb');
  });
  it('is encrypted where the page is', () => {
    expect(stationUrl({ protocol: 'https:', host: 'kiosk' }, 't')).toBe('wss://kiosk/station?token=t');
  });
});

/** A socket whose events the test fires. */
class HandSocket extends EventTarget {
  static last: HandSocket;
  readonly url: string;
  readyState = 0;
  closedBy = 'nobody';
  constructor(url: string) {
    super();
    this.url = url;
    HandSocket.last = this;
  }
  send(): void {}
  close(): void {
    this.closedBy = 'line';
    this.dispatchEvent(new Event('close'));
  }
}
const Socket = HandSocket as unknown as typeof WebSocket;

describe('a line', () => {
  it('is there when the socket opens, and says when it closes', async () => {
    const opening = websocketLine('ws://here/station', Socket)();
    HandSocket.last.dispatchEvent(new Event('open'));
    const line = await opening;
    expect(HandSocket.last.url).toBe('ws://here/station');
    line.close();
    await line.closed;
    expect(HandSocket.last.closedBy).toBe('line');
  });

  it('is refused when the host refuses', async () => {
    const opening = websocketLine('ws://here/station', Socket)();
    HandSocket.last.dispatchEvent(new Event('error'));
    await expect(opening).rejects.toThrow('refused');
  });
});
