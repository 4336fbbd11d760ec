import { describe, expect, test } from 'vitest';
import { readHostArguments } from '../../../../../electron/hosts/headless/host-arguments.ts';

describe('the headless host’s arguments', () => {
  test('a site file is enough', () => {
    expect(readHostArguments(['--site', 'a.json'])).toEqual({
      ok: true,
      arguments: { site: 'a.json', port: 0, window: false },
    });
  });

  test('port and window', () => {
    expect(readHostArguments(['--site=a.json', '--port', '4711', '--window'])).toMatchObject({
      arguments: { port: 4711, window: true },
    });
    expect(readHostArguments(['--site', 'a.json', '--no-window'])).toMatchObject({
      arguments: { window: false },
    });
  });

  test.each([
    [[]],
    [['--site']],
    [['--site', '']],
    [['--site', 'a', '--port', '65536']],
    [['--site', 'a', '--port', '-1']],
    [['--site', 'a', '--port', 'http']],
    [['--site', 'a', '--window', '--no-window']],
    [['--site', 'a', '--inspect']],
    [['a.json']],
  ])('refuses %j with a sentence and the usage', (args) => {
    expect(readHostArguments(args)).toMatchObject({ ok: false, sentence: expect.stringContaining('Usage:') });
  });
});
