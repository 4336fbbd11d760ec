import { contrast } from '../../../renderer/theme/contrast.ts';

/** `#rrggbb` of `rgb(1, 2, 3)` as a browser computes it. Throws at anything see-through: its contrast cannot be told. */
export function hexOf(computed: string): string {
  const parts = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(computed);
  if (parts === null || (parts[4] !== undefined && Number(parts[4]) < 1))
    throw new Error(`No plain colour: ${computed}`);
  return `#${parts
    .slice(1, 4)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Contrast of two colours as a browser computes them, 1–21 (WCAG 2.2). */
export function computedContrast(one: string, other: string): number {
  return contrast(hexOf(one), hexOf(other));
}
