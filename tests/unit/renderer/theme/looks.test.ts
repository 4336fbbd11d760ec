import { describe, expect, it } from 'vitest';
import type { ThemeName } from '../../../../electron/contract/status.ts';
import { contrast } from '../../../../renderer/theme/contrast.ts';
import { type Look, type LookName, looks } from '../../../../renderer/theme/looks.ts';
import { type Roles, themes } from '../../../../renderer/theme/themes.ts';

/** elderly-ui §1.5, rows 6 and 7: letters, and everything else that tells something. */
const least: Record<ThemeName, { readonly text: number; readonly sign: number }> = {
  standard: { text: 16, sign: 10 },
  'black-on-white': { text: 20.99, sign: 10 },
  'white-on-black': { text: 20.99, sign: 10 },
  'yellow-on-black': { text: 10, sign: 7 },
};
const states = ['rest', 'pressed'] as const;
const themeNames = Object.keys(themes) as ThemeName[];
const lookNames = Object.keys(looks) as LookName[];
const cells = themeNames.flatMap((theme) =>
  lookNames.flatMap((look) => states.map((state) => [theme, look, state] as const)),
);

/** The edge of a target, or its filling where it has none of its own, is what tells it from the page. */
const standsOut = (roles: Roles, { fill, edge }: Look) =>
  Math.max(contrast(roles[edge], roles.paper), contrast(roles[fill], roles.paper));

describe.each(cells)('%s, %s, %s', (theme, look, state) => {
  const roles = themes[theme];
  const worn = looks[look][state];

  it('has legible words', () => {
    const measured = contrast(roles[worn.ink], roles[worn.fill]);
    expect(measured, measured.toFixed(2)).toBeGreaterThanOrEqual(least[theme].text);
  });

  it('stands out from the page', () => {
    expect(standsOut(roles, worn)).toBeGreaterThanOrEqual(least[theme].sign);
  });

  it('has a focus ring that stands out from the paper it lies on', () => {
    expect(contrast(roles.focus, roles.paper)).toBeGreaterThanOrEqual(least[theme].sign);
  });
});

describe.each(themeNames)('%s', (theme) => {
  const roles = themes[theme];

  it.each(lookNames)('shows a finger on %s', (look) => {
    const { rest, pressed } = looks[look];
    const measured = contrast(roles[rest.fill], roles[pressed.fill]);
    expect(measured, measured.toFixed(2)).toBeGreaterThanOrEqual(least[theme].sign);
  });

  it('tells a chosen answer and the main action from the others by their filling', () => {
    for (const look of ['chosen', 'main'] as const) {
      const measured = contrast(roles[looks[look].rest.fill], roles[looks.quiet.rest.fill]);
      expect(measured).toBeGreaterThanOrEqual(least[theme].sign);
    }
  });

  it('tells trouble by a sign and an edge that stand out', () => {
    expect(contrast(roles.alarm, roles.troubleFill)).toBeGreaterThanOrEqual(least[theme].sign);
    expect(contrast(roles.troubleInk, roles.troubleFill)).toBeGreaterThanOrEqual(least[theme].text);
  });
});
