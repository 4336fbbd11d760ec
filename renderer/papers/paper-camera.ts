import { startOwnWorker } from '../client/own-worker.ts';
import { type CameraFailure, openCamera, picturesOf } from '../codes/open-camera.ts';
import type { PhotoTaken, PhotoWork } from './photo-messages.ts';
import workerAddress from './photo-worker.ts?worker&url';

/** A picture that was taken. */
export type Photo = Extract<PhotoTaken, { kind: 'taken' }>;

/** An open camera for pages of paper. */
export interface PaperCamera {
  /** What it sees, for the page to show. */
  readonly live: MediaStream;
  /** Takes a picture; undefined where the camera gave none. */
  take(): Promise<Photo | undefined>;
  close(): void;
}

export type PaperCameraOpening =
  | { readonly ok: true; readonly camera: PaperCamera }
  | { readonly ok: false; readonly failure: CameraFailure };

/** Small print wants dots: the most that usual document cameras give; a lesser one gives what it has. */
const PAGE_PICTURE = { width: 2_592, height: 1_944 };

/**
 * Opens the camera for pages of paper.
 * @param label part of the camera's name, where there are several
 * @param onLost it was unplugged or taken away; nothing more comes of it
 */
export async function openPaperCamera(
  label: string | undefined,
  onLost: () => void,
): Promise<PaperCameraOpening> {
  const opened = await openCamera(label, PAGE_PICTURE);
  if (!opened.ok) return opened;
  const { track } = opened;
  const worker = startOwnWorker('photo-worker', workerAddress);
  const ending = new AbortController();
  const close = (): void => {
    ending.abort();
    worker.terminate();
    track.stop();
  };
  track.addEventListener('ended', () => {
    if (ending.signal.aborted) return;
    close();
    onLost();
  });
  const frames = picturesOf(track);
  worker.postMessage({ kind: 'watch', frames } satisfies PhotoWork, [frames]);
  return {
    ok: true,
    camera: { live: new MediaStream([track]), take: () => askFor(worker, ending.signal), close },
  };
}

function askFor(worker: Worker, ended: AbortSignal): Promise<Photo | undefined> {
  return new Promise((resolve) => {
    const heard = ({ data }: MessageEvent<PhotoTaken>): void =>
      resolve(data.kind === 'taken' ? data : undefined);
    worker.addEventListener('message', heard, { once: true });
    ended.addEventListener('abort', () => resolve(undefined), { once: true });
    worker.postMessage({ kind: 'take' } satisfies PhotoWork, []);
  });
}
