import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerOfHome,
  homeDraftOf,
  homeFromText,
  homeText,
} from '../../../../renderer/screens/home-draft.ts';

describe('a home', () => {
  it('that was answered comes back whole', () => {
    expect(homeDraftOf('341721100200-5-12')).toMatchObject({
      stage: 'whole',
      county: '341721',
      township: '341721100',
      village: '341721100200',
      group: '5',
      house: '12',
    });
    expect(homeDraftOf('341721100200--')).toMatchObject({ stage: 'whole', group: '', house: '' });
  });

  it.each(['', 'x', '341721100200', '34172110020-1-1'])('"%s" is none yet', (answer) => {
    expect(homeDraftOf(answer)).toMatchObject({ stage: 'county', village: '' });
    expect(answerOfHome(homeDraftOf(answer))).toBe('');
  });

  it('survives a cover, whatever is in it', () => {
    const digits = (most: number) => fc.stringMatching(new RegExp(`^([1-9]\\d{0,${most - 1}})?$`));
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12}$/), digits(3), digits(4), (village, group, house) => {
        const answer = `${village}-${group}-${house}`;
        const draft = homeDraftOf(answer);
        expect(homeFromText(homeText(draft))).toEqual(draft);
        expect(answerOfHome(draft)).toBe(answer);
      }),
    );
  });

  it('of a page that kept nothing is none', () => {
    expect(homeFromText('')).toMatchObject({ stage: 'county', village: '' });
  });
});
