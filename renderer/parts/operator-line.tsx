import { memo } from 'react';
import type { StationStatus } from '../../electron/contract/status.ts';
import { operatorLines } from '../copy/attendant.ts';
import { LONGEST_LINE, widthInEm } from '../layout/measure.ts';
import type { Metrics } from '../theme/millimetres.ts';
import * as css from './operator-line.css.ts';

/** Characters of a name that is too long for the line. */
const SHORT_NAME = 4;

type Operator = NonNullable<StationStatus['operator']>;

/** The fullest wording that fits beside what else stands in the line, px. */
export function operatorWords(operator: Operator, metrics: Metrics, taken: number): string {
  const room = metrics.window.width - 2 * metrics.margin - taken;
  const fits = (line: string) =>
    widthInEm(line) <= LONGEST_LINE && widthInEm(line) * metrics.furniture <= room;
  const lines = operatorLines(operator);
  const named = lines.slice(0, -1).find(fits) ?? operatorLines(shortened(operator)).slice(0, -1).find(fits);
  return named ?? lines.at(-1) ?? '';
}

/** Names of many characters by their beginning: who it is can still be told. */
function shortened({ residentName, agentName, ...operator }: Operator): Operator {
  const short = (name: string) => {
    const characters = Array.from(name);
    return characters.length <= SHORT_NAME ? name : `${characters.slice(0, SHORT_NAME).join('')}…`;
  };
  return {
    ...operator,
    attendantName: short(operator.attendantName),
    ...(residentName === undefined ? {} : { residentName: short(residentName) }),
    ...(agentName === undefined ? {} : { agentName: short(agentName) }),
  };
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
