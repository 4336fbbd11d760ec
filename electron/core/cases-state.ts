import type { CaseProgress, KnownCase } from '../contract/case-progress.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { ServiceId } from '../contract/ids.ts';
import type { Journey } from './state.ts';

/** 办理进度 and taking a case back, as far as the rules hold it; gone with the visit. */

/** The case that is to be taken back. */
export interface WithdrawalSubject {
  readonly receiptNumber: string;
  readonly service: ServiceId;
  readonly madeAt: number;
}

/** What the platform says of the case that is up. */
export type ProgressState =
  | { readonly state: 'asked' }
  /** The platform has nothing to say yet: the case has not reached it. */
  | { readonly state: 'not-there' }
  | { readonly state: 'found'; readonly progress: CaseProgress }
  | { readonly state: 'unavailable'; readonly failure: FailureCode };

export type WithdrawalOutcome = 'taken-out' | 'sending' | 'withdrawn' | 'to-upload' | 'refused';

export type CasesPage =
  | { readonly page: 'list' }
  | { readonly page: 'number'; readonly failure?: FailureCode; readonly tried?: string }
  | {
      readonly page: 'case';
      readonly receiptNumber: string;
      readonly from: 'list' | 'number';
      /** What this terminal knows of it; absent for a case of another terminal. */
      readonly known?: KnownCase;
      readonly progress: ProgressState;
    }
  | {
      readonly page: 'withdraw';
      readonly subject: WithdrawalSubject;
      /** 不撤回 leads back there; absent from a result. */
      readonly back?: Extract<CasesPage, { readonly page: 'case' }>;
      readonly asked: boolean;
      readonly failure?: FailureCode;
    }
  | {
      readonly page: 'withdrawn';
      readonly subject: WithdrawalSubject;
      readonly outcome: WithdrawalOutcome;
      readonly reason?: string;
      /** When `sending` turns into `to-upload` in words; the outbox goes on trying. */
      readonly patienceEndsMono?: number;
    };

export interface CasesState {
  readonly shown: CasesPage;
  /** The person's cases of this terminal, newest first; absent while they are looked for. */
  readonly list?: readonly KnownCase[];
  /** The result that this lies over. */
  readonly over?: Journey;
}
