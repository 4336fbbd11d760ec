import { style } from '@vanilla-extract/css';

export const root = style({ display: 'flex', flexDirection: 'column' });
export const main = style({ flex: '1 1 0', minHeight: 0, minWidth: 0 });
