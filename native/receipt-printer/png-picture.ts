import { inflateSync } from 'node:zlib';

/** Lightness of each dot, row by row: 0 black, 255 white; what is transparent shows the paper. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

const SIGNATURE = '89504e470d0a1a0a';
/** Samples of a pixel by colour type: grey, RGB, grey with alpha, RGB with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };
const WHITE = 255;

interface Header {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
}

/** Reads a PNG of eight bits a sample without palette and without interlace (RFC 2083); throws on anything else. */
export function readPng(file: Uint8Array): GreyPicture {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  if (bytes.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('not a PNG file');
  let header: Header | undefined;
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const body = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') header = readHeader(body);
    else if (type === 'IDAT') data.push(body);
  }
  if (header === undefined) throw new Error('a PNG file without a header');
  return {
    width: header.width,
    height: header.height,
    grey: greyOf(header, inflateSync(Buffer.concat(data))),
  };
}

function readHeader(body: Buffer): Header {
  const [depth, colour = 0, , , interlace] = body.subarray(8);
  const samples = SAMPLES[colour];
  if (depth !== 8 || samples === undefined || interlace !== 0)
    throw new Error('a logo is a PNG of 8 bits a sample, without palette and interlace');
  return { width: body.readUInt32BE(0), height: body.readUInt32BE(4), samples };
}

function greyOf({ width, height, samples }: Header, filtered: Uint8Array): Uint8Array {
  const rowBytes = width * samples;
  if (filtered.length !== (rowBytes + 1) * height) throw new Error('a PNG file that is cut short');
  const grey = new Uint8Array(width * height);
  let above = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y++) {
    const from = y * (rowBytes + 1);
    const row = filtered.slice(from + 1, from + 1 + rowBytes);
    unfilter(row, above, filtered[from] ?? 0, samples);
    for (let x = 0; x < width; x++)
      grey[y * width + x] = lightness(row.subarray(x * samples, (x + 1) * samples));
    above = row;
  }
  return grey;
}

/** Undoes a row's filter (§6): each byte was stored as its difference from a guess. */
function unfilter(row: Uint8Array, above: Uint8Array, filter: number, samples: number): void {
  for (let at = 0; at < row.length; at++) {
    const left = row[at - samples] ?? 0;
    const up = above[at] ?? 0;
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, above[at - samples] ?? 0)][filter];
    if (guess === undefined) throw new Error('a PNG file with an unknown filter');
    row[at] = (row[at] ?? 0) + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const near = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(near - value));
  if ((byLeft ?? 0) <= (byUp ?? 0) && (byLeft ?? 0) <= (byCorner ?? 0)) return left;
  return (byUp ?? 0) <= (byCorner ?? 0) ? up : corner;
}

/** Rec. 601 weights; alpha lets the white paper through. */
function lightness(pixel: Uint8Array): number {
  const hasColour = pixel.length > 2;
  const [red = 0, green = red, blue = red] = hasColour ? pixel : pixel.subarray(0, 1);
  const alpha = pixel.length % 2 === 0 ? (pixel.at(-1) ?? WHITE) : WHITE;
  const own = 0.299 * red + 0.587 * green + 0.114 * blue;
  return Math.round((own * alpha + WHITE * (WHITE - alpha)) / WHITE);
}
