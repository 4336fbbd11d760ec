import { globalStyle, style } from '@vanilla-extract/css';
import { length } from '../theme/contract.css.ts';

export const stack = style({
  display: 'flex',
  flexDirection: 'column',
  gap: length.tightGap,
  justifyContent: 'space-between',
});
const toolGrid = style({ display: 'grid', gap: length.tightGap });
export const tools = style([toolGrid, { gridAutoFlow: 'column', gridAutoColumns: '1fr' }]);
/** 删一字 stands over the quiet action, never over 继续, whichever side that is on. */
globalStyle(`[data-hand="left"] ${tools} > :first-child`, { order: 1 });
/** Two to a row, in the column beside the writing. */
export const sideTools = style([toolGrid, { gridTemplateColumns: '1fr 1fr', marginTop: length.tightGap }]);
globalStyle(`${sideTools} > :last-child`, { gridColumn: '1 / -1' });
export const opening = style({ display: 'flex', alignItems: 'center', justifyContent: 'center' });
/** What the box says of itself stands in the small room of its candidates. */
export const writing = style({
  fontSize: length.furniture,
  display: 'flex',
  // Narrower than its column where 继续 stands beside it: the air is always on the side of 继续.
  selectors: { '[data-hand="left"] &': { justifyContent: 'flex-end' } },
});
