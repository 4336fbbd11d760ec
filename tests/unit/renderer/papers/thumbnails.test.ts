import { afterEach, describe, expect, it } from 'vitest';
import { forgetThumbnails, keepThumbnail, thumbnailOf } from '../../../../renderer/papers/thumbnails.ts';

/** A picture that tells whether it was let go of. */
function aPicture() {
  const picture = { closed: 0, close: () => (picture.closed += 1) };
  return picture;
}
const asBitmap = (picture: ReturnType<typeof aPicture>) => picture as unknown as ImageBitmap;

afterEach(forgetThumbnails);

describe('small pictures of pages', () => {
  it('are there for the visit that took them, each for its page', () => {
    const [a, b] = [aPicture(), aPicture()];
    keepThumbnail('visit-1', 'page-1', asBitmap(a));
    keepThumbnail('visit-1', 'page-2', asBitmap(b));
    expect(thumbnailOf('visit-1', 'page-1')).toBe(a);
    expect(thumbnailOf('visit-1', 'page-2')).toBe(b);
    expect(thumbnailOf('visit-1', 'page-3')).toBeUndefined();
  });

  it('are let go of as soon as another visit asks for one, or takes one', () => {
    const [a, b] = [aPicture(), aPicture()];
    keepThumbnail('visit-1', 'page-1', asBitmap(a));
    expect(thumbnailOf('visit-2', 'page-1')).toBeUndefined();
    expect(a.closed).toBe(1);
    keepThumbnail('visit-3', 'page-1', asBitmap(b));
    expect(thumbnailOf('visit-1', 'page-1')).toBeUndefined();
    expect(b.closed).toBe(1);
  });
});
