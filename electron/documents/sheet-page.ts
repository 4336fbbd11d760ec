import type PDFDocument from 'pdfkit';
import type { FontName, FontRun } from './sheet-fonts.ts';
import { fontRuns } from './sheet-fonts.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** A4 in points (72 to the inch), and the margins: 20 mm, at the foot 25 for the page number. */
const MM = 72 / 25.4;
export const MARGIN = 20 * MM;
const PAGE_WIDTH = 210 * MM;
const PAGE_HEIGHT = 297 * MM;
const FOOT = 20 * MM;
export const TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN;

/** How a piece of text is set. */
export interface Setting {
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly colour?: string;
}

const MARK_SIZE = 130;
const MARK_COLOUR = '#e9e9e9';
const INK = '#111111';
/** Distance of the lines of one paragraph, over what the font itself leaves. */
const LEADING = 0.25;

/** The pages of a sheet: what is written flows from top to bottom and on to the next page. */
export class SheetPages {
  readonly #pdf: Pdf;
  readonly #read: (font: FontName) => Uint8Array;
  readonly #known = new Set<FontName>();
  readonly #mark: string | undefined;
  readonly #unknown = new Set<string>();
  /** Where the next thing begins, points from the top. */
  y = MARGIN;

  /** @param mark written across every page before anything else, so that no word is lost under it */
  constructor(pdf: Pdf, read: (font: FontName) => Uint8Array, mark: string | undefined) {
    this.#pdf = pdf;
    this.#read = read;
    this.#mark = mark;
    this.#drawMark();
  }

  /** How many different characters no font has: the sign for such a one stands in their places. */
  get unknownCharacters(): number {
    return this.#unknown.size;
  }

  /** Whether so much height is left on this page. */
  hasRoom(height: number): boolean {
    return this.y + height <= PAGE_HEIGHT - FOOT;
  }

  turn(): void {
    this.#pdf.addPage();
    this.#drawMark();
    this.y = MARGIN;
  }

  /** Height of a text within a width; every glyph of these fonts is as wide as its missing one, so one font measures all. */
  heightOf(text: string, width: number, { size, bold }: Setting): number {
    this.#use(bold === true ? 'common-bold' : 'common-regular');
    return this.#pdf.fontSize(size).heightOfString(text, { width, lineGap: size * LEADING });
  }

  /** Writes a text at a place; it must have room there. */
  write(text: string, x: number, y: number, width: number, setting: Setting): void {
    const { size, bold = false, align = 'left', colour = INK } = setting;
    const runs = this.#runs(text, bold);
    this.#pdf.fillColor(colour);
    runs.forEach((run, index) => {
      this.#use(run.font);
      const options = {
        width,
        // Lines of several fonts are set from the left; only names have them, and names stand at the left.
        align: runs.length === 1 ? align : 'left',
        lineGap: size * LEADING,
        continued: index < runs.length - 1,
      };
      if (index === 0) this.#pdf.fontSize(size).text(run.text, x, y, options);
      else this.#pdf.text(run.text, options);
    });
  }

  /** Writes a text over the whole width, on to the next page where this one has no room for it. */
  flow(text: string, setting: Setting, after: number): void {
    const height = this.heightOf(text, TEXT_WIDTH, setting);
    if (!this.hasRoom(height)) this.turn();
    this.write(text, MARGIN, this.y, TEXT_WIDTH, setting);
    this.y += height + after;
  }

  /** Writes a line at the foot of the page in use. */
  writeFoot(text: string): void {
    this.write(text, MARGIN, PAGE_HEIGHT - FOOT + 9 * MM, TEXT_WIDTH, { size: 12, align: 'center' });
  }

  #drawMark(): void {
    if (this.#mark === undefined) return;
    const middle = PAGE_HEIGHT / 2;
    this.#pdf.save().rotate(-35, { origin: [PAGE_WIDTH / 2, middle] });
    this.write(this.#mark, 0, middle - MARK_SIZE / 2, PAGE_WIDTH, {
      size: MARK_SIZE,
      bold: true,
      align: 'center',
      colour: MARK_COLOUR,
    });
    this.#pdf.restore();
  }

  #runs(text: string, bold: boolean): readonly FontRun[] {
    const has = (font: FontName, codePoint: number): boolean => {
      this.#use(font);
      return hasGlyph(this.#pdf, codePoint);
    };
    return fontRuns(text, bold, has, (character) => this.#unknown.add(character));
  }

  #use(font: FontName): void {
    if (!this.#known.has(font)) {
      this.#pdf.registerFont(font, this.#read(font));
      this.#known.add(font);
    }
    this.#pdf.font(font);
  }
}

/**
 * Whether the font in use has a character. The library draws nothing for one that it has not and says nothing either; its
 * font object, which does know, is not part of its types. A test with a missing character holds this to what it promises.
 */
function hasGlyph(pdf: Pdf, codePoint: number): boolean {
  const inside = pdf as unknown as {
    readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
  };
  return inside._font.font.hasGlyphForCodePoint(codePoint);
}
