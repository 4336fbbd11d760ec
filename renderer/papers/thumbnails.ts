/** Small pictures of the pages photographed in this visit; they are the page's own, and go with the visit. */
const kept = new Map<string, ImageBitmap>();
let owner = '';

/** Another visit: nothing of the last one stays. */
function belongTo(visit: string): void {
  if (visit === owner) return;
  forgetThumbnails();
  owner = visit;
}

/** Keeps the small picture of a page for as long as the visit lasts. */
export function keepThumbnail(visit: string, page: string, picture: ImageBitmap): void {
  belongTo(visit);
  kept.set(page, picture);
}

/** The small picture of a page; undefined where it was photographed before the window began anew. */
export function thumbnailOf(visit: string, page: string): ImageBitmap | undefined {
  belongTo(visit);
  return kept.get(page);
}

/** Lets go of every picture. */
export function forgetThumbnails(): void {
  for (const picture of kept.values()) picture.close();
  kept.clear();
}
