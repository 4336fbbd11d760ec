import { style } from '@vanilla-extract/css';
import { length } from '../theme/contract.css.ts';

export const row = style({
  display: 'grid',
  gridAutoColumns: '1fr',
  gridAutoFlow: 'column',
  gap: length.gap,
});
export const option = style({
  display: 'flex',
  alignItems: 'center',
  gap: length.tightGap,
  flex: '1 1 0',
  minWidth: 0,
});
export const words = style({ flex: '1 1 0', minWidth: 0 });
export const second = style({ display: 'block', fontSize: length.small, fontWeight: 400 });
export const mark = style({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  flex: '0 0 auto',
  fontSize: length.small,
});
