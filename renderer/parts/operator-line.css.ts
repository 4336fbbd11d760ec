import { style, styleVariants } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

/** Thick enough to be seen from beside the terminal, thinner than the margin that no target stands in, px. */
const FRAME_PX = 20;

/**
 * Round everything but the bar, over the margins: it takes no room, moves nothing and cannot be touched. The two modes differ in
 * shape as well as in words, because no theme may tell them by colour alone.
 */
const frame = style({
  position: 'fixed',
  inset: 0,
  bottom: length.bar,
  pointerEvents: 'none',
  boxSizing: 'border-box',
  borderColor: role.accent,
  borderWidth: FRAME_PX,
  zIndex: 1,
});
export const frames = styleVariants({
  none: [frame, { borderStyle: 'dotted' }],
  beside: [frame, { borderStyle: 'solid' }],
  'on-behalf': [frame, { borderStyle: 'double' }],
  duty: [frame, { borderStyle: 'dashed' }],
});

export const operator = style({
  display: 'flex',
  alignItems: 'center',
  minHeight: length.target,
  whiteSpace: 'nowrap',
  fontWeight: 700,
});
