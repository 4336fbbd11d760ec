import { encode } from 'uqr';

/** What a camera of 1920 × 1080 sees: a code in the middle of a wall, or the wall alone, as YUV4MPEG2 for Chromium. */
const WIDTH = 1920;
const HEIGHT = 1080;
const WALL = 170;
const DARK = 40;
const LIGHT = 220;
/** Neutral colour. */
const GREY = 128;

/**
 * A film of still pictures, one frame each at the given pace; Chromium shows it again and again.
 * @param texts what each frame shows as a QR code; an empty text shows the wall alone
 */
export function cameraFilm(texts: readonly string[], framesPerSecond: number): Uint8Array {
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${framesPerSecond}:1 Ip A1:1 C420mpeg2\n`);
  const frames = texts.flatMap((text) => [Buffer.from('FRAME\n'), luma(text), chroma()]);
  return Buffer.concat([head, ...frames]);
}

const chroma = (): Buffer => Buffer.alloc((WIDTH * HEIGHT) / 2, GREY);

function luma(text: string): Buffer {
  const picture = Buffer.alloc(WIDTH * HEIGHT, WALL);
  if (text === '') return picture;
  const { data, size } = encode(text, { border: 4 });
  const dots = Math.floor(420 / size);
  const left = Math.floor((WIDTH - size * dots) / 2);
  const top = Math.floor((HEIGHT - size * dots) / 2);
  for (let y = 0; y < size * dots; y += 1)
    for (let x = 0; x < size * dots; x += 1) {
      const dark = data[Math.floor(y / dots)]?.[Math.floor(x / dots)] === true;
      picture[(top + y) * WIDTH + left + x] = dark ? DARK : LIGHT;
    }
  return picture;
}
