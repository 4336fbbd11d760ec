import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const placeLine = style({
  flex: '0 0 auto',
  padding: `${length.tightGap} ${length.margin} 0`,
  fontSize: length.furniture,
  selectors: {
    '[data-orientation="portrait"] &': { display: 'flex', flexDirection: 'column', gap: length.tightGap },
    '[data-orientation="landscape"] &': { display: 'flex', alignItems: 'center', gap: length.gap },
  },
});

export const first = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: length.gap,
  flex: '1 1 auto',
  whiteSpace: 'nowrap',
  minHeight: '1.5em',
  selectors: { '[data-orientation="landscape"] &': { minHeight: length.target } },
});

export const left = style({ display: 'flex', alignItems: 'center', gap: length.tightGap });
/** To be seen across the hall as well: somebody here waits for a person. */
export const helpWords = style({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: `0 ${length.tightGap}`,
  fontWeight: 700,
  borderRadius: 8,
  background: role.mainFill,
  color: role.mainInk,
});
export const right = style({ display: 'flex', alignItems: 'center', gap: length.gap, marginLeft: 'auto' });

export const segments = style({ display: 'flex', gap: 6 });
export const segment = style({
  width: 24,
  height: 24,
  border: `${length.line} solid ${role.accent}`,
});
export const reached = style({ background: role.accent });

export const resident = style({ display: 'flex', whiteSpace: 'nowrap' });
export const residentWords = style([
  resident,
  { alignItems: 'center', gap: length.tightGap, minHeight: length.target },
]);
export const name = style({ fontWeight: 700 });
