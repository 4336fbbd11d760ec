export { type Rect, type Sweep, shortcomings, sweep } from '../sweep/look-over.ts';
