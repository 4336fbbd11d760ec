import { startOwnWorker } from '../client/own-worker.ts';
import type { CameraFound, CameraWork } from './camera-messages.ts';
import workerAddress from './camera-worker.ts?worker&url';
import { type CameraFailure, openCamera, picturesOf } from './open-camera.ts';

/** What a look through the camera reports. */
export interface CameraListener {
  opened(): void;
  /** The payload of a code that is held up; once per showing. */
  code(bytes: Uint8Array): void;
  /** Not there, refused, or gone; called at most once, and the watching is over then. */
  failed(failure: CameraFailure): void;
}

/** The same code again within this time of the last sight of it is the same showing, ms. */
const SAME_SHOWING_MS = 3_000;

/** What a code needs to be read by at arm's length. */
const CODE_PICTURE = { width: 1_920, height: 1_080 };

/**
 * Opens a camera and reads codes from its pictures until the returned function is called.
 * @param label part of the camera's name, where there are several
 */
export function watchCamera(label: string | undefined, listener: CameraListener): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  void run(label, listener, signal);
  return () => ending.abort();
}

async function run(label: string | undefined, listener: CameraListener, signal: AbortSignal): Promise<void> {
  const opened = await openCamera(label, CODE_PICTURE);
  if (signal.aborted) {
    if (opened.ok) opened.track.stop();
    return;
  }
  if (!opened.ok) return listener.failed(opened.failure);
  const { track } = opened;
  const worker = startOwnWorker('camera-worker', workerAddress);
  const end = (): void => {
    worker.terminate();
    track.stop();
  };
  signal.addEventListener('abort', end, { once: true });
  track.addEventListener('ended', () => {
    if (signal.aborted) return;
    end();
    listener.failed('scanner-lost');
  });
  const isNew = onceAShowing();
  worker.addEventListener('message', ({ data }: MessageEvent<CameraFound>) => {
    if (isNew(data.bytes)) listener.code(data.bytes);
  });
  const readable = picturesOf(track);
  worker.postMessage({ frames: readable } satisfies CameraWork, [readable]);
  listener.opened();
}

/** Whether a payload is another one than the last, or is shown again after it was gone. */
function onceAShowing(): (bytes: Uint8Array) => boolean {
  let last = '';
  let seenAt = Number.NEGATIVE_INFINITY;
  return (bytes) => {
    const text = bytes.join();
    const now = performance.now();
    const same = text === last && now - seenAt < SAME_SHOWING_MS;
    last = text;
    seenAt = now;
    return !same;
  };
}
