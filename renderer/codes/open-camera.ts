import type { CodeScannerFailure } from '../../electron/contract/failures.ts';

/** Why a camera gives no pictures. */
export type CameraFailure = Extract<
  CodeScannerFailure,
  'scanner-not-found' | 'scanner-busy' | 'scanner-lost'
>;

export type CameraOpening =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly failure: 'scanner-not-found' | 'scanner-busy' };

/** Pictures as a stream: Chromium's own, not yet in the type library. */
declare class MediaStreamTrackProcessor {
  constructor(of: { readonly track: MediaStreamTrack; readonly maxBufferSize: number });
  readonly readable: ReadableStream<VideoFrame>;
}

/** The pictures of a camera, the newest only: the stream keeps no more than one. */
export function picturesOf(track: MediaStreamTrack): ReadableStream<VideoFrame> {
  return new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable;
}

/**
 * Opens a camera.
 * @param label part of its name, where there are several
 * @param ideal the picture to ask for, px; the camera gives the nearest it has
 */
export async function openCamera(
  label: string | undefined,
  ideal: { readonly width: number; readonly height: number },
): Promise<CameraOpening> {
  try {
    const deviceId = label === undefined ? undefined : await cameraNamed(label);
    if (label !== undefined && deviceId === undefined) return { ok: false, failure: 'scanner-not-found' };
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: {
        width: { ideal: ideal.width },
        height: { ideal: ideal.height },
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
