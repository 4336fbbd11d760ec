import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const passing = style({
  position: 'fixed',
  insetInline: length.margin,
  top: length.tightGap,
  zIndex: 1,
  pointerEvents: 'none',
  background: role.paper,
  borderRadius: 8,
});
