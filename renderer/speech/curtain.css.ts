import { style } from '@vanilla-extract/css';
import { cover } from '../parts/cover.css.ts';

/** Over the screen, which stays as it is under it for whoever goes by the keypad. */
export const curtain = style([cover, { position: 'absolute', inset: 0 }]);
export const under = style({ position: 'relative' });
