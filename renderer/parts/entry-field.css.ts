import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const field = style({
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'center',
  padding: `8px ${length.pad}`,
  borderStyle: 'solid',
  borderWidth: length.line,
  borderColor: role.accent,
  borderRadius: 8,
});
/** Wrong: another edge, a sign and words. */
export const wrong = style([field, { borderColor: role.alarm, borderWidth: `calc(2 * ${length.line})` }]);
export const value = style({ minHeight: '1.5em', fontWeight: 700, overflowWrap: 'anywhere' });
export const empty = style([value, { fontWeight: 400 }]);
export const message = style({ display: 'flex', gap: length.tightGap, fontSize: length.furniture });
export const sign = style({
  display: 'flex',
  alignItems: 'center',
  height: '1.5em',
  flex: '0 0 auto',
  color: role.alarm,
});
