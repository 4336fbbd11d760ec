import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { LARGEST_MESSAGE_BYTES } from '../../../../../electron/contract/station-contract.ts';
import { createRefusalInterceptor, refusalOf } from '../../../../../electron/hosts/shared/station-frames.ts';

const frame = (value: unknown): string => JSON.stringify(value);

describe('a screen’s message', () => {
  test.each([
    frame({ i: '1', p: { u: '/visit/begin' } }),
    frame({ i: '1', t: 1, p: { u: '/visit/openEntry', b: { json: { entry: 2 } }, m: 'POST', h: {} } }),
    frame({ i: '2', t: 3, p: { e: 'message' } }),
    frame({ i: '2', t: 4 }),
  ])('%s is handed on', (message) => {
    expect(refusalOf(message)).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['no text', 7],
    ['nothing', undefined],
    ['an object', { i: '1', p: { u: '/visit/begin' } }],
    ['bytes', new Uint8Array([1, 2])],
    ['no JSON', '{'],
    ['an empty text', ''],
    ['a JSON number', '1'],
    ['a list', '[]'],
    ['no id', frame({ p: { u: '/visit/begin' } })],
    ['a path of another kind', frame({ i: '1', p: { u: 'http://evil/' } })],
    ['an unknown kind', frame({ i: '1', t: 9, p: { u: '/visit/begin' } })],
    ['a header of another kind', frame({ i: '1', p: { u: '/a', h: { x: 1 } } })],
  ])('%s is malformed', (_name, message) => {
    expect(refusalOf(message)).toBe('message-malformed');
  });

  test('is measured in bytes, not in characters', () => {
    const ofBytes = (filler: string, count: number): string => {
      const empty = frame({ i: '1', p: { u: '/visit/answerStep', b: '' } });
      return empty.replace('"b":""', `"b":"${filler.repeat(count)}"`);
    };
    const room = LARGEST_MESSAGE_BYTES - ofBytes('', 0).length;
    expect(refusalOf(ofBytes('x', room))).toBeUndefined();
    expect(refusalOf(ofBytes('x', room + 1))).toBe('message-oversized');
    expect(refusalOf(ofBytes('医', Math.floor(room / 3)))).toBeUndefined();
    expect(refusalOf(ofBytes('医', Math.floor(room / 3) + 1))).toBe('message-oversized');
  });

  test('of any shape is answered, never thrown at', () => {
    fc.assert(fc.property(fc.anything(), (message) => void refusalOf(message)));
    fc.assert(fc.property(fc.json(), (message) => void refusalOf(message)));
  });
});

describe('the interceptor of calls', () => {
  test.each([
    [{ matched: false }, ['message-unknown']],
    [{ matched: true, response: { status: 400 } }, ['message-malformed']],
    [{ matched: true, response: { status: 200 } }, []],
    [{ matched: true, response: { status: 500 } }, []],
  ])('of %j tells %j and gives the result on', async (result, told) => {
    const onRefused = vi.fn();
    expect(await createRefusalInterceptor(onRefused)({ next: () => Promise.resolve(result) })).toBe(result);
    expect(onRefused.mock.calls.flat()).toEqual(told);
  });
});
