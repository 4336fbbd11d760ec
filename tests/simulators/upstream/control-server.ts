import fastify, { type FastifyInstance } from 'fastify';
import { type Behaviour, behaviourSchema } from './behaviour.ts';
import type { AppliedCase } from './case-book.ts';
import type { TakenFiling } from './filing-book.ts';
import type { AppliedPage } from './page-book.ts';
import { type Review, reviewSchema, type Withdrawal } from './review-book.ts';

export interface ControlParts {
  readonly behave: (behaviour: Behaviour) => Promise<void>;
  readonly cases: () => readonly AppliedCase[];
  readonly pages: () => readonly AppliedPage[];
  readonly filings: () => readonly TakenFiling[];
  /** What is wrong with a review; undefined once it is made. */
  readonly review: (review: Review) => string | undefined;
  readonly reviews: () => readonly Review[];
  readonly withdrawals: () => readonly Withdrawal[];
  readonly counters: () => unknown;
  readonly reset: () => Promise<void>;
}

/** The sandbox's own switchboard, on a port of its own: it works also while the platform is down. */
export function createControlServer(parts: ControlParts): FastifyInstance {
  const app = fastify({ logger: false });
  app.post('/behave', async (request, reply) => {
    const behaviour = behaviourSchema.safeParse(request.body);
    if (!behaviour.success) return reply.code(400).send({ error: behaviour.error.issues });
    await parts.behave(behaviour.data);
    return { behaving: behaviour.data };
  });
  app.get('/cases', () => parts.cases());
  app.get('/pages', () => parts.pages());
  app.get('/filings', () => parts.filings());
  app.post('/review', (request, reply) => {
    const review = reviewSchema.safeParse(request.body);
    if (!review.success) return reply.code(400).send({ error: review.error.issues });
    const wrong = parts.review(review.data);
    return wrong === undefined ? { reviewed: review.data } : reply.code(409).send({ error: wrong });
  });
  app.get('/reviews', () => parts.reviews());
  app.get('/withdrawals', () => parts.withdrawals());
  app.get('/counters', () => parts.counters());
  app.post('/reset', async () => {
    await parts.reset();
    return { reset: true };
  });
  return app;
}
