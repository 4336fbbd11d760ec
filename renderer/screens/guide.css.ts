import { style } from '@vanilla-extract/css';

/** A fact as the notices word it, of the width of a paragraph. */
export const fact = style({ maxWidth: '22em', textWrap: 'balance' });
