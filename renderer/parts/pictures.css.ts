import { keyframes, style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

/** Takes what room there is and never pushes anything. */
export const picture = style({
  flex: '1 1 0',
  minHeight: 0,
  width: '100%',
  overflow: 'hidden',
  fill: 'none',
  stroke: role.ink,
  strokeWidth: 4,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
});

/** Two pictures that share the room of one. */
export const pair = style({
  flex: '1 1 0',
  minHeight: 0,
  width: '100%',
  display: 'flex',
  gap: length.gap,
  // Side by side where the room is broad, one over the other where it is high.
  '@media': { '(orientation: portrait)': { flexDirection: 'column' } },
});

export const accent = style({ stroke: role.accent });
export const paper = style({ fill: role.paper });

/** 1.2 s of movement, then rest, then again: it teaches, it does not decorate. */
const lay = keyframes({
  '0%': { transform: 'translate(var(--from-x), var(--from-y))' },
  '40%': { transform: 'translate(0, 0)' },
  '100%': { transform: 'translate(0, 0)' },
});

const CYCLE = '3s';

export const layFromBelow = style({
  vars: { '--from-x': '0px', '--from-y': '40px' },
  animation: `${lay} ${CYCLE} ease-out infinite`,
  '@media': { '(prefers-reduced-motion: reduce)': { animation: 'none' } },
});
export const layFromAbove = style({
  vars: { '--from-x': '0px', '--from-y': '-110px' },
  animation: `${lay} ${CYCLE} ease-out infinite`,
  '@media': { '(prefers-reduced-motion: reduce)': { animation: 'none' } },
});
