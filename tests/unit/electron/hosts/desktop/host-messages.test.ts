import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toMainSchema, toStationSchema } from '../../../../../electron/hosts/desktop/host-messages.ts';

describe('the messages between main and station', () => {
  test.each([
    { kind: 'start', siteFile: '/a.json', resources: '/r' },
    { kind: 'messageRefused', failure: 'message-unknown' },
    { kind: 'vaultAnswer', call: 1 },
    { kind: 'vaultAnswer', call: 1, bytes: new Uint8Array([1]) },
    { kind: 'stop' },
  ])('main says %j', (message) => {
    expect(toStationSchema.parse(structuredClone(message))).toEqual(message);
  });

  test.each([
    { kind: 'stationReady' },
    { kind: 'stationRefused', sentence: '密钥和数据不配。', code: 'store-key-wrong' },
    { kind: 'vaultCall', call: 1, action: 'open', bytes: new Uint8Array(32) },
  ])('the station says %j', (message) => {
    expect(toMainSchema.parse(structuredClone(message))).toEqual(message);
  });

  test('bytes are bytes, and a code is one of the list', () => {
    expect(toMainSchema.safeParse({ kind: 'vaultCall', call: 1, action: 'open', bytes: [1] }).success).toBe(
      false,
    );
    expect(toMainSchema.safeParse({ kind: 'stationRefused', sentence: '', code: 'else' }).success).toBe(
      false,
    );
    expect(toStationSchema.safeParse({ kind: 'messageRefused', failure: 'store-corrupt' }).success).toBe(
      false,
    );
  });

  test('nothing else is a message', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(toMainSchema.safeParse(message).success).toBe(false);
        expect(toStationSchema.safeParse(message).success).toBe(false);
      }),
    );
  });
});
