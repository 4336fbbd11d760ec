import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const pad = style({
  display: 'grid',
  gap: length.tightGap,
  gridAutoRows: length.key,
  selectors: {
    // Keys grow where there is room for it, never shrink.
    '&[data-grows]': {
      gridAutoRows: `minmax(${length.key}, calc(1.4 * ${length.key}))`,
      flex: '1 1 0',
      minHeight: 0,
    },
  },
});
export const stack = style({
  display: 'flex',
  flexDirection: 'column',
  gap: length.gap,
  flex: '1 1 0',
  minHeight: 0,
});
/** A digit or tool key fills its cell. */
export const cell = style({ display: 'grid' });
/** Erasing stands a little apart from the digits. */
export const tool = style([cell, { paddingLeft: 8 }]);
export const keyWords = style({ fontSize: length.furniture });
/** The bar under the 5, as on every telephone. */
export const five = style({
  position: 'relative',
  selectors: {
    '&::after': {
      content: '""',
      position: 'absolute',
      insetInline: 0,
      bottom: '0.14em',
      borderBottom: `6px solid ${role.accent}`,
    },
    '[data-pressed] &::after': { borderBottomColor: role.pressedInk },
  },
});
