import { style } from '@vanilla-extract/css';
import { length } from '../theme/contract.css.ts';

export const block = style({ display: 'flex', alignItems: 'center', gap: length.gap });
export const code = style({ height: '100%', flex: '0 0 auto', aspectRatio: '1' });
export const light = style({ fill: '#ffffff' });
export const dark = style({ fill: '#000000' });
export const caption = style({ minWidth: 0, fontSize: length.small, maxWidth: '12em', textWrap: 'balance' });
