import { describe, expect, test } from 'vitest';
import type { DeviceEvent } from '../../../../electron/contract/device-messages.ts';
import { deviceId, printJobId } from '../../../../electron/contract/ids.ts';
import { eventShape, readRecording, writeRecording } from '../../../../scripts/devices/recording.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';

const device = deviceId('device-1');
const recording = {
  head: { recording: 1, profile: 'sam-v', wire: 'bytes' },
  steps: [
    { at: 0, opened: true },
    { at: 1, sent: 'aa55' },
    { at: 2, received: '' },
    { at: 3, withheld: 7 },
    { at: 4, lost: true },
  ],
  expected: ['opening', 'ready'],
} as const;

describe('a recording', () => {
  test('is lines of JSON that read back', () => {
    const text = writeRecording(recording);
    expect(text.trimEnd().split('\n')).toHaveLength(7);
    expect(readRecording(text)).toEqual(recording);
  });

  test.each(['{}', '{"recording":1,"profile":"x","wire":"bytes"}\n{"at":1,"said":"x"}\n{"expected":[]}'])(
    '%s is none',
    (text) => expect(() => readRecording(text)).toThrow(),
  );
});

describe('what is kept of an event', () => {
  const code = { text: '4241234567890123456789012345', bytes: '', encoding: 'utf-8', aim: ']Q1' } as const;
  test.each<readonly [DeviceEvent, string]>([
    [
      { kind: 'deviceChanged', device, state: 'trouble', failure: 'reader-lost', facts: {} },
      'trouble reader-lost',
    ],
    [{ kind: 'cardRead', device, card: presetCards.resident }, 'cardRead resident'],
    [{ kind: 'cardReadFailed', device, failure: 'card-rejected' }, 'cardReadFailed card-rejected'],
    [{ kind: 'codeScanned', device, code }, 'codeScanned voucher 28 utf-8 ]Q1'],
    [{ kind: 'printChanged', device, job: printJobId('j'), state: 'printed' }, 'printed'],
    [{ kind: 'keyPressed', device, key: 'next' }, 'keyPressed next'],
    [{ kind: 'socialCardFound', device }, 'socialCardFound'],
  ])('%j: %s', (event, shape) => expect(eventShape(event)).toBe(shape));
});
