import { style } from '@vanilla-extract/css';
import { role } from '../theme/contract.css.ts';

/** What the camera sees, in its own shape. */
export const picture = style({
  position: 'relative',
  overflow: 'hidden',
  borderRadius: 8,
  background: role.quietFill,
});
export const live = style({ display: 'block', width: '100%', height: '100%', objectFit: 'contain' });
/** The ground that the paper which was photographed lies on. */
export const paper = style({ display: 'flex', alignItems: 'flex-start', justifyContent: 'flex-start' });
export const still = style({ maxWidth: '100%', maxHeight: '100%', border: `2px solid ${role.line}` });
/** Where the paper should lie. */
export const guide = style({
  position: 'absolute',
  inset: '4%',
  border: `4px dashed ${role.paper}`,
  borderRadius: 8,
  pointerEvents: 'none',
});
