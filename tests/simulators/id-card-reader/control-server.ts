import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idCardSchema } from '../../../electron/contract/id-card.ts';
import { garblings } from './garbling.ts';
import { cardNamed, cardNames } from './preset-cards.ts';
import type { WiredReader } from './reader-wire.ts';

const commandSchema = z.enum([
  'reset',
  'status',
  'sam-id',
  'find',
  'select',
  'read',
  'read-with-fingerprint',
  'address',
]);
const timesSchema = z.number().int().positive().optional();

const namedCardSchema = z.string().transform((name, context) => {
  const card = cardNamed(name);
  if (card !== undefined) return card;
  context.addIssue({ code: 'custom', message: `no card is called ${name}` });
  return z.NEVER;
});
const laySchema = z.strictObject({ card: z.union([namedCardSchema, idCardSchema]) });
const liftSchema = z.strictObject({ during: commandSchema.optional() });
const faultSchema = z.strictObject({
  status: z
    .string()
    .regex(/^[\dA-Fa-f]{2}$/)
    .nullable(),
  on: commandSchema.optional(),
  times: timesSchema,
});
const garbleSchema = z.strictObject({
  mode: z.enum(garblings).nullable(),
  on: commandSchema.optional(),
  times: timesSchema,
});
const behaveSchema = z.strictObject({
  presence: z.enum(['refind', 'found-once']).optional(),
  fingerprintBytes: z.union([z.literal(0), z.literal(512), z.literal(1024)]).optional(),
});

function stateOf(line: WiredReader): unknown {
  const { module: reader } = line;
  return {
    plugged: line.path !== undefined,
    path: line.path ?? null,
    card: reader.card ?? null,
    presence: reader.presence,
    fault: reader.fault ?? null,
    garbling: reader.garbling ?? null,
    commands: reader.log,
    readAnsweredAt: line.readAnsweredAt ?? null,
    /** The clock of `readAnsweredAt`, now. */
    now: performance.timeOrigin + performance.now(),
  };
}

/** Hands a checked body to an order and answers with the reader's state; a body that is not one gets 400. */
function order<T>(
  app: FastifyInstance,
  line: WiredReader,
  path: string,
  schema: z.ZodType<T>,
  obey: (body: T) => void | Promise<void>,
): void {
  app.post(path, async (request, reply) => {
    const body = schema.safeParse(request.body ?? {});
    if (!body.success) return reply.code(400).send({ error: body.error.issues });
    await obey(body.data);
    return reply.send(stateOf(line));
  });
}

/** The hands at the desk: lays and lifts cards, pulls the cable, breaks things. */
export function createControlServer(line: WiredReader): FastifyInstance {
  const app = fastify({ logger: false });
  const { module: reader } = line;
  app.get('/state', () => stateOf(line));
  app.get('/cards', () => cardNames());
  order(app, line, '/lay', laySchema, ({ card }) => reader.lay(card));
  order(app, line, '/lift', liftSchema, ({ during }) => reader.lift(during));
  order(app, line, '/fault', faultSchema, ({ status, on, times }) =>
    reader.fail(status === null ? undefined : { status: Number.parseInt(status, 16), on, times }),
  );
  order(app, line, '/garble', garbleSchema, ({ mode, on, times }) =>
    reader.garble(mode === null ? undefined : { mode, on, times }),
  );
  order(app, line, '/behave', behaveSchema, ({ presence, fingerprintBytes }) => {
    if (presence !== undefined) reader.presence = presence;
    if (fingerprintBytes !== undefined) reader.fingerprintBytes = fingerprintBytes;
  });
  order(app, line, '/clear', z.strictObject({}), async () => {
    reader.clear();
    await line.plug();
  });
  order(app, line, '/unplug', z.strictObject({}), () => line.unplug());
  order(app, line, '/replug', z.strictObject({}), () => line.plug());
  return app;
}
