import type { InkStroke } from '../../../renderer/handwriting/ink.ts';
import { type TemplateFile, TRAITS } from '../../../renderer/handwriting/template-file.ts';
import { type Templates, templatesOf } from '../../../renderer/handwriting/templates.ts';

/** A character of a test: strokes of points on the grid of 256. */
export interface Drawn {
  readonly character: string;
  readonly strokes: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly traits?: number;
}

/** 一, 十, 三 and 口 in straight lines; enough to compare by hand. */
export const FEW: readonly Drawn[] = [
  {
    character: '一',
    strokes: [
      [
        [20, 128],
        [236, 128],
      ],
    ],
  },
  {
    character: '十',
    strokes: [
      [
        [20, 110],
        [236, 110],
      ],
      [
        [128, 20],
        [128, 236],
      ],
    ],
  },
  {
    character: '三',
    strokes: [
      [
        [60, 40],
        [196, 40],
      ],
      [
        [76, 128],
        [180, 128],
      ],
      [
        [20, 216],
        [236, 216],
      ],
    ],
    traits: TRAITS.common,
  },
  {
    character: '口',
    strokes: [
      [
        [50, 50],
        [50, 206],
      ],
      [
        [50, 50],
        [206, 50],
        [206, 206],
      ],
      [
        [50, 206],
        [206, 206],
      ],
    ],
    traits: TRAITS.common | TRAITS.place,
  },
];

/** Drawn characters in the form of the shipped file. */
export function fileOf(drawn: readonly Drawn[]): TemplateFile {
  const strokes = drawn.flatMap((one) => one.strokes);
  const starts = (lengths: readonly number[]) => {
    const all = new Uint32Array(lengths.length + 1);
    lengths.forEach((length, i) => all.set([(all[i] ?? 0) + length], i + 1));
    return all;
  };
  return {
    characters: drawn.map(({ character }) => character),
    traits: Uint8Array.from(drawn, ({ traits }) => traits ?? 0),
    strokeStart: starts(drawn.map((one) => one.strokes.length)),
    pointStart: starts(strokes.map((stroke) => stroke.length)),
    x: Uint8Array.from(strokes.flat(), ([x]) => x),
    y: Uint8Array.from(strokes.flat(), ([, y]) => y),
  };
}

export const fewTemplates = (drawn = FEW): Templates => templatesOf(fileOf(drawn));

/** The strokes of a drawn character as somebody would write them. */
export function inkOf(character: string, drawn = FEW): readonly InkStroke[] {
  const found = drawn.find((one) => one.character === character);
  if (found === undefined) throw new Error(`no ${character} among the drawn`);
  return found.strokes.map((stroke) => stroke.map(([x, y]) => ({ x, y })));
}
