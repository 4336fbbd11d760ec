import type { Panel } from '../../electron/contract/site.ts';
import type { Box } from '../theme/millimetres.ts';

/** Nothing to be touched is higher above the floor than this while somebody sits, mm (elderly-ui row 28). */
export const HIGHEST_REACH_MM = 1_150;

/**
 * How far below the upper edge of the window the reach of a seated person ends, px: nothing above may be touched.
 * 0 where the whole window is in reach; nothing where nobody has measured how high the panel hangs.
 */
export function reachLine(panel: Panel, window: Box, pxPerMm: number): number | undefined {
  if (panel.bottomHeightMm === undefined) return undefined;
  const room = Math.floor((HIGHEST_REACH_MM - panel.bottomHeightMm) * pxPerMm);
  return Math.min(window.height, Math.max(0, window.height - room));
}
