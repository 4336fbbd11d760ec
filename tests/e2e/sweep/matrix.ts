import type { TextSize, ThemeName } from '../../../electron/contract/status.ts';
import type { Hanging } from '../gallery/gallery-station.ts';

/** One way a screen can be looked at: how the panel hangs, the size of the words, the colours. */
export interface Look {
  readonly hanging: Hanging;
  readonly textSize: TextSize;
  readonly theme: ThemeName;
}

/** A screen of the gallery under one look. */
export interface Cell extends Look {
  readonly fixture: string;
}

export const HANGINGS: readonly Hanging[] = ['portrait', 'landscape'];
export const SIZES: readonly TextSize[] = [56, 72, 90, 112];
export const THEMES: readonly ThemeName[] = [
  'standard',
  'black-on-white',
  'white-on-black',
  'yellow-on-black',
];

/** Every screen × 2 ways of hanging × 4 sizes × 4 themes; one hanging after the other, one theme after the other. */
export function fullMatrix(fixtures: readonly string[]): readonly Cell[] {
  return HANGINGS.flatMap((hanging) =>
    THEMES.flatMap((theme) =>
      SIZES.flatMap((textSize) => fixtures.map((fixture) => ({ fixture, hanging, textSize, theme }))),
    ),
  );
}

/**
 * Twice a screen and hanging: one small and one large size, each in a theme of its turn. Over four screens that follow one
 * another all sixteen pairs of size and theme come by, so that a fault of a size or of a theme is met; the whole matrix
 * is walked by `npm run sweep`.
 */
export function reducedMatrix(fixtures: readonly string[]): readonly Cell[] {
  return HANGINGS.flatMap((hanging, hung) =>
    fixtures.flatMap((fixture, at) =>
      [0, 1].map((turn) => ({
        fixture,
        hanging,
        textSize: SIZES[(2 * turn + ((at + hung) % 2)) % SIZES.length] ?? 72,
        theme: THEMES[(at + turn + (at >> 1) + hung) % THEMES.length] ?? 'standard',
      })),
    ),
  );
}
