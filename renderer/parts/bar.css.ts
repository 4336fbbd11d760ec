import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const bar = style({
  flex: '0 0 auto',
  display: 'flex',
  alignItems: 'center',
  gap: length.tightGap,
  height: length.bar,
  padding: `0 ${length.margin}`,
  borderTop: `${length.line} solid ${role.line}`,
});
