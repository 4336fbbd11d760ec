import { memo } from 'react';
import type { StationStatus } from '../../electron/contract/status.ts';
import { operatorLines } from '../copy/attendant.ts';
import { widthInEm } from '../layout/measure.ts';
import type { Metrics } from '../theme/millimetres.ts';
import * as css from './operator-line.css.ts';

type Operator = NonNullable<StationStatus['operator']>;

/** The fullest wording that fits beside what else stands in the line, px. */
export function operatorWords(operator: Operator, metrics: Metrics, taken: number): string {
  const room = metrics.window.width - 2 * metrics.margin - taken;
  const lines = operatorLines(operator);
  return lines.find((line) => widthInEm(line) * metrics.furniture <= room) ?? lines.at(-1) ?? '';
}

interface OperatorProps {
  readonly operator: Operator;
  readonly metrics: Metrics;
  /** Width that other things take of the same line, px. */
  readonly taken: number;
}

/** Who operates for whom, in words; it stands where the resident's name and number stand otherwise. */
export const OperatorLine = memo(function OperatorLine({ operator, metrics, taken }: OperatorProps) {
  return (
    <p className={css.operator} role="status" data-part="operator">
      {operatorWords(operator, metrics, taken)}
    </p>
  );
});

/** The frame that says so from afar. */
export function OperatorFrame({ mode }: Pick<Operator, 'mode'>) {
  return <div className={css.frames[mode]} data-part="operator-frame" aria-hidden="true" />;
}
