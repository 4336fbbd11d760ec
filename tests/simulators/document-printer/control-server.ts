import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { IppDoor } from './ipp-door.ts';
import { type Hindrance, hindrances, type VirtualPrinter } from './virtual-printer.ts';

const hindranceNames = Object.keys(hindrances) as [Hindrance, ...Hindrance[]];

const schemas = {
  hinder: z.strictObject({ by: z.enum(hindranceNames), on: z.boolean() }),
  paper: z.strictObject({ state: z.enum(['enough', 'low', 'out']) }),
  refuse: z.strictObject({ status: z.number().int(), times: z.number().int().min(1).max(1000) }),
  abort: z.strictObject({ at: z.enum(['document', 'begun', 'unbegun']) }),
  drop: z.strictObject({ at: z.enum(['arriving', 'taken']) }),
  cable: z.strictObject({ connected: z.boolean() }),
  behave: z.strictObject({
    slowMs: z.number().int().min(0).optional(),
    pageMs: z.number().int().min(0).optional(),
    garbage: z.boolean().optional(),
    vanishWhenTaken: z.boolean().optional(),
    held: z.boolean().optional(),
    onlyWarns: z.boolean().optional(),
    nameCharacters: z.number().int().min(1).optional(),
    formats: z.array(z.string()).optional(),
    keepsHistory: z.boolean().optional(),
  }),
  nothing: z.strictObject({}),
};

/** What the printer says of itself at its control door. */
export function stateOf(printer: VirtualPrinter): object {
  return {
    reasons: printer.reasons,
    printed: printer.printed,
    jobs: printer.jobs.map(({ id, name, state, copies, asked, pdf }) => ({
      id,
      name,
      state,
      copies,
      asked,
      bytes: pdf.length,
    })),
  };
}

function behave(printer: VirtualPrinter, door: IppDoor, how: z.infer<typeof schemas.behave>): void {
  const { faults, manners } = door;
  faults.slowMs = how.slowMs ?? faults.slowMs;
  printer.pageMs = how.pageMs ?? printer.pageMs;
  printer.onlyWarns = how.onlyWarns ?? printer.onlyWarns;
  faults.garbage = how.garbage ?? faults.garbage;
  faults.vanishWhenTaken = how.vanishWhenTaken ?? faults.vanishWhenTaken;
  manners.nameCharacters = how.nameCharacters ?? manners.nameCharacters;
  manners.formats = how.formats ?? manners.formats;
  manners.keepsHistory = how.keepsHistory ?? manners.keepsHistory;
  if (how.held !== undefined) printer.hold(how.held);
}

/** The hands at the printer: paper, cover, cable, queue, and the faults it may have. */
export function createControlServer(printer: VirtualPrinter, door: IppDoor): FastifyInstance {
  const app = fastify({ logger: false });
  const order = <T>(path: string, schema: z.ZodType<T>, does: (body: T) => Promise<void> | void): void => {
    app.post(path, async (request, reply) => {
      const body = schema.safeParse(request.body ?? {});
      if (!body.success) return reply.code(400).send({ error: body.error.issues });
      await does(body.data);
      return reply.send(stateOf(printer));
    });
  };
  order('/hinder', schemas.hinder, ({ by, on }) => printer.hinder(by, on));
  order('/paper', schemas.paper, ({ state }) => {
    printer.isPaperLow = state === 'low';
    printer.hinder('paper', state === 'out');
  });
  order('/refuse', schemas.refuse, ({ status, times }) => {
    for (let time = 0; time < times; time += 1) door.manners.refusals.push(status);
  });
  order('/accept', schemas.nothing, () => void door.manners.refusals.splice(0));
  order('/abort', schemas.abort, ({ at }) => void (printer.abortNext = at));
  order('/drop', schemas.drop, ({ at }) => void door.faults.drops.push(at));
  order('/cable', schemas.cable, ({ connected }) => (connected ? door.open() : door.close()));
  order('/power-cycle', schemas.nothing, async () => {
    await door.close();
    printer.losePower();
    await door.open();
  });
  order('/cancel', schemas.nothing, () => {
    for (const { id } of printer.jobs) printer.cancel(id, 'job-canceled-by-operator');
  });
  order('/behave', schemas.behave, (how) => behave(printer, door, how));
  app.get('/state', () => stateOf(printer));
  app.get<{ Params: { id: string } }>('/documents/:id', async (request, reply) => {
    const job = printer.jobs.find(({ id }) => `${id}.pdf` === request.params.id);
    if (job === undefined) return reply.code(404).send();
    return reply.type('application/pdf').send(job.pdf);
  });
  return app;
}
