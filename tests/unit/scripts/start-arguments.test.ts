import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStartArguments, usage } from '../../../scripts/start-arguments.ts';

describe('the arguments of npm start', () => {
  test('nothing said: the demonstration site, any port, a window if the machine can', () => {
    expect(parseStartArguments([])).toEqual({
      kind: 'start',
      arguments: { window: 'as-the-machine-can', port: 0 },
    });
  });

  test('everything said', () => {
    const args = ['--site', 'hall.json', '--host', 'desktop', '--port', '8080', '--window'];
    expect(parseStartArguments(args)).toEqual({
      kind: 'start',
      arguments: { site: 'hall.json', host: 'desktop', port: 8080, window: 'open' },
    });
  });

  test('values may follow an equals sign, and may hold one', () => {
    expect(parseStartArguments(['--site=a=b.json', '--no-window'])).toEqual({
      kind: 'start',
      arguments: { site: 'a=b.json', window: 'none', port: 0 },
    });
  });

  test('the demonstration may be given a data folder', () => {
    expect(parseStartArguments(['--data', 'var/mine'])).toMatchObject({ arguments: { data: 'var/mine' } });
  });

  test('help is given whatever else was said before', () => {
    expect(parseStartArguments(['--port', '1', '--help'])).toEqual({ kind: 'help' });
    for (const name of ['--site', '--host', '--port', '--window', '--no-window'])
      expect(usage).toContain(name);
  });

  test.each([
    ['--site'],
    ['--site', '--no-window'],
    ['--site=hall.json', '--data=var'],
    ['--port', 'many'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', ''],
    ['--host', 'browser'],
    ['--sites', 'a'],
    ['hall.json'],
    ['--window=yes'],
  ])('refuses %s %s with a sentence', (...args) => {
    expect(parseStartArguments(args)).toMatchObject({ kind: 'refused', sentence: expect.any(String) });
  });

  test('never throws and never ignores a word', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (args) => {
        const parsed = parseStartArguments(args);
        if (args.some((arg) => !arg.startsWith('-'))) expect(parsed.kind).not.toBe('start');
      }),
    );
  });
});
