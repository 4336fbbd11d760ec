import type { AssistMode } from '../../electron/contract/attendant.ts';
import { bound, filled } from './bind.ts';
import { attendantWords as zh } from './zh/attendant.ts';

/** The words of attendants' pages, and of the line that says who operates for whom. The texts stand in `zh/attendant.ts`. */
export const attendantWords = bound(zh);

interface OperatorNames {
  readonly mode: 'none' | AssistMode;
  readonly attendantName: string;
  readonly residentName?: string | undefined;
  readonly agentName?: string | undefined;
}

function operatorTexts({ mode, residentName, agentName }: OperatorNames): readonly string[] {
  const { operator } = zh;
  const known = residentName !== undefined;
  if (mode === 'none') return operator.signedIn;
  if (mode === 'duty') return operator.duty;
  if (mode === 'beside') return known ? operator.besideWhom : operator.beside;
  if (agentName !== undefined) return known ? operator.agentActsForWhom : operator.agentActs;
  return known ? operator.attendantActsForWhom : operator.attendantActs;
}

/** Who operates for whom, the fullest wording first; a screen takes the first that fits on its line. */
export function operatorLines(names: OperatorNames): readonly string[] {
  const { attendantName: attendant, residentName: resident = '', agentName: agent = '' } = names;
  return operatorTexts(names).map((text) => filled(text, { attendant, resident, agent }));
}
