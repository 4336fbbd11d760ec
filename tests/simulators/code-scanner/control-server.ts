import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { KeyboardScanner } from './keyboard-model.ts';
import type { ScannerCable } from './scanner-cable.ts';
import { SsiScanner } from './ssi-model.ts';
import { syntheticVoucher } from './synthetic-voucher.ts';

const nothingSchema = z.strictObject({});
const showSchema = z.strictObject({
  /** A text, the serial number of a synthetic voucher, or bytes in base64. */
  text: z.string().optional(),
  voucher: z.number().int().nonnegative().optional(),
  bytes: z.base64().optional(),
  aim: z.string().length(3).optional(),
  /** How often, one after the other. */
  times: z.number().int().min(1).max(1000).default(1),
});
const faultsSchema = z.strictObject({
  refuse: z.boolean().optional(),
  silent: z.boolean().optional(),
  half: z.boolean().optional(),
  double: z.boolean().optional(),
  loseNext: z.boolean().optional(),
});
const behaveSchema = z.strictObject({
  chunkBytes: z.number().int().positive().nullable().optional(),
  altCodes: z.enum(['none', 'bytes', 'pairs']).optional(),
  canAim: z.boolean().optional(),
});
const floodSchema = z.strictObject({
  bytes: z
    .number()
    .int()
    .positive()
    .max(64 * 1024 * 1024),
});
const REPORT_BYTES = 64;

function bytesShown({ text, voucher, bytes }: z.infer<typeof showSchema>): Uint8Array {
  if (bytes !== undefined) return Buffer.from(bytes, 'base64');
  return Buffer.from(text ?? syntheticVoucher(voucher ?? 1), 'utf8');
}

function stateOf(cable: ScannerCable, shown?: boolean): unknown {
  return {
    plugged: cable.isPlugged,
    path: cable.path,
    reading: cable.scanner.reading,
    aiming: cable.scanner.aiming,
    commands: cable.scanner.log,
    faults: cable.scanner.faults,
    sentAt: cable.sentAt ?? null,
    taken: cable.taken,
    ...(shown === undefined ? {} : { shown }),
    /** The clock of `sentAt`, now. */
    now: performance.timeOrigin + performance.now(),
  };
}

/** Noise without a pattern and without personal data: a counter's digits, terminators among them. */
function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 167 + (index >> 5)) & 0xff);
}

async function flood(cable: ScannerCable, bytes: number): Promise<void> {
  const piece = noise(cable.wire === 'line' ? 4096 : REPORT_BYTES);
  // As a report of scanned data, or nobody would look at it.
  if (cable.wire === 'reports') piece[0] = 2;
  for (let sent = 0; sent < bytes; sent += piece.length) {
    cable.say(piece);
    await cable.allSent();
  }
}

/** The hands at the desk: hold codes before the scanner, pull the cable, break things. */
export function createControlServer(cable: ScannerCable): FastifyInstance {
  const app = fastify({ logger: false });
  const { scanner } = cable;
  const order = <T>(
    path: string,
    schema: z.ZodType<T>,
    obey: (body: T) => Promise<boolean | undefined> | boolean | undefined,
  ): void => {
    app.post(path, async (request, reply) => {
      const body = schema.safeParse(request.body ?? {});
      if (!body.success) return reply.code(400).send({ error: body.error.issues });
      const shown = await obey(body.data);
      await cable.allSent();
      return reply.send(stateOf(cable, shown));
    });
  };
  app.get('/state', () => stateOf(cable));
  order('/show', showSchema, (body) => {
    let shown = true;
    for (let time = 0; time < body.times; time += 1) {
      const { aim } = body;
      shown = scanner.show({ bytes: bytesShown(body), ...(aim === undefined ? {} : { aim }) }) && shown;
    }
    return shown;
  });
  order('/say', z.strictObject({ bytes: z.base64() }), ({ bytes }) => {
    cable.say(Buffer.from(bytes, 'base64'));
    return undefined;
  });
  order('/flood', floodSchema, async ({ bytes }) => {
    await flood(cable, bytes);
    return undefined;
  });
  order('/faults', faultsSchema, ({ loseNext, ...faults }) => {
    Object.assign(scanner.faults, faults);
    if (scanner instanceof SsiScanner && loseNext !== undefined) scanner.loseNext = loseNext;
    return undefined;
  });
  order('/behave', behaveSchema, ({ chunkBytes, altCodes, canAim }) => {
    if (chunkBytes !== undefined) cable.chunkBytes = chunkBytes ?? undefined;
    if (scanner instanceof KeyboardScanner && altCodes !== undefined) scanner.altCodes = altCodes;
    if (scanner instanceof SsiScanner && canAim !== undefined) scanner.canAim = canAim;
    return undefined;
  });
  order('/unplug', nothingSchema, () => {
    cable.unplug();
    return undefined;
  });
  order('/replug', nothingSchema, async () => {
    await cable.plug();
    return undefined;
  });
  return app;
}
