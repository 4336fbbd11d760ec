import { describe, expect, test } from 'vitest';
import { describeError } from '../../../../../electron/hosts/headless/describe-error.ts';

describe('an error in the log', () => {
  test('is its class and its place, never its words', () => {
    const error = new RangeError('张测试 110101999901010018 does not fit');
    const described = describeError(error);
    expect(described.errorName).toBe('RangeError');
    expect(described.errorPlace).toMatch(/^describe-error\.test\.ts:\d+:\d+$/);
    expect(JSON.stringify(described)).not.toMatch(/张|1101/);
  });

  test('what is thrown and is no error is told by its type alone', () => {
    expect(describeError('110101999901010018')).toEqual({ errorName: 'string' });
  });
});
