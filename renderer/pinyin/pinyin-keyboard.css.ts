import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

export const keyboard = style({ display: 'flex', flexDirection: 'column', gap: length.tightGap });

export const grid = style({ display: 'grid', gap: length.tightGap, flex: '0 0 auto' });
export const hint = style({ gridColumn: '1 / -1', gridRow: '1 / -1', display: 'flex', alignItems: 'center' });
export const typedRow = style({ display: 'flex', gap: length.tightGap, flex: '0 0 auto' });
export const typed = style({
  flex: '1 1 0',
  minWidth: 0,
  display: 'flex',
  alignItems: 'center',
  padding: `0 ${length.pad}`,
  fontWeight: 700,
  whiteSpace: 'nowrap',
  borderStyle: 'solid',
  borderWidth: length.line,
  borderColor: role.accent,
  borderRadius: 8,
});

export const letters = style({ display: 'flex', flexDirection: 'column', gap: length.tightGap });
export const row = style({ display: 'flex', justifyContent: 'center', gap: length.tightGap });
/** A cell of a given size is filled by its key. */
export const cell = style({ display: 'grid', flex: '0 0 auto' });
export const rest = style({ display: 'grid', flex: '1 1 0', minWidth: 0 });
/** Small letters stand low in a font made for characters. */
export const letter = style({ position: 'relative', top: '-0.08em' });
