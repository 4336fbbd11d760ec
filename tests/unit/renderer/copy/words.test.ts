import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { words } from '../../../../renderer/copy/words.ts';
import { entryNames, ownTexts, serviceTexts } from './resident-texts.ts';

describe('the words of the bar', () => {
  it('are short enough for five keys in a row', () => {
    const { notNow: _, ...labels } = words.bar;
    for (const label of Object.values(labels)) expect(label.length).toBeLessThanOrEqual(3);
  });
});

const root = join(import.meta.dirname, '../../../..');

describe('the words of index.html', () => {
  it('are those of the catalogue', () => {
    const page = readFileSync(join(root, 'renderer/index.html'), 'utf8');
    const opening = /data-opening><h1>(.*)<\/h1><p>(.*)<\/p>/.exec(page);
    expect(opening?.slice(1)).toEqual([words.welcome.heading, words.connection.opening]);
  });

  it('are hidden until the sheet shows them', () => {
    const page = readFileSync(join(root, 'renderer/index.html'), 'utf8');
    expect(page).toMatch(/<div [^>]*\bhidden data-opening>/);
    const sheet = readFileSync(join(root, 'renderer/theme/global.css.ts'), 'utf8');
    expect(sheet).toMatch(/'\[data-theme\]\[data-opening\]', \{\s*display: 'flex'/);
  });
});

describe.each(['regular', 'bold'])('the core font, %s', (weight) => {
  const sheet = readFileSync(join(root, 'resources/fonts/text-fonts.css'), 'utf8');
  const face = sheet.split('@font-face').find((one) => one.includes(`core-${weight}.woff2`)) ?? '';
  const ranges = [...face.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(([, from = '', to = from]) => ({
    from: Number.parseInt(from, 16),
    to: Number.parseInt(to, 16),
  }));
  const has = (character: string): boolean => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(({ from, to }) => from <= code && code <= to);
  };

  // One character too few and a first screen asks for a font six times as large.
  const texts = [...ownTexts(), ...serviceTexts()].map(([, text]) => text);

  it('has every Han character of every text', () => {
    const all = new Set([...texts, ...entryNames()].join(''));
    expect([...all].filter((character) => /\p{Script=Han}/u.test(character) && !has(character))).toEqual([]);
  });
});
