import type { CodeScannerFailure } from '../../electron/contract/failures.ts';
import { startOwnWorker } from '../client/own-worker.ts';
import type { CameraFound, CameraWork } from './camera-messages.ts';
import workerAddress from './camera-worker.ts?worker&url';

/** What a look through the camera reports. */
export interface CameraListener {
  opened(): void;
  /** The payload of a code that is held up; once per showing. */
  code(bytes: Uint8Array): void;
  /** Not there, refused, or gone; called at most once, and the watching is over then. */
  failed(failure: Extract<CodeScannerFailure, 'scanner-not-found' | 'scanner-busy' | 'scanner-lost'>): void;
}

/** The same code again within this time of the last sight of it is the same showing, ms. */
const SAME_SHOWING_MS = 3_000;

/** Pictures as a stream: Chromium's own, not yet in the type library. */
declare class MediaStreamTrackProcessor {
  constructor(of: { readonly track: MediaStreamTrack; readonly maxBufferSize: number });
  readonly readable: ReadableStream<VideoFrame>;
}

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
  const opened = await openCamera(label);
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
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 });
  worker.postMessage({ frames: readable } satisfies CameraWork, [readable]);
  listener.opened();
}

type CameraOpening =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly failure: 'scanner-not-found' | 'scanner-busy' };

async function openCamera(label: string | undefined): Promise<CameraOpening> {
  try {
    const deviceId = label === undefined ? undefined : await cameraNamed(label);
    if (label !== undefined && deviceId === undefined) return { ok: false, failure: 'scanner-not-found' };
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: {
        width: { ideal: 1920 },
        height: { ideal: 1080 },
        frameRate: { ideal: 10, max: 30 },
        ...(deviceId === undefined ? {} : { deviceId: { exact: deviceId } }),
      },
    });
    const [track] = stream.getVideoTracks();
    return track === undefined ? { ok: false, failure: 'scanner-not-found' } : { ok: true, track };
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return { ok: false, failure: name === 'NotFoundError' ? 'scanner-not-found' : 'scanner-busy' };
  }
}

async function cameraNamed(label: string): Promise<string | undefined> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.find((device) => device.kind === 'videoinput' && device.label.includes(label))?.deviceId;
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
