/// <reference lib="webworker" />
import { findSheet, type Quad } from './find-sheet.ts';
import { isGlaring } from './glare.ts';
import { type Colours, luminanceOf } from './luminance.ts';
import type { PhotoTaken, PhotoWork } from './photo-messages.ts';
import { isBlurred } from './sharpness.ts';
import { LONGEST_SIDE, smallEnough } from './small-enough.ts';
import { sizeOfSheet, straightened } from './straighten.ts';

/**
 * Takes pictures of pages, in a thread of its own so that no touch ever waits for one. What is not taken is dropped; what is
 * taken lives in memory alone until the station has sealed it.
 */

/** What the contract allows for a picture of a page, bytes. */
const MOST_BYTES = 300_000;
/** Long side of the picture that the sheet is looked for in: edges of paper need no more, and hair and print vanish. */
const SEARCH_SIDE = 240;
/** Long side of the picture that blur and glare are judged on. */
const JUDGE_SIDE = 1_600;
const GLARE_SIDE = 320;
const THUMBNAIL_SIDE = 200;
/** Stale pictures that may still wait in the stream: the one it keeps. */
const STALE = 1;

const self = globalThis as unknown as DedicatedWorkerGlobalScope;
let reader: ReadableStreamDefaultReader<VideoFrame> | undefined;

/** The newest picture of the camera, in colours. */
async function newest(): Promise<Colours | undefined> {
  for (let read = 0; ; read += 1) {
    const got = await reader?.read();
    const frame = got?.value;
    if (frame === undefined) return undefined;
    if (read < STALE) {
      frame.close();
      continue;
    }
    const { displayWidth: width, displayHeight: height } = frame;
    const pen = penOn(new OffscreenCanvas(width, height));
    pen.drawImage(frame, 0, 0);
    frame.close();
    return pen.getImageData(0, 0, width, height);
  }
}

function penOn(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (pen === null) throw new Error('No canvas in this worker');
  return pen;
}

/** The sheet alone, straight; the whole picture where no sheet is found. */
function sheetOf(picture: Colours): Colours {
  const small = luminanceOf(picture, SEARCH_SIDE);
  const found = findSheet(small);
  if (found === undefined) return picture;
  const scale = picture.width / small.width;
  const quad = found.map(({ x, y }) => ({ x: (x + 0.5) * scale, y: (y + 0.5) * scale }));
  return straightened(picture, quad as unknown as Quad, sizeOfSheet(quad as unknown as Quad, LONGEST_SIDE));
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function take(): Promise<PhotoTaken> {
  const picture = await newest();
  if (picture === undefined) return { kind: 'failed' };
  performance.clearMeasures();
  performance.mark('page');
  const sheet = sheetOf(picture);
  const whole = new OffscreenCanvas(sheet.width, sheet.height);
  penOn(whole).putImageData(
    new ImageData(new Uint8ClampedArray(sheet.data), sheet.width, sheet.height),
    0,
    0,
  );
  const scaled = (longSide: number): OffscreenCanvas => {
    const scale = Math.min(1, longSide / Math.max(sheet.width, sheet.height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(sheet.width * scale)),
      Math.max(1, Math.round(sheet.height * scale)),
    );
    penOn(canvas).drawImage(whole, 0, 0, canvas.width, canvas.height);
    return canvas;
  };
  const encode = async (longSide: number, quality: number): Promise<Uint8Array<ArrayBuffer>> => {
    const blob = await scaled(longSide).convertToBlob({ type: 'image/jpeg', quality });
    return new Uint8Array(await blob.arrayBuffer());
  };
  const encoded = await smallEnough(Math.max(sheet.width, sheet.height), MOST_BYTES, encode);
  if (encoded === undefined) return { kind: 'failed' };
  const bytes = new Uint8Array(encoded.bytes);
  const taken: PhotoTaken = {
    kind: 'taken',
    picture: bytes,
    digest: await digestOf(bytes),
    preview: scaled(encoded.longSide).transferToImageBitmap(),
    thumbnail: scaled(THUMBNAIL_SIDE).transferToImageBitmap(),
    blurred: isBlurred(luminanceOf(sheet, JUDGE_SIDE)),
    glaring: isGlaring(luminanceOf(sheet, GLARE_SIDE)),
  };
  performance.measure('take', 'page');
  return taken;
}

async function answer(): Promise<void> {
  const taken = await take();
  if (taken.kind === 'failed') self.postMessage(taken, []);
  else self.postMessage(taken, [taken.picture.buffer, taken.preview, taken.thumbnail]);
}

self.addEventListener('message', ({ data }: MessageEvent<PhotoWork>) => {
  if (data.kind === 'watch') reader = data.frames.getReader();
  else void answer();
});
