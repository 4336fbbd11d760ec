import { z } from 'zod';

/** Ways to answer one request. */
const answerModes = [
  'normal',
  'slow',
  'refuse',
  'system-error',
  'drop-reply',
  'html',
  'half-close',
  'wrong-json',
  'wrong-signature',
  'busy',
] as const;
export type AnswerMode = (typeof answerModes)[number];
const answerModeSchema = z.enum(answerModes);

/** `POST /behave` */
export const behaviourSchema = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: answerModeSchema,
    /** For so many requests, then normal; without it, until told otherwise. */
    times: z.number().int().positive().optional(),
    /** `slow`: how long; `busy`: the Retry-After, rounded up to seconds. */
    ms: z.number().int().nonnegative().optional(),
    /** Only for this interface. */
    interface: z
      .enum([
        '1101',
        '5206',
        'case.submit',
        'page.upload',
        'case.withdraw',
        'rights.query',
        'employer.query',
        'case.query',
        '2501',
        '2502',
        '2503',
        '2504',
        '2505',
        '2506',
        '5301',
        '5302',
        '5304',
      ])
      .optional(),
  }),
  /** The listening socket is closed until the next behaviour. */
  z.strictObject({ mode: z.literal('down') }),
  /** A share of the requests each; the rest normal. The seed makes a run repeatable. */
  z.strictObject({
    mode: z.literal('mix'),
    shares: z.partialRecord(answerModeSchema, z.number().min(0).max(1)),
    seed: z.number().int(),
    ms: z.number().int().nonnegative().optional(),
  }),
]);
export type Behaviour = z.infer<typeof behaviourSchema>;

/** How one request is to be answered. */
export interface AnswerPlan {
  readonly mode: AnswerMode;
  readonly ms?: number | undefined;
}

/** A small generator of 0 ≤ x < 1 from a seed (linear congruential, Numerical Recipes' constants). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function drawn(shares: Readonly<Record<string, number>>, chance: number): AnswerMode {
  let below = 0;
  for (const mode of answerModes) {
    below += shares[mode] ?? 0;
    if (chance < below) return mode;
  }
  return 'normal';
}

/** Remembers what was asked for and plans each answer. */
export function createBehaviourBook(): {
  behave(behaviour: Behaviour): void;
  isDown(): boolean;
  plan(name: string): AnswerPlan;
} {
  let current: Behaviour = { mode: 'normal' };
  let left = Number.POSITIVE_INFINITY;
  let chance = seeded(1);

  return {
    behave(behaviour) {
      current = behaviour;
      left =
        'times' in behaviour && behaviour.times !== undefined ? behaviour.times : Number.POSITIVE_INFINITY;
      if (behaviour.mode === 'mix') chance = seeded(behaviour.seed);
    },
    isDown: () => current.mode === 'down',
    plan(name) {
      if (current.mode === 'down') return { mode: 'drop-reply' };
      if (current.mode === 'mix') return { mode: drawn(current.shares, chance()), ms: current.ms };
      if (current.interface !== undefined && current.interface !== name) return { mode: 'normal' };
      if (left <= 0) return { mode: 'normal' };
      left -= 1;
      return { mode: current.mode, ms: current.ms };
    },
  };
}
