import type { QuestionStep } from '../contract/catalogue.ts';
import type { Visit } from './state.ts';

/**
 * The ledger of field keys: what was accepted once in this visit is not asked again (elderly-ui row 22). A field of another
 * form is another thing, whatever its name.
 */
const keyOf = ({ field, answer }: QuestionStep): string => `${answer.form}:${field}`;

/** The ledger with one more accepted answer. An answer left empty says nothing worth keeping. */
export function remembering(visit: Visit, step: QuestionStep, answer: string): Visit['ledger'] {
  return answer === '' ? visit.ledger : new Map(visit.ledger).set(keyOf(step), answer);
}

/** What was accepted for this field before, in whatever service. */
export function rememberedFor(visit: Visit, step: QuestionStep): string | undefined {
  return visit.ledger.get(keyOf(step));
}
