import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { keyNames, type SimulatedKeypad } from './simulated-keypad.ts';

const nothingSchema = z.strictObject({});
const keySchema = z.strictObject({ key: z.enum(keyNames) });
const timesSchema = z.strictObject({ times: z.number().int().min(1).max(10_000) });

/** The fingers at the desk: press, hold and let go of keys, pull the cable. */
export function createControlServer(keypad: SimulatedKeypad): FastifyInstance {
  const app = fastify({ logger: false });
  const order = <T>(path: string, schema: z.ZodType<T>, obey: (body: T) => Promise<void> | void): void => {
    app.post(path, async (request, reply) => {
      const body = schema.safeParse(request.body ?? {});
      if (!body.success) return reply.code(400).send({ error: body.error.issues });
      await obey(body.data);
      return reply.send({ down: keypad.down });
    });
  };
  order('/press', keySchema, ({ key }) => {
    keypad.set(key, true);
    keypad.set(key, false);
  });
  order('/hold', keySchema, ({ key }) => void keypad.set(key, true));
  order('/let-go', keySchema, ({ key }) => void keypad.set(key, false));
  order('/repeat', timesSchema, ({ times }) => {
    for (let time = 0; time < times; time += 1) keypad.say();
  });
  order('/roll-over', nothingSchema, () => void keypad.rollOver());
  order('/unplug', nothingSchema, () => keypad.unplug());
  order('/replug', nothingSchema, () => keypad.plug());
  return app;
}
