import { errors } from 'undici';
import { describe, expect, it } from 'vitest';
import { networkFailure, neverConnected } from '../../../../electron/upstream/network-failure.ts';

const coded = (code: string) => Object.assign(new Error('message with 341721194603089903'), { code });

describe('neverConnected', () => {
  it.each([
    [coded('ECONNREFUSED'), true],
    [coded('ENOTFOUND'), true],
    [coded('EHOSTUNREACH'), true],
    [new errors.ConnectTimeoutError(), true],
    [coded('ECONNRESET'), false],
    [new errors.SocketError('other side closed'), false],
    [new errors.HeadersTimeoutError(), false],
    [new Error('without a code'), false],
    ['text', false],
  ])('%s: %s', (error, never) => {
    expect(neverConnected(error)).toBe(never);
  });
});

describe('networkFailure', () => {
  it.each([
    [new errors.ConnectTimeoutError(), 'upstream-unreachable'],
    [new errors.HeadersTimeoutError(), 'upstream-timeout'],
    [new errors.BodyTimeoutError(), 'upstream-timeout'],
    [new errors.SocketError('other side closed'), 'upstream-unreachable'],
    [new errors.ClientDestroyedError(), 'upstream-unreachable'],
    [new errors.ResponseExceededMaxSizeError(), 'upstream-bad-envelope'],
    [new errors.HTTPParserError('no HTTP'), 'upstream-not-json'],
    [coded('ECONNREFUSED'), 'upstream-unreachable'],
    [coded('ECONNRESET'), 'upstream-unreachable'],
    [coded('ENOTFOUND'), 'upstream-unreachable'],
    [coded('EAI_AGAIN'), 'upstream-unreachable'],
    [coded('ENETUNREACH'), 'upstream-unreachable'],
    [coded('CERT_HAS_EXPIRED'), 'upstream-unreachable'],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'upstream-unreachable'],
  ])('%s is %s', (error, failure) => {
    expect(networkFailure(error)).toBe(failure);
  });

  it.each([new TypeError('a defect'), new errors.InvalidArgumentError('ours'), 'text', undefined])(
    'throws on what is no failure of a network: %s',
    (error) => {
      expect(() => networkFailure(error)).toThrow();
    },
  );
});
