import { describe, expect, test } from 'vitest';
import { browserFolder, readSiteArgument } from '../../../../../electron/hosts/desktop/desktop-arguments.ts';

describe('the site argument', () => {
  test.each([
    [['--site', 'site.json'], '/hall/site.json'],
    [['--site=site.json'], '/hall/site.json'],
    [['--site', '/etc/yibao/site.json'], '/etc/yibao/site.json'],
    [['dist/desktop/main.js', '--remote-debugging-port=0', '--site', '../a.json', '--lang=zh'], '/a.json'],
  ])('%j is %s', (args, siteFile) => {
    expect(readSiteArgument(args, '/hall')).toEqual({ ok: true, siteFile });
  });

  test.each([
    [[]],
    [['--site']],
    [['--site=']],
    [['--site', '']],
    [['--site', '--lang=zh']],
    [['site.json']],
  ])('%j is refused with a sentence', (args) => {
    expect(readSiteArgument(args, '/hall')).toEqual({ ok: false, sentence: '--site FILE is needed.' });
  });
});

describe('the browser’s folder', () => {
  test('is one per site file, and does not tell which', () => {
    const folder = browserFolder('/home/kiosk/.config', '/hall/site.json');
    expect(folder).toMatch(/^\/home\/kiosk\/\.config\/yibao-kiosk\/[0-9a-f]{16}$/);
    expect(browserFolder('/home/kiosk/.config', '/hall/site.json')).toBe(folder);
    expect(browserFolder('/home/kiosk/.config', '/hall/other.json')).not.toBe(folder);
  });
});
