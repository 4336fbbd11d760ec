import { style } from '@vanilla-extract/css';
import { length } from '../theme/contract.css.ts';

export const row = style({
  display: 'grid',
  gridAutoColumns: '1fr',
  gridAutoFlow: 'column',
  gap: length.gap,
});
export const words = style({ minWidth: 0, flex: '1 1 0' });
