/** One character of a line as it was set: its dots column by column, three bytes each, the top one highest. */
export interface SetCharacter {
  readonly text: string;
  readonly dots: Uint8Array;
  readonly wide: number;
  readonly high: number;
  readonly bold: boolean;
}

export type Align = 'left' | 'centre' | 'right';

/** A piece of what a print head burnt into the paper, from top to bottom. */
export type Strip =
  | {
      readonly kind: 'line';
      readonly characters: readonly SetCharacter[];
      readonly align: Align;
      readonly height: number;
    }
  | {
      readonly kind: 'picture';
      /** What it says, where the printer knows: the data of its own QR codes, the name of a stored logo. */
      readonly text: string | undefined;
      readonly rowBytes: number;
      readonly rows: Uint8Array;
      readonly align: Align;
    }
  | { readonly kind: 'blank'; readonly height: number };

/** A piece of paper. It is complete when it was cut off. */
export interface Slip {
  readonly id: number;
  readonly strips: readonly Strip[];
  readonly complete: boolean;
  readonly cut: 'partial' | 'full' | undefined;
  readonly taken: boolean;
}

const COLUMN_BYTES = 3;
const CELL_DOTS = 12;

export const dotsAcross = ({ dots, wide }: SetCharacter): number => (dots.length / COLUMN_BYTES) * wide;

export const heightOf = (strip: Strip): number =>
  strip.kind === 'picture' ? strip.rows.length / strip.rowBytes : strip.height;

const isInk = (strip: Strip): boolean =>
  strip.kind === 'picture' || (strip.kind === 'line' && strip.characters.length > 0);

/** The roll, the slips cut from it, and what hangs out of the slot at the moment. */
export class PaperRoll {
  #slips: Slip[] = [];
  #hanging: Strip[] = [];
  #nextId = 1;
  #fed = 0;
  /** Cuts that gave a piece of paper with nothing on it. */
  blankCuts = 0;

  add(strip: Strip): void {
    this.#hanging.push(strip);
    this.#fed += heightOf(strip);
  }

  /** Dots of paper still to be fed until the next of marks that stand `pitch` apart. */
  dotsToMark(pitch: number): number {
    return (pitch - (this.#fed % pitch)) % pitch;
  }

  /** A cut slip that nobody has taken stands in the mouth. */
  inMouth(): boolean {
    return this.#slips.some(({ taken }) => !taken);
  }

  cut(kind: 'partial' | 'full'): void {
    if (this.#hanging.some(isInk)) {
      this.#slips.push({ id: this.#nextId, strips: this.#hanging, complete: true, cut: kind, taken: false });
      this.#nextId += 1;
    } else this.blankCuts += 1;
    this.#hanging = [];
  }

  /** The resident takes everything that was cut off. */
  take(): void {
    this.#slips = this.#slips.map((slip) => ({ ...slip, taken: true }));
  }

  /** Every slip since the start, and last the piece that still hangs in the printer if something is on it. */
  slips(): readonly Slip[] {
    const hanging = this.#hanging.some(isInk)
      ? [{ id: this.#nextId, strips: [...this.#hanging], complete: false, cut: undefined, taken: false }]
      : [];
    return [...this.#slips, ...hanging];
  }
}

function lineText(strip: Extract<Strip, { kind: 'line' }>, widthDots: number): string {
  const text = strip.characters.map((character) => character.text).join('');
  const free = widthDots - strip.characters.reduce((sum, character) => sum + dotsAcross(character), 0);
  const before = strip.align === 'left' ? 0 : strip.align === 'centre' ? free / 2 : free;
  return ' '.repeat(Math.max(0, Math.floor(before / CELL_DOTS))) + text;
}

/** A slip as plain text: one line per printed line, `[QR …]`, `[logo …]` or `[picture]` (however many bands) where there is one. */
export function slipText(slip: Slip, widthDots: number): string {
  return slip.strips
    .flatMap((strip, at) => {
      const before = slip.strips[at - 1];
      if (strip.kind === 'picture' && before?.kind === 'picture' && strip.text === before.text) return [];
      if (strip.kind === 'line') return [lineText(strip, widthDots)];
      if (strip.kind === 'picture') return [strip.text === undefined ? '[picture]' : `[${strip.text}]`];
      return [];
    })
    .join('\n');
}
