import { describe, expect, it } from 'vitest';
import type { ScanFramer } from '../../../../native/code-scanner/scan-framer.ts';
import { ScanReceiver } from '../../../../native/code-scanner/scan-receiver.ts';
import { createTerminatedFramer } from '../../../../native/code-scanner/terminated-framing.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
import { bytesOf, hexOf, textBytes } from './scan-streams.ts';

function bench(framer: ScanFramer = createTerminatedFramer({ terminator: 'cr', partialMs: 200 })) {
  const timers = new ManualTimers();
  const heard: string[] = [];
  const receiver = new ScanReceiver(framer, timers, {
    scan: ({ bytes }) => heard.push(`scan ${Buffer.from(bytes).toString()}`),
    incomplete: () => heard.push('incomplete'),
    reply: ({ accepted }) => heard.push(`reply ${accepted}`),
    answer: (bytes) => heard.push(`answer ${hexOf(bytes)}`),
    flooding: (isFlooding) => heard.push(isFlooding ? 'flooding' : 'calm'),
  });
  return { timers, heard, receiver };
}

describe('what a link delivers', () => {
  it('is framed, answers and replies among it', () => {
    const framer: ScanFramer = {
      patienceMs: undefined,
      take: () => [
        { kind: 'answer', bytes: bytesOf('d0') },
        { kind: 'scan', bytes: textBytes('x') },
        { kind: 'reply', accepted: true },
        { kind: 'incomplete' },
      ],
      silence: () => [],
    };
    const { heard, receiver } = bench(framer);
    receiver.take(bytesOf('00'));
    expect(heard).toEqual(['answer d0', 'scan x', 'reply true', 'incomplete']);
  });

  it('a silence is counted from the last bytes', async () => {
    const { timers, heard, receiver } = bench();
    for (let piece = 0; piece < 5; piece += 1) {
      receiver.take(textBytes('part'));
      await timers.advance(150);
    }
    expect(heard).toEqual([]);
    await timers.advance(60);
    expect(heard).toEqual(['incomplete']);
    expect(timers.pending).toBe(0);
  });

  it('after the end nothing is said and no timer is left', async () => {
    const { timers, heard, receiver } = bench();
    receiver.take(textBytes('part'));
    receiver.end();
    receiver.take(textBytes('more\r'));
    await timers.advance(1000);
    expect([heard, timers.pending]).toEqual([[], 0]);
  });
});

describe('a flood', () => {
  it('is told once, nothing of it is passed on, and a second of quiet ends it', async () => {
    const { timers, heard, receiver } = bench();
    for (let turn = 0; turn < 300; turn += 1) {
      receiver.take(textBytes(`${turn}\r`));
      await timers.advance(10);
    }
    expect(heard.filter((word) => word === 'flooding')).toHaveLength(1);
    expect(heard.filter((word) => word.startsWith('scan')).length).toBeLessThan(16);
    await timers.advance(1000);
    expect(heard.at(-1)).toBe('calm');
    receiver.take(textBytes('good\r'));
    expect(heard.at(-1)).toBe('scan good');
    expect(timers.pending).toBe(0);
  });

  it('is one whether its codes are whole or not, and answers go out all the while', async () => {
    const framer: ScanFramer = {
      patienceMs: undefined,
      take: () => [{ kind: 'answer', bytes: bytesOf('d0') }, { kind: 'incomplete' }],
      silence: () => [],
    };
    const { heard, receiver } = bench(framer);
    for (let turn = 0; turn < 50; turn += 1) receiver.take(bytesOf('00'));
    expect(heard.filter((word) => word === 'answer d0')).toHaveLength(50);
    expect(heard.filter((word) => word === 'incomplete')).toHaveLength(10);
    receiver.end();
  });

  it('comes in one piece as well', async () => {
    const { timers, heard, receiver } = bench();
    for (let turn = 0; turn < 100; turn += 1) receiver.take(textBytes(`${turn}\r`));
    expect(heard.filter((word) => word.startsWith('scan')).length).toBeLessThanOrEqual(10);
    expect(heard.at(-1)).toBe('flooding');
    await timers.advance(1000);
    expect(heard.at(-1)).toBe('calm');
  });
});
