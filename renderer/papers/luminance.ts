/** A picture in shades of grey, row by row, 0 black to 255 white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Colours as a canvas gives them: four bytes a dot, the last one not looked at. */
export interface Colours {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Shares of red, green and blue in what the eye takes for brightness (ITU-R BT.601), in 256ths. */
const RED = 77;
const GREEN = 150;
const BLUE = 29;

/**
 * Brightness of a picture, made smaller by whole steps until its long side is at most `longSide`: each dot is the mean of those
 * it stands for, so that grain and print do not look like edges.
 */
export function luminanceOf({ width, height, data }: Colours, longSide: number): Grey {
  const step = Math.max(1, Math.ceil(Math.max(width, height) / longSide));
  const small = {
    width: Math.max(1, Math.floor(width / step)),
    height: Math.max(1, Math.floor(height / step)),
  };
  const grey = new Uint8Array(small.width * small.height);
  const of = step * step * 256;
  for (let y = 0; y < small.height; y += 1)
    for (let x = 0; x < small.width; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < step; dy += 1) {
        let at = ((y * step + dy) * width + x * step) * 4;
        for (let dx = 0; dx < step; dx += 1, at += 4)
          sum += RED * (data[at] ?? 0) + GREEN * (data[at + 1] ?? 0) + BLUE * (data[at + 2] ?? 0);
      }
      grey[y * small.width + x] = sum / of;
    }
  return { ...small, data: grey };
}
