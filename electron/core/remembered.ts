import type { QuestionStep } from '../contract/catalogue.ts';
import { onDuty } from './duties.ts';
import type { Visit } from './state.ts';

/**
 * The ledger of field keys: what was accepted once in this visit is not asked again (elderly-ui row 22). A field of another
 * form is another thing, whatever its name.
 */
const keyOf = ({ field, answer }: QuestionStep): string => `${answer.form}:${field}`;

/**
 * The ledger with one more accepted answer. An answer left empty says nothing worth keeping; what an attendant writes down of
 * one person says nothing of the next.
 */
export function remembering(visit: Visit, step: QuestionStep, answer: string): Visit['ledger'] {
  return answer === '' || onDuty(visit) ? visit.ledger : new Map(visit.ledger).set(keyOf(step), answer);
}

/** What was accepted for this field before, in whatever service; of a choice, where it is one of the options here. */
export function rememberedFor(visit: Visit, step: QuestionStep): string | undefined {
  const known = visit.ledger.get(keyOf(step));
  const { answer } = step;
  if (answer.form !== 'choice') return known;
  return answer.options.some(({ value }) => value === known) ? known : undefined;
}
