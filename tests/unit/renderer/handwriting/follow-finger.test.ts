import { describe, expect, it } from 'vitest';
import { followFinger } from '../../../../renderer/handwriting/follow-finger.ts';
import type { InkStroke } from '../../../../renderer/handwriting/ink.ts';

interface Place {
  readonly pointerId?: number;
  readonly clientX: number;
  readonly clientY: number;
  readonly button?: number;
  /** Places between the last event and this one. */
  readonly between?: readonly Omit<Place, 'between'>[];
}

/** The part of an element that a finger is followed on: a box of 100 × 50 at 10, 20. */
class Surface extends EventTarget {
  readonly captured: number[] = [];
  setPointerCapture(id: number): void {
    this.captured.push(id);
  }
  getBoundingClientRect(): { left: number; top: number; width: number; height: number } {
    return { left: 10, top: 20, width: 100, height: 50 };
  }
}

function follow() {
  const surface = new Surface();
  const drawn: number[] = [];
  const ended: InkStroke[] = [];
  const stop = followFinger(surface as unknown as HTMLElement, {
    drew: (stroke) => drawn.push(stroke.length),
    ended: (stroke) => ended.push(stroke),
  });
  const send = (type: string, { between = [], ...place }: Place): void => {
    const event = new Event(type, { cancelable: true });
    surface.dispatchEvent(
      Object.assign(event, { pointerId: 1, button: 0, ...place, getCoalescedEvents: () => between }),
    );
  };
  return { surface, drawn, ended, stop, send };
}

describe('following a finger', () => {
  it('gives its places inside the box as they come, and the stroke when it leaves', () => {
    const { send, drawn, ended, surface } = follow();
    send('pointerdown', { clientX: 20, clientY: 30 });
    send('pointermove', { clientX: 40, clientY: 30 });
    expect(drawn).toEqual([1, 2]);
    expect(ended).toEqual([]);
    send('pointerup', { clientX: 40, clientY: 30 });
    expect(ended).toEqual([
      [
        { x: 10, y: 10 },
        { x: 30, y: 10 },
      ],
    ]);
    expect(surface.captured).toEqual([1]);
  });

  it('takes the places between two events as well', () => {
    const { send, drawn } = follow();
    send('pointerdown', { clientX: 20, clientY: 30 });
    send('pointermove', {
      clientX: 60,
      clientY: 30,
      between: [
        { clientX: 40, clientY: 30 },
        { clientX: 60, clientY: 30 },
      ],
    });
    expect(drawn).toEqual([1, 2, 3]);
  });

  it('draws nothing of a finger that rests', () => {
    const { send, drawn } = follow();
    send('pointerdown', { clientX: 20, clientY: 30 });
    send('pointermove', { clientX: 21, clientY: 30 });
    send('pointermove', { clientX: 20, clientY: 31 });
    expect(drawn).toEqual([1]);
  });

  it('ends a stroke that slides off, and draws no more of it', () => {
    const { send, drawn, ended } = follow();
    send('pointerdown', { clientX: 20, clientY: 30 });
    send('pointermove', { clientX: 20, clientY: 200 });
    expect(ended).toEqual([[{ x: 10, y: 10 }]]);
    send('pointermove', { clientX: 30, clientY: 40 });
    send('pointerup', { clientX: 30, clientY: 40 });
    expect(drawn).toEqual([1]);
    expect(ended).toHaveLength(1);
  });

  it('does not see a second finger or a palm, nor other buttons of a mouse', () => {
    const { send, drawn, ended } = follow();
    send('pointerdown', { clientX: 20, clientY: 30, button: 2 });
    expect(drawn).toEqual([]);
    send('pointerdown', { clientX: 20, clientY: 30 });
    send('pointerdown', { pointerId: 2, clientX: 60, clientY: 40 });
    send('pointermove', { pointerId: 2, clientX: 70, clientY: 50 });
    send('pointerup', { pointerId: 2, clientX: 70, clientY: 50 });
    expect(drawn).toEqual([1]);
    expect(ended).toEqual([]);
  });

  it('ends the stroke that the system takes away', () => {
    for (const type of ['pointercancel', 'lostpointercapture']) {
      const { send, ended } = follow();
      send('pointerdown', { clientX: 20, clientY: 30 });
      send(type, { clientX: 20, clientY: 30 });
      send('pointerup', { clientX: 20, clientY: 30 });
      expect(ended).toHaveLength(1);
    }
  });

  it('begins every stroke anew', () => {
    const { send, ended } = follow();
    for (const x of [20, 50]) {
      send('pointerdown', { clientX: x, clientY: 30 });
      send('pointerup', { clientX: x, clientY: 30 });
    }
    expect(ended).toEqual([[{ x: 10, y: 10 }], [{ x: 40, y: 10 }]]);
  });

  it('is over when it is stopped', () => {
    const { send, drawn, stop } = follow();
    stop();
    send('pointerdown', { clientX: 20, clientY: 30 });
    expect(drawn).toEqual([]);
  });
});
