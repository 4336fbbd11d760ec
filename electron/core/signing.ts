import type { Signature } from '../contract/signature.ts';

/** Least length of the longest stroke, in units of the grid: a tenth of the paper's width is more than a resting finger. */
const REAL_STROKE = 100;

/** Whether something was written: at least one stroke of real length. A thumb-print is given on paper. */
export function isWritten(signature: Signature): boolean {
  if (signature.by === 'thumb') return true;
  return signature.strokes.some((stroke) => strokeLength(stroke) >= REAL_STROKE);
}

function strokeLength(stroke: readonly number[]): number {
  let length = 0;
  for (let at = 2; at + 1 < stroke.length; at += 2) {
    const dx = (stroke[at] ?? 0) - (stroke[at - 2] ?? 0);
    const dy = (stroke[at + 1] ?? 0) - (stroke[at - 1] ?? 0);
    length += Math.hypot(dx, dy);
  }
  return length;
}
