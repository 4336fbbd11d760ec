import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../../../electron/contract/failures.ts';
import { failureWords } from '../../../../renderer/copy/failures.ts';
import { faultsOf } from './banned-words.ts';
import { longSentences, sentencesOf } from './plain-words.ts';

describe('words for failures', () => {
  it('name every code of the contract and no other', () => {
    expect(Object.keys(failureWords).toSorted()).toEqual([...failureCodes].toSorted());
  });

  it.each(failureCodes)(
    '%s: the resident gets at most two short, plain sentences and a next step',
    (code) => {
      const { resident } = failureWords[code];
      const sentences = sentencesOf(resident);
      expect(sentences.length).toBeGreaterThan(0);
      expect(sentences.length).toBeLessThanOrEqual(2);
      expect(longSentences(resident)).toEqual([]);
      expect(faultsOf(resident)).toEqual([]);
      expect(resident).toMatch(/请|还能打印/);
    },
  );

  it.each(failureCodes)('%s: the attendant is told what to look at', (code) => {
    const { attendant, resident } = failureWords[code];
    expect(attendant.length).toBeGreaterThan(8);
    expect(attendant).not.toBe(resident);
    expect(attendant).toMatch(/。$/);
  });
});
