import type { InkPoint, InkStroke } from './ink.ts';

/** What a finger in the box does. */
export interface FingerListener {
  /** The stroke so far; called with every new point. */
  drew(stroke: InkStroke): void;
  /** The finger has left the glass or the box. */
  ended(stroke: InkStroke): void;
}

/** Points nearer than this to the last one are the same place, CSS px: a resting finger draws nothing. */
const SAME_PLACE_PX = 1.5;

/**
 * Follows one finger, pen or mouse over an element until the returned function is called. One that slides off the element
 * ends its stroke there; a second finger or a palm that comes meanwhile is not seen.
 */
export function followFinger(element: HTMLElement, listener: FingerListener): () => void {
  let finger: number | undefined;
  let box: DOMRect | undefined;
  let stroke: InkPoint[] = [];
  const end = (): void => {
    finger = undefined;
    listener.ended(stroke);
  };
  const add = ({ clientX, clientY }: MouseEvent): boolean => {
    if (box === undefined) return false;
    const point = { x: clientX - box.left, y: clientY - box.top };
    if (point.x < 0 || point.y < 0 || point.x > box.width || point.y > box.height) return false;
    const last = stroke.at(-1);
    if (last !== undefined && Math.hypot(point.x - last.x, point.y - last.y) < SAME_PLACE_PX) return true;
    stroke.push(point);
    listener.drew(stroke);
    return true;
  };
  const down = (event: PointerEvent): void => {
    if (finger !== undefined || event.button !== 0) return;
    event.preventDefault();
    finger = event.pointerId;
    element.setPointerCapture(finger);
    box = element.getBoundingClientRect();
    stroke = [];
    add(event);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== finger) return;
    const steps = event.getCoalescedEvents();
    for (const step of steps.length > 0 ? steps : [event]) {
      if (!add(step)) return end();
    }
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId === finger) end();
  };
  const ending = new AbortController();
  const { signal } = ending;
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', up, { signal });
  element.addEventListener('lostpointercapture', up, { signal });
  return () => ending.abort();
}
