/// <reference lib="webworker" />
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { CameraFound, CameraWork } from './camera-messages.ts';

/**
 * Looks for codes in the camera's pictures, in a thread of its own so that no touch ever waits for it. The pictures are
 * looked at and dropped; none is kept, shown or sent.
 */

/** Six looks a second: a code held up is read within a blink, and a small processor keeps time for the screens. */
const PAUSE_MS = 150;
/** On a slow processor: rest so many times as long as a look took. */
const REST = 3;

/**
 * One code, upright or turned, light behind it or not is not worth four times the work: whoever holds a phone turns it
 * (spec printing-scanning §5.6: 9 to 15 ms a picture against 33).
 */
const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 1,
};

const self = globalThis as unknown as DedicatedWorkerGlobalScope;

/** Reads picture after picture until the stream ends; the newest only, since the stream keeps no more than one. */
async function look(frames: ReadableStream<VideoFrame>): Promise<void> {
  await prepareZXingModule({
    overrides: { locateFile: () => wasmAddress },
    fireImmediately: true,
  });
  const reader = frames.getReader();
  const canvas = new OffscreenCanvas(1, 1);
  const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (pen === null) throw new Error('No canvas in this worker');
  for (;;) {
    const { done, value: frame } = await reader.read();
    if (done) return;
    performance.clearMarks();
    performance.clearMeasures();
    performance.mark('picture');
    const { displayWidth: width, displayHeight: height } = frame;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    pen.drawImage(frame, 0, 0);
    frame.close();
    const [found] = await readBarcodes(pen.getImageData(0, 0, width, height), OPTIONS);
    const { duration } = performance.measure('look', 'picture');
    if (found?.isValid === true) {
      const { bytes } = found;
      self.postMessage({ bytes } satisfies CameraFound, [bytes.buffer]);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(PAUSE_MS, REST * duration)));
  }
}

self.addEventListener('message', ({ data }: MessageEvent<CameraWork>) => void look(data.frames), {
  once: true,
});
