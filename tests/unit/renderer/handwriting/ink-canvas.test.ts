import { describe, expect, it } from 'vitest';
import { inkCanvas, type Pen } from '../../../../renderer/handwriting/ink-canvas.ts';

/** A pen that writes down what it was told. */
function recordingPen() {
  const log: string[] = [];
  const say =
    (name: string) =>
    (...numbers: unknown[]): void => {
      log.push([name, ...numbers.filter((value) => typeof value === 'number')].join(' '));
    };
  const pen: Pen = {
    beginPath: () => undefined,
    moveTo: say('move'),
    lineTo: say('line'),
    quadraticCurveTo: say('curve'),
    arc: say('dot'),
    stroke: () => undefined,
    fill: () => undefined,
    clearRect: say('clear'),
    setTransform: say('scale'),
    lineWidth: 0,
    lineCap: 'butt',
    lineJoin: 'bevel',
    strokeStyle: '',
    fillStyle: '',
    canvas: { width: 0, height: 0 },
  };
  return { pen, log };
}

describe('ink on a canvas', () => {
  it('begins with a dot as thick as the line', () => {
    const { pen, log } = recordingPen();
    inkCanvas(pen, 12, () => 'black').grow([{ x: 4, y: 5 }]);
    expect(log).toEqual([`dot 4 5 6 0 ${2 * Math.PI}`]);
    expect(pen).toMatchObject({ lineWidth: 12, lineCap: 'round', lineJoin: 'round', fillStyle: 'black' });
  });

  it('goes on from the middle of the last step, round, up to the finger', () => {
    const { pen, log } = recordingPen();
    const ink = inkCanvas(pen, 12, () => 'black');
    ink.grow([
      { x: 0, y: 0 },
      { x: 10, y: 0 },
    ]);
    ink.grow([
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
    ]);
    expect(log).toEqual([
      'move 0 0',
      'curve 0 0 5 0',
      'line 10 0',
      'move 5 0',
      'curve 10 0 10 5',
      'line 10 10',
    ]);
  });

  it('draws every stroke anew after it was cleared', () => {
    const { pen, log } = recordingPen();
    const ink = inkCanvas(pen, 12, () => 'black');
    ink.resize(300, 200, 2);
    expect(pen.canvas).toEqual({ width: 600, height: 400 });
    log.length = 0;
    ink.show([
      [{ x: 1, y: 1 }],
      [
        { x: 2, y: 2 },
        { x: 3, y: 3 },
      ],
    ]);
    expect(log[0]).toBe('clear 0 0 300 200');
    expect(log.filter((line) => line.startsWith('dot'))).toHaveLength(2);
    log.length = 0;
    ink.show([]);
    expect(log).toEqual(['clear 0 0 300 200']);
  });

  it('follows the colour of the theme', () => {
    const { pen } = recordingPen();
    let colour = 'black';
    const ink = inkCanvas(pen, 12, () => colour);
    colour = 'yellow';
    ink.grow([{ x: 0, y: 0 }]);
    expect(pen.strokeStyle).toBe('yellow');
  });
});
