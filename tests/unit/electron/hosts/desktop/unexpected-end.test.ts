import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { endOnUnexpected } from '../../../../../electron/hosts/desktop/unexpected-end.ts';

describe('what nobody expected', () => {
  const play = (event: 'uncaughtException' | 'unhandledRejection', error: unknown) => {
    const process = new EventEmitter();
    const [say, exit] = [vi.fn<(sentence: string) => void>(), vi.fn()];
    endOnUnexpected(process, 'station process', say, exit);
    process.emit(event, error);
    return { said: say.mock.calls.flat().join('\n'), exits: exit.mock.calls };
  };

  test.each(['uncaughtException', 'unhandledRejection'] as const)(
    '(%s) ends the process with its class and its places',
    (event) => {
      const { said, exits } = play(event, new TypeError('名字 张三 不是数组'));
      expect(said).toMatch(/^The station process ended unexpectedly: TypeError\n {4}at /);
      expect(exits).toEqual([[70]]);
    },
  );

  test('never says an error’s words, on however many lines', () => {
    const { said } = play('uncaughtException', new Error('证件 110101\n住址 某某镇'));
    expect(said).not.toMatch(/110101|某某镇/);
  });

  test('may be no error at all', () => {
    expect(play('unhandledRejection', '张三').said).toBe('The station process ended unexpectedly: string');
    expect(play('unhandledRejection', undefined).said).toBe(
      'The station process ended unexpectedly: undefined',
    );
  });
});
