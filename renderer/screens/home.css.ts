import { style, styleVariants } from '@vanilla-extract/css';
import { length } from '../theme/contract.css.ts';

export const row = style({
  display: 'grid',
  gridAutoColumns: '1fr',
  gridAutoFlow: 'column',
  gap: length.gap,
});
export const wordsOfTile = style({ display: 'flex', flexDirection: 'column', minWidth: 0, flex: '1 1 0' });
export const action = style({ fontWeight: 700 });
export const name = styleVariants({
  small: { fontSize: length.small, maxWidth: '22em' },
  furniture: { fontSize: length.furniture, maxWidth: '22em' },
});
export const mark = style({
  display: 'flex',
  alignItems: 'center',
  gap: length.tightGap,
  flex: '0 0 auto',
  fontSize: length.small,
  fontWeight: 700,
});
