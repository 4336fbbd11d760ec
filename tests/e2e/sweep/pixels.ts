import type { Page } from 'playwright-core';
import type { Rect } from './rect.ts';

/** Every second pixel each way is looked at: the thinnest stroke of our smallest text is four wide. */
const STRIDE = 2;
/** A colour counts as ink that covers this share of the samples; what antialiasing leaves at an edge does not. */
const INK_SHARE = 0.003;

interface Film {
  readonly png: string;
  readonly rects: readonly Rect[];
  readonly stride: number;
  readonly inkShare: number;
}

/** Runs in the darkroom: the contrast between the commonest colour of each rectangle and the one farthest from it. */
async function developInPage({ png, rects, stride, inkShare }: Film): Promise<number[]> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const channel = (value: number): number =>
    value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (colour: number): number =>
    0.2126 * channel(colour >> 16) + 0.7152 * channel((colour >> 8) & 255) + 0.0722 * channel(colour & 255);
  const contrast = (one: number, other: number): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  return rects.map((rect) => {
    const counts = new Map<number, number>();
    const right = Math.min(picture.width, rect.x + rect.width);
    const bottom = Math.min(picture.height, rect.y + rect.height);
    let samples = 0;
    for (let y = Math.max(0, Math.ceil(rect.y)); y < bottom; y += stride) {
      for (let x = Math.max(0, Math.ceil(rect.x)); x < right; x += stride) {
        const at = (y * picture.width + x) * 4;
        const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
        samples += 1;
      }
    }
    const [ground] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
    const inks = [...counts].filter(([, count]) => count >= Math.max(2, samples * inkShare));
    return Math.max(1, ...inks.map(([ink]) => contrast(ink, ground)));
  });
}

/**
 * What contrast the glass really shows in each rectangle, 1–21.
 * @param darkroom an empty page of the same browser; the picture is developed there, not in the page that is swept
 * @param png a screenshot at one device pixel a CSS px
 */
export function pixelContrasts(darkroom: Page, png: Buffer, rects: readonly Rect[]): Promise<number[]> {
  const film = { png: png.toString('base64'), rects, stride: STRIDE, inkShare: INK_SHARE };
  return darkroom.evaluate(developInPage, film);
}
