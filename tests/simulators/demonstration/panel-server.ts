import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { syntheticResidents } from '../upstream/synthetic-residents.ts';
import { voucherBehaviourSchema } from '../voucher/behaviour.ts';
import { demonstrationAttendant } from './attendant.ts';
import { voucherCodeOf } from './voucher-code.ts';

/** What the panel's buttons ask for. */
export const actionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('lay'), resident: z.string() }),
  z.strictObject({ action: z.literal('lift') }),
  /** The resident's code held before the scanner. */
  z.strictObject({
    action: z.literal('show-code'),
    resident: z.string(),
    nth: z.number().int().min(0).optional(),
  }),
  /** How codes are decoded from now on. */
  z.strictObject({
    action: z.literal('voucher'),
    mode: z.union([z.literal('down'), voucherBehaviourSchema]),
  }),
  z.strictObject({ action: z.literal('paper'), paper: z.enum(['enough', 'low', 'out']) }),
  z.strictObject({ action: z.literal('cover'), cover: z.enum(['open', 'closed']) }),
  z.strictObject({ action: z.literal('take-slips') }),
  z.strictObject({
    action: z.literal('platform'),
    mode: z.enum([
      'normal',
      'down',
      'slow',
      'busy',
      'refuse',
      'drop-reply',
      'half-close',
      'html',
      'wrong-signature',
    ]),
  }),
]);
export type PanelAction = z.infer<typeof actionSchema>;

/** What the panel shows. */
export interface PanelState {
  /** Short name of the resident whose card lies on the reader. */
  readonly card: string | null;
  readonly paper: 'enough' | 'low' | 'out';
  readonly cover: 'open' | 'closed';
  readonly platform: Extract<PanelAction, { action: 'platform' }>['mode'];
  readonly voucher: Extract<PanelAction, { action: 'voucher' }>['mode'];
  readonly cases: number;
  /** Paths of the slips' pictures, oldest first. */
  readonly slips: readonly string[];
}

/** The desk behind the panel: the simulators, as one thing that can be looked at and acted on. */
export interface Desk {
  state(): Promise<PanelState>;
  act(action: PanelAction): Promise<void>;
  /** A slip's picture as PNG, or undefined when there is no such slip. */
  slipPicture(number: number): Promise<Uint8Array | undefined>;
}

const files = { '/': 'index.html', '/panel.css': 'panel.css', '/panel.js': 'panel.js' };
const mediaTypes = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** The panel's page and its few questions, on the loopback address. */
export function createPanelServer(desk: Desk): FastifyInstance {
  const app = fastify({ logger: false, forceCloseConnections: true });
  let nth = 0;
  // Another site's page must not move this desk: only a page served from here sends JSON to this host.
  app.addHook('onRequest', async (request, reply) => {
    const { port } = app.server.address() as AddressInfo;
    if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '')) {
      return reply.code(421).send({ error: 'another host' });
    }
  });
  for (const [path, name] of Object.entries(files)) {
    const text = readFileSync(new URL(`panel/${name}`, import.meta.url), 'utf8');
    const type = mediaTypes[name.split('.')[1] as keyof typeof mediaTypes];
    app.get(path, async (_request, reply) => reply.type(`${type}; charset=utf-8`).send(text));
  }
  app.get('/residents', async () => syntheticResidents.map(describeResident));
  app.get('/attendant', async () => {
    const { id, name, pin, card } = demonstrationAttendant;
    return { id, name, pin, number: card.number };
  });
  app.get('/state', () => desk.state());
  app.post('/act', async (request, reply) => {
    const action = actionSchema.safeParse(request.body);
    if (!action.success) return reply.code(400).send({ error: action.error.issues });
    await desk.act(action.data);
    return desk.state();
  });
  app.get<{ Params: { resident: string } }>('/code/:resident', async (request, reply) => {
    const known = syntheticResidents.some(({ id }) => id === request.params.resident);
    if (!known) return reply.code(404).send({ error: 'nobody' });
    // A code is used once: each look at the page brings a new one.
    nth += 1;
    return { ...voucherCodeOf(request.params.resident, nth), nth };
  });
  app.get<{ Params: { number: string } }>('/slips/:number', async (request, reply) => {
    const picture = await desk.slipPicture(Number.parseInt(request.params.number, 10));
    if (picture === undefined) return reply.code(404).send({ error: 'no such slip' });
    return reply.type('image/png').send(Buffer.from(picture));
  });
  return app;
}

function describeResident({ id, place, about, card }: (typeof syntheticResidents)[number]) {
  return { id, place, about, name: card.name, number: card.number };
}
