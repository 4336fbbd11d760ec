import type { Effect } from '../core/effects.ts';
import type { ReportEvent } from '../core/events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore } from '../core/ports/store.ts';

/** An unfinished form is offered back for so long, ms (services spec §10.4: seven days). */
export const DRAFT_KEPT_MS = 7 * 24 * 3_600_000;

/** A clock that is put right by less than this has not made a draft one of the future, ms. */
const CLOCK_SLACK_MS = 24 * 3_600_000;

type Asked = Extract<Effect, { effect: 'keepDraft' | 'findDraft' }>;

export interface DraftDesk {
  /** Seals what was answered, or finds what a sudden end left; nothing is said where there is nothing. */
  run(asked: Asked): ReportEvent | undefined;
  /** Drops what nobody came back for. */
  expireOld(): void;
}

/** Where unfinished answers are kept. On a full disk they are not: whoever comes back answers again. */
export function createDraftDesk({
  store,
  clock,
}: {
  readonly store: Pick<KioskStore, 'drafts'>;
  readonly clock: Pick<Clock, 'now'>;
}): DraftDesk {
  const kept = (): { since: number; until: number } => {
    const now = clock.now();
    return { since: now - DRAFT_KEPT_MS, until: now + CLOCK_SLACK_MS };
  };
  return {
    run(asked) {
      const { effect, ...draft } = asked;
      if (effect === 'keepDraft') {
        store.drafts.keep({ ...(draft as Extract<Asked, { effect: 'keepDraft' }>), at: clock.now() });
        return undefined;
      }
      const { visit, service, person } = draft;
      const answers = store.drafts.take({ visit, service, person, ...kept() });
      return answers === undefined ? undefined : { event: 'draftFound', visit, service, answers };
    },
    expireOld: () => {
      const { since, until } = kept();
      store.drafts.expire(since, until);
    },
  };
}
