import { style } from '@vanilla-extract/css';
import { length, role } from '../theme/contract.css.ts';

const keyboard = style({ display: 'flex', flexShrink: 0 });
export const stacked = style([keyboard, { flexDirection: 'column', justifyContent: 'space-between' }]);
export const beside = style([keyboard, { flexDirection: 'row', justifyContent: 'space-between' }]);

export const choosing = style({ display: 'flex', gap: length.tightGap });
export const choosingBeside = style([choosing, { flexDirection: 'column' }]);
export const grid = style({
  display: 'grid',
  gap: length.tightGap,
  alignContent: 'start',
  flex: '0 0 auto',
});
export const hint = style({
  gridColumn: '1 / -1',
  gridRow: '1 / -1',
  display: 'flex',
  alignItems: 'center',
});
export const candidate = style({ display: 'grid' });

export const pages = style({ display: 'grid', gap: length.tightGap, flex: '1 1 0', minWidth: 0 });
export const pagesUnder = style([pages, { gridTemplateColumns: '1fr 1fr', flex: '0 0 auto' }]);
export const pagesAside = style([pages, { gridTemplateRows: '1fr 1fr' }]);

export const typing = style({ display: 'flex', flexDirection: 'column', gap: length.tightGap });
export const typedRow = style({ display: 'flex', gap: length.tightGap });
export const typed = style({
  flex: '1 1 0',
  minWidth: 0,
  display: 'flex',
  alignItems: 'center',
  overflow: 'hidden',
  padding: `0 ${length.pad}`,
  fontSize: length.keyText,
  fontWeight: 700,
  whiteSpace: 'nowrap',
  borderStyle: 'solid',
  borderWidth: length.line,
  borderColor: role.accent,
  borderRadius: 8,
});
/** What was typed last must be seen, however long it grows. */
export const typedEnd = style({ marginLeft: 'auto', marginRight: 'auto' });

export const row = style({ display: 'flex', justifyContent: 'center', gap: length.tightGap });
/** A cell of a given size is filled by its key. */
export const cell = style({ display: 'grid', flex: '0 0 auto' });
