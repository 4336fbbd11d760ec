import { style } from '@vanilla-extract/css';

/** One em square, so that icons grow with the words beside them. */
export const icon = style({
  flex: '0 0 auto',
  width: '1em',
  height: '1em',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 4,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
});

/** A face is looked at, not only recognised. */
export const face = style([icon, { width: '1.3em', height: '1.3em' }]);
