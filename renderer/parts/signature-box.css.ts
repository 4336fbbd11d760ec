import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const box = style({
  position: 'relative',
  overflow: 'hidden',
  borderStyle: 'solid',
  borderWidth: length.line,
  borderColor: role.line,
  borderRadius: 8,
  background: role.paper,
});
export const wrong = style([box, { borderColor: role.alarm, borderWidth: `calc(2 * ${length.line})` }]);
/** The line to write on. */
export const base = style({
  position: 'absolute',
  left: '6%',
  right: '6%',
  bottom: '18%',
  borderBottom: `3px dashed ${role.accent}`,
});
export const canvas = style({
  position: 'absolute',
  inset: 0,
  width: '100%',
  height: '100%',
  color: role.ink,
  touchAction: 'none',
});
export const stack = style({
  display: 'flex',
  flexDirection: 'column',
  gap: length.gap,
  alignItems: 'flex-start',
});
export const row = style({
  display: 'flex',
  gap: length.gap,
  alignItems: 'flex-start',
  justifyContent: 'space-between',
});
