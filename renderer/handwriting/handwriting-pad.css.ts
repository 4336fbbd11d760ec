import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const pad = style({ display: 'flex', gap: length.gap });
export const stacked = style([pad, { flexDirection: 'column' }]);
export const beside = style([
  pad,
  { flexDirection: 'row', selectors: { '[data-hand="left"] &': { flexDirection: 'row-reverse' } } },
]);

/** Candidates and what is said where there are none. */
export const choosing = style({ display: 'flex', flexDirection: 'column', justifyContent: 'space-between' });
export const candidates = style({ display: 'grid', gap: length.tightGap });
/** Close to the box that it speaks of. */
export const hint = style({
  alignSelf: 'end',
  gridColumn: '1 / -1',
  gridRow: '1 / -1',
});

export const writing = style({
  display: 'flex',
  gap: length.gap,
  selectors: { '[data-hand="left"] &': { flexDirection: 'row-reverse' } },
});
export const box = style({
  position: 'relative',
  flex: '0 0 auto',
  borderRadius: 8,
  background: role.paper,
  // Stronger than a key: here one writes. Inside its room, over the ruling and under no ink.
  outlineStyle: 'solid',
  outlineWidth: `calc(2 * ${length.line})`,
  outlineColor: role.accent,
  outlineOffset: `calc(-2 * ${length.line})`,
});
export const ruling = style({
  position: 'absolute',
  inset: 0,
  fill: 'none',
  stroke: role.accent,
  strokeWidth: 2,
  strokeDasharray: '2 14',
  strokeLinecap: 'round',
});
export const canvas = style({
  position: 'absolute',
  inset: 0,
  width: '100%',
  height: '100%',
  color: role.ink,
  touchAction: 'none',
});

export const keys = style({ display: 'flex', gap: length.tightGap });
export const keysBelow = style([keys, { flexDirection: 'column', justifyContent: 'flex-end' }]);
export const keysSide = style([keys, { flexDirection: 'row', gap: length.apart }]);
/** The key of a given size fills it. */
export const key = style({ display: 'grid' });
