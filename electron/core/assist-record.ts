import type { AssistMode, AttendantId } from '../contract/attendant.ts';
import type { Credential } from '../contract/credential.ts';
import type { ServiceId } from '../contract/ids.ts';
import type { Signature } from '../contract/signature.ts';
import { answersTo, signatureTo } from './asked-steps.ts';
import { MANDATE_STEPS, type Mandate, signedIn } from './assist-state.ts';
import type { Visit } from './state.ts';

/** Who operated, and who acted for whom: goes with every case and onto every slip of the visit. */
export interface AssistRecord {
  readonly mode: AssistMode;
  readonly attendant: { readonly id: AttendantId; readonly name: string };
  /** 代人办 only. */
  readonly agent?: {
    readonly by: 'attendant' | 'relative';
    readonly card: Credential;
    /** Code and word of the relation; an attendant has none. */
    readonly relation?: { readonly code: string; readonly words: string };
    /** Which words of authority were agreed to. */
    readonly authority: { readonly service: ServiceId; readonly version: number };
    readonly signature?: Signature;
  };
}

/** The record of a visit's operator; undefined where residents act for themselves. */
export function assistRecord(visit: Visit): AssistRecord | undefined {
  const assist = signedIn(visit);
  if (assist?.mode === undefined) return undefined;
  const { id, name } = assist.attendant;
  const base = { mode: assist.mode, attendant: { id, name } };
  const { mandate } = assist;
  if (mandate?.given !== true) return base;
  const { service, agentCard } = mandate;
  const signature = signatureTo(visit, service.id);
  const relation = agentCard === undefined ? undefined : relationOf(visit, mandate);
  return {
    ...base,
    agent: {
      by: agentCard === undefined ? 'attendant' : 'relative',
      card: agentCard ?? assist.card,
      ...(relation === undefined ? {} : { relation }),
      authority: { service: service.id, version: service.version },
      ...(signature === undefined ? {} : { signature }),
    },
  };
}

function relationOf(visit: Visit, { service }: Mandate): { code: string; words: string } | undefined {
  const code = answersTo(visit, service.id).get(MANDATE_STEPS.relation);
  const question = service.journey.find((step) => step.id === MANDATE_STEPS.relation);
  if (code === undefined || question?.step !== 'question' || question.answer.form !== 'choice')
    return undefined;
  const words = question.answer.options.find(({ value }) => value === code)?.label ?? code;
  return { code, words };
}
