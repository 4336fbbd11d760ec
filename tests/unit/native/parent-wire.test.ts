import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { findParent, forkParent, utilityParent } from '../../../native/parent-wire.ts';

class Channel extends EventEmitter {
  connected = true;
  readonly sent: unknown[] = [];
  closing = false;
  send(message: unknown, told?: (error: Error | null) => void): boolean {
    if (!this.closing) return this.sent.push(message) > 0;
    const error = new Error('write EPIPE');
    if (told === undefined) this.emit('error', error);
    else told(error);
    return false;
  }
  disconnect(): void {
    this.connected = false;
    this.emit('disconnect');
  }
}

class Port extends EventEmitter {
  readonly posted: unknown[] = [];
  started = 0;
  closed = false;
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
  start(): void {
    this.started += 1;
  }
  close(): void {
    this.closed = true;
  }
}

describe('a forked child', () => {
  test('hears and sends until the parent is gone', () => {
    const channel = new Channel();
    const { wire, onGone } = forkParent(channel);
    const heard: unknown[] = [];
    let gone = 0;
    const stop = wire.onMessage((message) => heard.push(message));
    onGone(() => {
      gone += 1;
    });
    channel.emit('message', 1);
    stop();
    channel.emit('message', 2);
    wire.send('a');
    wire.close();
    wire.send('b');
    wire.close();
    expect([heard, channel.sent, gone]).toEqual([[1], ['a'], 1]);
  });
});

test('a message that meets a channel just being closed does not bring the process down', () => {
  const channel = new Channel();
  const { wire } = forkParent(channel);
  channel.closing = true;
  expect(() => wire.send('a')).not.toThrow();
});

describe('a utility process', () => {
  test('speaks through the port that its first message brings', async () => {
    const parentPort = new EventEmitter();
    const port = new Port();
    const found = utilityParent(parentPort);
    parentPort.emit('message', { data: { kind: 'wire' }, ports: [port] });
    const { wire, onGone } = await found;
    const heard: unknown[] = [];
    let gone = 0;
    expect(port.started).toBe(0);
    const stop = wire.onMessage((message) => heard.push(message));
    expect(port.started).toBe(1);
    port.emit('message', { data: 1 });
    stop();
    port.emit('message', { data: 2 });
    wire.send('a');
    onGone(() => {
      gone += 1;
    });
    port.emit('close');
    wire.close();
    expect([heard, port.posted, gone, port.closed]).toEqual([[1], ['a'], 1, true]);
  });

  test('a first message without a port is a defect of the host', async () => {
    const parentPort = new EventEmitter();
    const found = utilityParent(parentPort);
    parentPort.emit('message', { data: { kind: 'wire' }, ports: [] });
    await expect(found).rejects.toThrow('brought no port');
  });
});

test('the parent is whoever started the process', async () => {
  const channel = new Channel();
  (await findParent(channel)).wire.send('x');
  expect(channel.sent).toEqual(['x']);
  const parentPort = new EventEmitter();
  const port = new Port();
  const found = findParent(Object.assign(new Channel(), { parentPort }));
  parentPort.emit('message', { ports: [port] });
  (await found).wire.send('y');
  expect(port.posted).toEqual(['y']);
  const byHand = Object.assign(new EventEmitter(), { connected: false });
  await expect(findParent(byHand)).rejects.toThrow('nobody to talk to');
});
