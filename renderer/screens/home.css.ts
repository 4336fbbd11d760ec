import { style, styleVariants } from '@vanilla-extract/css';
import { length } from '../theme/contract.css.ts';

export const row = style({
  display: 'grid',
  gridAutoColumns: '1fr',
  gridAutoFlow: 'column',
  gap: length.gap,
});
export const lines = style({ display: 'flex', flexDirection: 'column', minWidth: 0, flex: '1 1 0' });
export const oneLine = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: length.tightGap,
  minWidth: 0,
  flex: '1 1 0',
});
export const action = style({ display: 'flex', alignItems: 'center', gap: length.tightGap, fontWeight: 700 });
export const verb = style({ flex: '1 1 0', minWidth: 0 });
export const name = styleVariants({
  small: { fontSize: length.small, maxWidth: '22em', textWrap: 'balance' },
  furniture: { fontSize: length.furniture, maxWidth: '22em', textWrap: 'balance' },
});
export const mark = style({
  display: 'flex',
  alignItems: 'center',
  gap: length.tightGap,
  flex: '0 0 auto',
  fontSize: length.furniture,
  fontWeight: 700,
});
