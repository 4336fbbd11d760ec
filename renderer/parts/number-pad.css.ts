import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const echo = style({
  display: 'flex',
  alignItems: 'center',
  minHeight: '1.5em',
  padding: `8px ${length.pad}`,
  fontWeight: 700,
  borderStyle: 'solid',
  borderWidth: length.line,
  borderColor: role.accent,
  borderRadius: 8,
});
export const empty = style([echo, { fontWeight: 400 }]);

export const pad = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(3, 1fr)',
  gridAutoRows: length.key,
  selectors: {
    // Keys grow where there is room for it, never shrink.
    '[data-orientation="portrait"] &': {
      gridAutoRows: `minmax(${length.key}, calc(1.4 * ${length.key}))`,
      flex: '1 1 0',
      minHeight: 0,
    },
  },
  gap: length.tightGap,
});
export const stack = style({
  display: 'flex',
  flexDirection: 'column',
  gap: length.gap,
  flex: '1 1 0',
  minHeight: 0,
});
export const keyWords = style({ fontSize: length.furniture });
