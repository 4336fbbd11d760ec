import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const row = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  columnGap: length.gap,
  rowGap: length.tightGap,
  paddingBottom: 8,
  borderBottom: `2px solid ${role.accent}`,
});
export const words = style({ display: 'flex', alignItems: 'center', gap: length.gap, flex: '0 0 auto' });
export const label = style({ fontWeight: 700 });
export const buttons = style({ display: 'flex', gap: length.gap, flex: '0 0 auto' });
export const thumbnail = style({
  flex: '0 0 auto',
  borderStyle: 'solid',
  borderWidth: 2,
  borderColor: role.line,
  background: role.paper,
});
