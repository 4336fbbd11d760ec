import { describe, expect, it } from 'vitest';
import type { ThemeName } from '../../../../electron/contract/status.ts';
import { contrast } from '../../../../renderer/theme/contrast.ts';
import { signPairs, textPairs, themes } from '../../../../renderer/theme/themes.ts';

/** elderly-ui §1.5 and rows 6, 7. */
const leastForText: Record<ThemeName, number> = {
  standard: 16,
  'black-on-white': 20.99,
  'white-on-black': 20.99,
  'yellow-on-black': 10,
};
const leastForSigns: Record<ThemeName, number> = {
  standard: 10,
  'black-on-white': 10,
  'white-on-black': 10,
  'yellow-on-black': 7,
};

describe.each(Object.keys(themes) as ThemeName[])('theme %s', (name) => {
  const roles = themes[name];

  it.each(textPairs)('%s on %s is legible', (ink, ground) => {
    const measured = contrast(roles[ink], roles[ground]);
    expect(measured, `${ink} on ${ground}: ${measured.toFixed(2)}`).toBeGreaterThanOrEqual(
      leastForText[name],
    );
  });

  it.each(signPairs)('%s on %s stands out', (sign, ground) => {
    const measured = contrast(roles[sign], roles[ground]);
    expect(measured, `${sign} on ${ground}: ${measured.toFixed(2)}`).toBeGreaterThanOrEqual(
      leastForSigns[name],
    );
  });

  it('gives every role a full colour', () => {
    for (const colour of Object.values(roles)) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });
});

describe('the themes', () => {
  it('replace the same roles', () => {
    const names = Object.values(themes).map((roles) => Object.keys(roles).join());
    expect(new Set(names).size).toBe(1);
  });

  it('name a ground for every text role', () => {
    const inks = Object.keys(themes.standard).filter((role) => /ink$/i.test(role));
    expect(textPairs.map(([ink]) => ink).toSorted()).toEqual(inks.toSorted());
  });
});
