import { inflateSync } from 'node:zlib';
import type { CDPSession } from 'playwright-core';

/** What stands on the glass, dot by dot. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Row by row, each dot `0xrrggbb`. */
  readonly colours: Uint32Array;
}

/** The browser writes its quick pictures as eight bits of red, green and blue, not interlaced (PNG 3rd ed., §11.2.1). */
const RGB = 2;
const SAMPLES = 3;
/** Filters of a row (PNG 3rd ed., §9.2) that a quick picture is written with. */
const AS_IS = 0;
const FROM_LEFT = 1;
const FROM_ABOVE = 2;

/** Takes a picture of a page at one dot a CSS px, packed for speed: it is looked at once and thrown away. */
export async function photograph(camera: CDPSession): Promise<Picture> {
  const { data } = await camera.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  return readPicture(Buffer.from(data, 'base64'));
}

/** Unpacks a quick picture of the browser; throws at any other kind of PNG. */
export function readPicture(png: Buffer): Picture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  if (png[24] !== 8 || png[25] !== RGB || png[28] !== 0)
    throw new Error('not a picture as the browser takes it');
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const size = height * (width * SAMPLES + 1);
  // In one piece of the size that is known: by default six megabytes are put together from four hundred.
  const rows = inflateSync(Buffer.concat(parts), { chunkSize: size + 1 });
  if (rows.length !== size) throw new Error('a picture that is cut short');
  return { width, height, colours: coloursOf(rows, width, height) };
}

function coloursOf(rows: Buffer, width: number, height: number): Uint32Array {
  const colours = new Uint32Array(width * height);
  const pitch = width * SAMPLES + 1;
  for (let y = 0; y < height; y += 1) {
    const from = y * pitch + 1;
    unfilter(rows, from, pitch);
    for (let x = 0; x < width; x += 1) {
      const at = from + x * SAMPLES;
      colours[y * width + x] = ((rows[at] ?? 0) << 16) | ((rows[at + 1] ?? 0) << 8) | (rows[at + 2] ?? 0);
    }
  }
  return colours;
}

/** Undoes a row's filter in place: every byte was stored as its difference from the one above or to the left. */
function unfilter(rows: Buffer, from: number, pitch: number): void {
  const filter = rows[from - 1];
  const end = from + pitch - 1;
  if (filter === FROM_ABOVE) {
    if (from < pitch) return;
    for (let at = from; at < end; at += 1) rows[at] = (rows[at] ?? 0) + (rows[at - pitch] ?? 0);
  } else if (filter === FROM_LEFT) {
    for (let at = from + SAMPLES; at < end; at += 1) rows[at] = (rows[at] ?? 0) + (rows[at - SAMPLES] ?? 0);
  } else if (filter !== AS_IS) throw new Error(`a picture with a row of filter ${filter}`);
}
