import { styleVariants } from '@vanilla-extract/css';
import { length } from '../theme/contract.css.ts';

const sideBySide = { display: 'grid', columnGap: length.gap, whiteSpace: 'nowrap' } as const;

/** Matters side by side; as many in every row of a place. */
export const row = styleVariants({
  small: { ...sideBySide, fontSize: length.small },
  text: sideBySide,
});
