import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTemplateFile, TRAITS } from '../../../../renderer/handwriting/template-file.ts';
import { encodeTemplates, type GridCharacter } from '../../../../scripts/handwriting/encode.ts';
import { TRAITS as WRITTEN_TRAITS } from '../../../../scripts/handwriting/traits.ts';

const grid = fc.integer({ min: 0, max: 255 });
const characters: fc.Arbitrary<readonly GridCharacter[]> = fc.array(
  fc.record({
    character: fc.constantFrom('一', '丨', '龘', '𬱖', '王'),
    traits: fc.integer({ min: 0, max: 15 }),
    strokes: fc.array(fc.array(fc.tuple(grid, grid), { minLength: 1, maxLength: 9 }), {
      minLength: 1,
      maxLength: 9,
    }),
  }),
  { maxLength: 6 },
);

describe('the file of templates', () => {
  it('gives back what was written into it', () => {
    fc.assert(
      fc.property(characters, (written) => {
        const file = readTemplateFile(encodeTemplates(written));
        const read = file.characters.map((character, i) => ({
          character,
          traits: file.traits[i],
          strokes: Array.from(file.strokeStart.slice(i, i + 1), (first) =>
            Array.from({ length: (file.strokeStart[i + 1] ?? 0) - first }, (_, k) => {
              const [from, to] = [file.pointStart[first + k] ?? 0, file.pointStart[first + k + 1] ?? 0];
              return Array.from({ length: to - from }, (__, p) => [file.x[from + p], file.y[from + p]]);
            }),
          ).flat(),
        }));
        expect(read).toEqual(written);
      }),
    );
  });

  it('means the same traits as what writes it', () => {
    expect(TRAITS).toEqual(WRITTEN_TRAITS);
  });

  it('is refused when it is another file, another version, or cut short', () => {
    const bytes = encodeTemplates([
      {
        character: '一',
        traits: 1,
        strokes: [
          [
            [0, 0],
            [9, 9],
          ],
        ],
      },
    ]);
    expect(() => readTemplateFile(new Uint8Array(0))).toThrow('Not a file of stroke templates');
    expect(() => readTemplateFile(bytes.with(0, 0))).toThrow('Not a file of stroke templates');
    expect(() => readTemplateFile(bytes.with(4, 99))).toThrow('Not a file of stroke templates');
    for (let length = 7; length < bytes.length; length += 1) {
      expect(() => readTemplateFile(bytes.subarray(0, length))).toThrow('cut short');
    }
  });
});
