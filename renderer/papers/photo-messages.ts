/** Page → worker: first the pictures of a camera, then a word for each one to be taken. */
export type PhotoWork =
  | { readonly kind: 'watch'; readonly frames: ReadableStream<VideoFrame> }
  | { readonly kind: 'take' };

/** Worker → page: the page of paper, cut out, laid straight and small enough; or that there was no picture to take. */
export type PhotoTaken =
  | {
      readonly kind: 'taken';
      readonly picture: Uint8Array;
      /** SHA-256 of the picture, hex. */
      readonly digest: string;
      /** To be looked at before it is kept. */
      readonly preview: ImageBitmap;
      /** To be shown in the list of pages. */
      readonly thumbnail: ImageBitmap;
      readonly blurred: boolean;
      readonly glaring: boolean;
    }
  | { readonly kind: 'failed' };
