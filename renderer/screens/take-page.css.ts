import { style } from '@vanilla-extract/css';
import { role } from '../theme/contract.css.ts';

/** The ground a picture stands on: as dark as ink on the standard look, so that white paper shows its edges. */
export const picture = style({
  position: 'relative',
  overflow: 'hidden',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  borderRadius: 8,
  background: role.quietFill,
});
export const live = style({ width: '100%', height: '100%', objectFit: 'contain' });
export const still = style({ maxWidth: '100%', maxHeight: '100%', border: `2px solid ${role.line}` });
/** Where the paper should lie. */
export const guide = style({
  position: 'absolute',
  inset: '6%',
  border: `4px dashed ${role.accent}`,
  borderRadius: 8,
  pointerEvents: 'none',
});
