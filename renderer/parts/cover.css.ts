import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const cover = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: length.gap,
  width: '100%',
  height: '100%',
  padding: `${length.gap} ${length.margin} ${length.apart}`,
  textAlign: 'center',
  background: role.paper,
  color: role.ink,
  // Somebody who sits must reach the one button there is.
  selectors: { '[data-reach="seated"] &': { justifyContent: 'flex-end' } },
});

/** What the page asks for, with its sign beside it. */
export const alert = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  gap: length.gap,
  fontSize: length.heading,
});
export const heading = style({ fontSize: length.heading, fontWeight: 700 });
export const lead = style({ fontSize: length.text });
