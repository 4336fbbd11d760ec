import fastify from 'fastify';
import { z } from 'zod';
import { voucherBehaviourSchema } from './behaviour.ts';
import { startBridgeServer } from './bridge-server.ts';
import { MiddlePlatform } from './middle-platform.ts';

const orderSchema = z.union([
  z.strictObject({ mode: voucherBehaviourSchema }),
  z.strictObject({ listening: z.boolean() }),
  /** Whose telephone, or face, is before the box that belongs to the library; null: nobody's. */
  z.strictObject({ atTheBox: z.string().nullable() }),
]);

export interface Bridge {
  readonly websocket: string;
  readonly http: string;
  readonly control: string;
  close(): Promise<void>;
}

/** The bridge and its switchboard, which works also while the bridge is down. */
export async function startBridge(options: {
  readonly port: number;
  readonly controlPort: number;
  /** The middle platform's own province, two digits. */
  readonly province: string;
}): Promise<Bridge> {
  let atTheBox: string | undefined;
  const platform = new MiddlePlatform(options.province, () => atTheBox);
  const bridge = await startBridgeServer(platform, options.port);
  const app = fastify({ logger: false, forceCloseConnections: true });
  app.post('/order', async (request, reply) => {
    const order = orderSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: order.error.issues });
    if ('mode' in order.data) platform.behaviour = order.data.mode;
    else if ('listening' in order.data) await bridge.setListening(order.data.listening);
    else atTheBox = order.data.atTheBox ?? undefined;
    return { done: true };
  });
  app.get('/state', () => ({ mode: platform.behaviour, questions: platform.questions }));
  app.post('/reset', async () => {
    platform.reset();
    atTheBox = undefined;
    await bridge.setListening(true);
    return { done: true };
  });
  const control = await app.listen({ host: '127.0.0.1', port: options.controlPort });
  return {
    websocket: bridge.websocket,
    http: bridge.http,
    control,
    close: async () => {
      await bridge.close();
      await app.close();
    },
  };
}
