import type { SeatedReader } from '../../contract/id-card-reader/by-hand.ts';
import { presetCards } from '../../simulators/id-card-reader/preset-cards.ts';
import { lookUntil } from '../../support/look-until.ts';
import type { AtTheDesk } from './at-the-desk.ts';

/** Looks of the driver at a card that lies there: each takes this machine a second or two. */
const LOOKS = 2;
/** Two cards tell as much of a wire as four: the layouts are the codec's, not the wire's. */
const CARDS = ['resident', 'resident-moved'] as const;

/** A reader of the guest, ready, with the guest's hands before it; its cable is the suites' own to pull. */
export function readerInGuest({ desk }: AtTheDesk, name: string): SeatedReader {
  const heard = async (): Promise<number> => (await desk().look(name)).commands?.length ?? 0;
  const leaveTheCable = (): Promise<void> =>
    Promise.reject(new Error('the suite itself pulls the cable, so that the node gets another number'));
  return {
    at: {
      get events() {
        return desk().events();
      },
      said: () => desk().said(),
      saidOfCards: () =>
        desk()
          .said()
          .filter((word) => word.startsWith('card')),
      forget: () => desk().forget(),
      until: async (words) => void (await desk().until(words)),
    },
    hands: {
      cards: CARDS.map((card) => async () => {
        await desk().hands({ order: 'lay', name, card });
        return presetCards[card];
      }),
      lift: async () => void (await desk().hands({ order: 'lift', name })),
      wait: async () => {
        const before = await heard();
        await lookUntil(heard, (commands) => commands >= before + LOOKS);
      },
      unplug: leaveTheCable,
      replug: leaveTheCable,
      backMs: 0,
    },
  };
}
