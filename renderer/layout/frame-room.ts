import type { Metrics } from '../theme/millimetres.ts';
import { columnWidth, type FramePlan, type HeadWords, type HeightFor, planFrame } from './frame-plan.ts';

/** A frame whose content fills what room it gets. */
export interface FrameAround {
  readonly metrics: Metrics;
  readonly hasResident: boolean;
  readonly head: HeadWords;
  readonly actions: readonly { readonly label: string; readonly kind: 'main' | 'quiet' }[];
  /** Width of what stands in the side column, where something does. */
  readonly sideWidth?: number | undefined;
  /** What of the content stands over the line of reach. */
  readonly above?: HeightFor | undefined;
  /** Least height of the content, px. */
  readonly least: number;
}

/** Whether the lead has room beside the only block, so that neither gives way to the other or goes to another page. */
export function leadFits(around: FrameAround): boolean {
  const { leadInContent, noticeInContent, room } = planOf(around);
  return !leadInContent && !noticeInContent && room >= around.least;
}

/**
 * The room that a frame will give its only block, px: the frame's own plan, made from the same figures, so that what is drawn
 * to fill it is right at once.
 */
export function frameRoom(around: FrameAround): { readonly width: number; readonly height: number } {
  const { metrics, sideWidth } = around;
  return { width: columnWidth(metrics, sideWidth), height: Math.floor(planOf(around).room) };
}

function planOf({ metrics, hasResident, head, actions, sideWidth, above, least }: FrameAround): FramePlan {
  const quiet = actions.filter(({ kind }) => kind !== 'main');
  const under = metrics.composition === 'beside' ? (sideWidth === undefined ? [] : quiet) : actions;
  return planFrame({
    metrics,
    hasResident,
    head,
    blocks: [() => least],
    actions: under.map(({ label }) => label),
    leadLast: true,
    above,
    sideWidth,
  });
}
