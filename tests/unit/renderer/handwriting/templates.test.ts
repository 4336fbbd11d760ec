import { describe, expect, it } from 'vitest';
import { SKETCH } from '../../../../renderer/handwriting/sketch.ts';
import { templatesOf } from '../../../../renderer/handwriting/templates.ts';
import { FEW, fewTemplates } from '../../../support/handwriting/small-templates.ts';
import { shippedTemplates } from '../../../support/handwriting/templates.ts';

describe('templates', () => {
  it('are normalised character by character', () => {
    const { lines, start, characters } = fewTemplates();
    expect(characters).toEqual(FEW.map(({ character }) => character));
    characters.forEach((_, i) => {
      const own = lines.points.slice(lines.start[start[i] ?? 0], lines.start[start[i + 1] ?? 0]);
      expect(Math.min(...own)).toBeCloseTo(0, 5);
      expect(Math.max(...own)).toBeCloseTo(1, 5);
    });
  });

  it('have a sketch each', () => {
    const { sketches, characters } = fewTemplates();
    expect(sketches).toHaveLength(characters.length * SKETCH);
    for (let i = 0; i < characters.length; i += 1) {
      const own = sketches.subarray(i * SKETCH, (i + 1) * SKETCH);
      expect(own.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4);
    }
  });

  it('are all there and all numbers in the shipped file', () => {
    const { characters, lines, sketches, traits } = templatesOf(shippedTemplates());
    expect(characters.length).toBeGreaterThanOrEqual(6_700);
    expect(new Set(characters).size).toBe(characters.length);
    expect(traits).toHaveLength(characters.length);
    expect(lines.points.every((value) => value >= -1e-4 && value <= 1 + 1e-4)).toBe(true);
    expect(sketches.some((value) => Number.isNaN(value))).toBe(false);
  });
});
