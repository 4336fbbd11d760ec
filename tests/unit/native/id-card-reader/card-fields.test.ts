import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { field, rawText, trimmed } from '../../../../native/id-card-reader/card-fields.ts';

describe('text of a block', () => {
  const block = Buffer.from('XX示例 A  \0', 'utf16le');
  it('is taken at byte offsets and keeps its padding until it is trimmed', () => {
    expect(rawText(block, 4, 12)).toBe('示例 A  ');
    expect(field(block, 4, 14)).toBe('示例 A');
  });

  it('is read at its own place of a larger buffer', () => {
    expect(field(block.subarray(4), 0, 4)).toBe('示例');
  });

  it('loses trailing spaces and NULs and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom(' ', '\0')), (text, padding) => {
        const kept = trimmed(text + padding.join(''));
        expect(text.startsWith(kept)).toBe(true);
        expect(/[ \0]$/.test(kept)).toBe(false);
        expect(text.slice(kept.length).replace(/[ \0]/g, '')).toBe('');
      }),
    );
  });

  it('keeps lone surrogates and ideographic spaces', () => {
    expect(trimmed('\uD842')).toBe('\uD842');
    expect(trimmed('甲\u3000')).toBe('甲\u3000');
  });
});
