import { describe, expect, it } from 'vitest';
import { contrast, luminance } from '../../../../renderer/theme/contrast.ts';

describe('contrast', () => {
  it('is 21 for black on white, whichever way round', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 10);
  });

  it('is 1 for a colour on itself', () => {
    expect(contrast('#00453a', '#00453a')).toBe(1);
  });

  // The grey that WCAG's own examples give as the lightest to pass 4.5 on white.
  it('agrees with the published figure for #767676 on white', () => {
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('weighs green over red over blue', () => {
    expect(luminance('#00ff00')).toBeGreaterThan(luminance('#ff0000'));
    expect(luminance('#ff0000')).toBeGreaterThan(luminance('#0000ff'));
  });
});
