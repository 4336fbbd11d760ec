/** A rectangle in CSS px. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Gap between the nearest edges of two rectangles; 0 where they touch or overlap. */
export function gapBetween(one: Rect, other: Rect): number {
  const across = Math.max(other.x - (one.x + one.width), one.x - (other.x + other.width), 0);
  const down = Math.max(other.y - (one.y + one.height), one.y - (other.y + other.height), 0);
  return Math.hypot(across, down);
}

/** How far two rectangles lie over each other, each way; nothing where either is negative. */
export function overlapOf(one: Rect, other: Rect): { readonly across: number; readonly down: number } {
  return {
    across: Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x),
    down: Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y),
  };
}
