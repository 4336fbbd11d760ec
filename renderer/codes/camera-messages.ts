/** Page → worker, once: the pictures of a camera. */
export interface CameraWork {
  readonly frames: ReadableStream<VideoFrame>;
}

/** Worker → page, whenever a picture shows a code: its payload. */
export interface CameraFound {
  readonly bytes: Uint8Array;
}
