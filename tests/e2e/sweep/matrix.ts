import type { PreferencesChange, TextSize, ThemeName } from '../../../electron/contract/status.ts';
import type { Hanging } from '../gallery/gallery-station.ts';

/** How the page is set beside size and colours. */
export type Way = keyof typeof WAYS;

/** What a resident may choose beside size and colours; `plain` is how every visit starts. */
export const WAYS = {
  plain: {},
  'standard-edition': { edition: 'standard' },
  'left-hand': { hand: 'left' },
  seated: { reach: 'seated' },
} as const satisfies Record<string, PreferencesChange>;

/** Where the lower edge of the panel hangs for somebody seated, mm above the floor (elderly-ui §10.1). */
export const BOTTOM_HEIGHT_MM = 900;

/** One way a screen can be looked at. */
export interface Look {
  readonly hanging: Hanging;
  readonly textSize: TextSize;
  readonly theme: ThemeName;
  readonly way: Way;
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
const OTHER_WAYS: readonly Way[] = ['standard-edition', 'left-hand', 'seated'];

/** The settings of a look. */
export function preferencesOf({ textSize, theme, way }: Look): PreferencesChange {
  return { textSize, theme, ...WAYS[way] };
}

/** Looks that differ in nothing but the theme: the first is measured whole, the others for their colours. */
export type Looks = readonly [Cell, ...Cell[]];

/** The size that every visit opens in first, then the one that is hardest to set: a run that is broken off has told most. */
const SIZES_BY_WEIGHT: readonly TextSize[] = [72, 112, 56, 90];

/**
 * Every screen × 2 ways of hanging × 4 sizes × 4 themes as a visit starts; and × 4 sizes in the other edition, for the
 * left hand and for somebody seated, the themes in turn: a way of setting the page does not touch its colours.
 */
export function fullMatrix(fixtures: readonly string[]): readonly Looks[] {
  return SIZES_BY_WEIGHT.flatMap((textSize, size) =>
    fixtures.flatMap((fixture, at) =>
      HANGINGS.flatMap((hanging): Looks[] => {
        const plain = (theme: ThemeName): Cell => ({ fixture, hanging, textSize, theme, way: 'plain' });
        return [
          [plain('standard'), ...THEMES.filter((theme) => theme !== 'standard').map(plain)],
          ...OTHER_WAYS.map((way, other): Looks => {
            const theme = THEMES[(at + size + other) % THEMES.length] ?? 'standard';
            return [{ fixture, hanging, textSize, theme, way }];
          }),
        ];
      }),
    ),
  );
}

/**
 * Each screen once, hung one way or the other in turn, each with the next size, theme and way: over thirty-two screens that
 * follow one another every pair of size and theme comes by in both. The whole matrix is walked by `npm run sweep`.
 */
export function reducedMatrix(fixtures: readonly string[]): readonly Cell[] {
  return fixtures.map((fixture, at): Cell => {
    // One more after every screen that was hung the first way again at the same size.
    const turn = (at >> 1) + (at >> 3);
    return {
      fixture,
      hanging: HANGINGS[at % HANGINGS.length] ?? 'portrait',
      textSize: SIZES[(at >> 1) % SIZES.length] ?? 72,
      theme: THEMES[turn % THEMES.length] ?? 'standard',
      // Every other look as a visit starts, the others in turn.
      way:
        ((at >> 1) + (at >> 3)) % 2 === 0 ? 'plain' : (OTHER_WAYS[(at >> 1) % OTHER_WAYS.length] ?? 'plain'),
    };
  });
}
