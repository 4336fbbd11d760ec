import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { slipPng } from './draw-slip.ts';
import { slipText } from './paper.ts';
import { type VirtualPrinter, WIDTH_DOTS } from './virtual-printer.ts';

const paperSchema = z.strictObject({ state: z.enum(['enough', 'low', 'out']) });
const openSchema = z.strictObject({ open: z.boolean() });
const errorSchema = z.strictObject({ error: z.boolean() });
const onSchema = z.strictObject({ on: z.boolean() });
const offlineSchema = z.strictObject({ offline: z.boolean() });
const connectedSchema = z.strictObject({ connected: z.boolean() });
const stopSchema = z.strictObject({
  bytes: z.int().min(0),
  fault: z.enum(['paper-out', 'cover', 'power']),
});

export interface Switchboard {
  readonly printer: VirtualPrinter;
  readonly power: (on: boolean) => Promise<void>;
  readonly cable: (connected: boolean) => Promise<void>;
  /** Called after every change, so that a waiting host is let go. */
  readonly changed: () => void;
}

/** What a hand at the printer can do, over HTTP. */
export function createControlServer({ printer, power, cable, changed }: Switchboard): FastifyInstance {
  const app = fastify({ logger: false });
  const widthDots = WIDTH_DOTS[printer.paperMm];
  const does = <T>(path: string, schema: z.ZodType<T>, act: (order: T) => void | Promise<void>): void => {
    app.post(path, async (request, reply) => {
      const order = schema.safeParse(request.body ?? {});
      if (!order.success) return reply.code(400).send({ error: order.error.issues });
      await act(order.data);
      changed();
      return printer.state();
    });
  };
  does('/paper', paperSchema, ({ state }) => printer.setPaper(state));
  does('/cover', openSchema, ({ open }) => printer.setCover(open));
  does('/cutter', errorSchema, ({ error }) => printer.setCutter(error));
  does('/power', onSchema, ({ on }) => power(on));
  does('/offline', offlineSchema, ({ offline }) => printer.setOffline(offline));
  does('/cable', connectedSchema, ({ connected }) => cable(connected));
  does('/stop-after', stopSchema, ({ bytes, fault }) => printer.stopAfter(bytes, fault));
  does('/take', z.strictObject({}), () => printer.take());

  app.get('/state', () => printer.state());
  app.get('/slips', () =>
    printer.slips().map((slip) => ({
      id: slip.id,
      text: slipText(slip, widthDots),
      complete: slip.complete,
      cut: slip.cut ?? null,
      taken: slip.taken,
    })),
  );
  app.get<{ Params: { file: string } }>('/slips/:file', (request, reply) => {
    const [id, form] = request.params.file.split('.');
    const slip = printer.slips().find((one) => String(one.id) === id);
    if (slip !== undefined && form === 'png') return reply.type('image/png').send(slipPng(slip, widthDots));
    if (slip !== undefined && form === 'txt')
      return reply.type('text/plain; charset=utf-8').send(slipText(slip, widthDots));
    return reply.code(404).send({ error: 'no such slip' });
  });
  return app;
}
