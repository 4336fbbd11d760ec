import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { obeyPrompts } from '../../support/hands-of-programs.ts';

it('does what prompts ask for, in order for each device, and passes over everything else', async () => {
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const deeds = new Map([
    ['Reader: lay a card.', () => first.promise.then(() => void done.push('lay'))],
    ['Reader: lift it.', () => Promise.resolve(void done.push('lift'))],
    [
      'Scanner: show ',
      (said: string) => {
        done.push(`show ${said}`);
        first.resolve();
        return Promise.resolve();
      },
    ],
    ['Printer: never asked for.', () => Promise.reject(new Error('nobody asked'))],
  ]);
  const prompts = [
    '',
    '→ Reader: lay a card.',
    'Reader: lift it.',
    '→ Reader: lift it.',
    '→ Scanner: show QQ==',
  ];
  const { asked, lines } = await obeyPrompts(Readable.from([`${prompts.join('\n')}\n`]), deeds);
  // The card's deed waits for the scanner's; what the reader was asked for next waits for the card's.
  expect(done).toEqual(['show QQ==', 'lay', 'lift']);
  expect([...asked]).toEqual(['Reader: lay a card.', 'Reader: lift it.', 'Scanner: show ']);
  expect(lines).toEqual(prompts);
});

it('fails when a deed fails', async () => {
  const deeds = new Map([['A: do.', () => Promise.reject(new Error('cannot'))]]);
  await expect(obeyPrompts(Readable.from(['→ A: do.\n']), deeds)).rejects.toThrow('cannot');
});
