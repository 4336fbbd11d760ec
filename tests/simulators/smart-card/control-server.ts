import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CardSlot } from './card-slot.ts';
import { cardNames } from './preset-cards.ts';

const countSchema = z.number().int().positive().optional();
const insertSchema = z.strictObject({
  card: z.string().refine((name) => cardNames().includes(name), 'no card of this name'),
  answerMs: countSchema,
  removeAtCommand: countSchema,
  muteFromCommand: countSchema,
});
const serviceSchema = z.strictObject({ state: z.enum(['killed', 'running', 'frozen', 'thawed']) });

/** Hands a checked body to an order and answers with the slot's state; a body that is not one gets 400. */
function order<T>(
  app: FastifyInstance,
  slot: CardSlot,
  path: string,
  schema: z.ZodType<T>,
  obey: (body: T) => Promise<void>,
): void {
  app.post(path, async (request, reply) => {
    const body = schema.safeParse(request.body ?? {});
    if (!body.success) return reply.code(400).send({ error: body.error.issues });
    await obey(body.data);
    return reply.send(slot.state);
  });
}

/** The hands at the slot: put cards in and take them out, kill the service and start it again. */
export function createControlServer(slot: CardSlot): FastifyInstance {
  const app = fastify({ logger: false });
  app.get('/state', () => slot.state);
  app.get('/cards', () => cardNames());
  order(app, slot, '/insert', insertSchema, ({ card, ...behaviour }) => slot.insert(card, behaviour));
  order(app, slot, '/look', z.strictObject({}), async () => undefined);
  order(app, slot, '/remove', z.strictObject({}), () => slot.remove());
  order(app, slot, '/service', serviceSchema, async ({ state }) => {
    if (slot.service === undefined) throw new Error('this service was not started here');
    const { service } = slot;
    const orders = {
      killed: () => service.kill(),
      running: () => service.restart(),
      frozen: async () => service.freeze(),
      thawed: async () => service.thaw(),
    };
    await orders[state]();
  });
  return app;
}
