import { style } from '@vanilla-extract/css';
import { length } from '../theme/contract.css.ts';

export const wordsOfTile = style({ display: 'flex', flexDirection: 'column', minWidth: 0, flex: '1 1 0' });
export const action = style({ fontWeight: 700 });
export const name = style({ fontSize: length.small, maxWidth: '22em' });
export const mark = style({
  display: 'flex',
  alignItems: 'center',
  gap: length.tightGap,
  flex: '0 0 auto',
  fontSize: length.small,
  fontWeight: 700,
});
