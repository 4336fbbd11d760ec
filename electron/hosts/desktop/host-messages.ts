import { z } from 'zod';
import { failureCodeSchema, messageFailures } from '../../contract/failures.ts';

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What the main process tells the station process. A port travels beside its message, as `ports[0]`. */
export const toStationSchema = z.discriminatedUnion('kind', [
  /** The first message: what to open. Absolute paths. */
  z.object({ kind: z.literal('start'), siteFile: z.string(), resources: z.string() }),
  /** A page wants to talk; the port leads to it. */
  z.object({ kind: z.literal('screenPort') }),
  /** A fresh device process is up; the port leads to it. */
  z.object({ kind: z.literal('devicePort') }),
  z.object({ kind: z.literal('deviceLost') }),
  /** The device process has ended for good. */
  z.object({ kind: z.literal('devicesGone') }),
  /** The door refused somebody. */
  z.object({ kind: z.literal('messageRefused'), failure: z.enum(messageFailures) }),
  /** Answer to a `vaultCall`; without `bytes` there is none: the vault is not usable, or could not open them. */
  z.object({ kind: z.literal('vaultAnswer'), call: z.number(), bytes: bytesSchema.optional() }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToStation = z.infer<typeof toStationSchema>;

/** What the station process tells the main process. */
export const toMainSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stationReady') }),
  /** It cannot run, and starting it again would change nothing. */
  z.object({
    kind: z.literal('stationRefused'),
    sentence: z.string(),
    code: failureCodeSchema.optional(),
  }),
  z.object({ kind: z.literal('devicesWanted') }),
  /** The device process no longer answers: it is to be killed, and the next one started. */
  z.object({ kind: z.literal('devicesHung') }),
  z.object({ kind: z.literal('devicesUnwanted') }),
  /** `seal` encrypts with the operating system's key store, `open` decrypts. */
  z.object({
    kind: z.literal('vaultCall'),
    call: z.number(),
    action: z.enum(['seal', 'open']),
    bytes: bytesSchema,
  }),
]);
export type ToMain = z.infer<typeof toMainSchema>;

/** The first message to a fresh device process; the port beside it is its wire to the station. */
export const DEVICE_WIRE = { kind: 'wire' } as const;
