import { z } from 'zod';
import { failureCodeSchema, idCardReaderFailures, receiptPrinterFailures } from './failures.ts';
import { idCardSchema } from './id-card.ts';
import { deviceIdSchema, printJobIdSchema } from './ids.ts';
import { receiptDocumentSchema } from './receipt.ts';

/** How a device is reached. `baudRate` may be left out for a reader: the driver detects it and never changes it. */
export const transportSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('serial'),
    path: z.string().min(1),
    baudRate: z.number().int().positive().optional(),
    flowControl: z.enum(['none', 'xon-xoff', 'rts-cts']).optional(),
  }),
  z.strictObject({
    kind: z.literal('tcp'),
    host: z.string().min(1),
    port: z.number().int().min(1).max(65535),
  }),
]);
export type TransportAddress = z.infer<typeof transportSchema>;

/** What is particular to one model of ID-card reader; a file `resources/devices/<profile>.json`. */
export const idCardReaderProfileSchema = z.strictObject({
  profile: z.string(),
  kind: z.literal('id-card-reader'),
  title: z.string(),
  dialect: z.literal('sam-v'),
  /** `30 01` text + photo, or `30 10` text + photo + fingerprint (whose fingerprint part is dropped unread). */
  baseRead: z.enum(['text-and-photo', 'text-photo-and-fingerprint']),
  readAppendedAddress: z.boolean(),
  /** `refind`: the card answers 20 01 again while it lies there; `appended-address`: it does not, and 30 03 is the probe. `either` accepts both (spec §8.1). */
  presence: z.enum(['refind', 'appended-address', 'either']),
  /** Pause between two find commands, ms; the spec asks for at least 300 between polls of a resting reader. */
  pollMs: z.number().int().min(50).max(5000),
  /** Base time-outs in ms before the wire time of the rate is added (spec §1.7). */
  timeoutsMs: z.strictObject({
    status: z.number().int().positive(),
    find: z.number().int().positive(),
    select: z.number().int().positive(),
    read: z.number().int().positive(),
    readWithFingerprint: z.number().int().positive(),
    appendedAddress: z.number().int().positive(),
  }),
});
export type IdCardReaderProfile = z.infer<typeof idCardReaderProfileSchema>;

/** What is particular to one model of receipt printer; a file `resources/devices/<profile>.json`. */
export const receiptPrinterProfileSchema = z.strictObject({
  profile: z.string(),
  kind: z.literal('receipt-printer'),
  title: z.string(),
  paperMm: z.union([z.literal(58), z.literal(80)]),
  encoding: z.enum(['gb18030', 'gbk']),
  qr: z.enum(['native', 'raster']),
  cut: z.enum(['feed-and-partial', 'feed-and-full', 'none']),
  /** How the printer says that a slip is done: Epson process id, `GS r 1`, or nothing. */
  completion: z.enum(['process-id', 'gs-r', 'none']),
  /** Status map of `DLE EOT n`: `epson` is the common one (spec §1.5). */
  statusMap: z.literal('epson'),
  /** Characters outside the two-byte area are drawn as dots; `substitute` prints a visible ? instead. */
  rareCharacters: z.enum(['raster', 'substitute']),
  /** Largest write, bytes; always at a command boundary. */
  chunkBytes: z.number().int().min(64).max(4096),
  timeoutsMs: z.strictObject({
    status: z.number().int().positive(),
    /** How long a healthy printer may take from the last byte to its completion marker. */
    completion: z.number().int().positive(),
  }),
});
export type ReceiptPrinterProfile = z.infer<typeof receiptPrinterProfileSchema>;

export const deviceProfileSchema = z.discriminatedUnion('kind', [
  idCardReaderProfileSchema,
  receiptPrinterProfileSchema,
]);
export type DeviceProfile = z.infer<typeof deviceProfileSchema>;
export type DeviceKind = DeviceProfile['kind'];

/** A device as the station hands it to the device process: identity, profile, and where it is. */
export const deviceConfigSchema = z.strictObject({
  id: deviceIdSchema,
  profile: deviceProfileSchema,
  transport: transportSchema,
});
export type DeviceConfig = z.infer<typeof deviceConfigSchema>;

/** Station → device process. */
export const deviceCommandSchema = z.discriminatedUnion('kind', [
  /** The first message of a connection: the whole list of devices. */
  z.object({ kind: z.literal('configure'), devices: z.array(deviceConfigSchema) }),
  /** Print one slip on one printer. `duplicate` > 0 puts 补打 and the count at its head. */
  z.object({
    kind: z.literal('printReceipt'),
    device: deviceIdSchema,
    job: printJobIdSchema,
    document: receiptDocumentSchema,
    duplicate: z.number().int().min(0),
  }),
  /** Forget what a printer may still hold of an interrupted slip. */
  z.object({ kind: z.literal('clearPrinter'), device: deviceIdSchema }),
  /** Whether a card is awaited: a reader polls at its profile's pace then, slower otherwise. */
  z.object({ kind: z.literal('awaitCard'), awaited: z.boolean() }),
  z.object({ kind: z.literal('stop') }),
]);
export type DeviceCommand = z.infer<typeof deviceCommandSchema>;

/** What can be said of a device's health; nothing of a resident. */
export const deviceFactsSchema = z.object({
  baudRate: z.number().int().optional(),
  samId: z.string().optional(),
  paper: z.enum(['enough', 'low', 'out']).optional(),
});
export type DeviceFacts = z.infer<typeof deviceFactsSchema>;

/** Device process → station. */
export const deviceEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('deviceChanged'),
    device: deviceIdSchema,
    state: z.enum(['opening', 'ready', 'trouble']),
    /** Present exactly when `state` is `trouble`. */
    failure: failureCodeSchema.optional(),
    facts: deviceFactsSchema,
  }),
  /** A card was found and is being read; the resident must leave it where it is. */
  z.object({ kind: z.literal('cardFound'), device: deviceIdSchema }),
  z.object({ kind: z.literal('cardRead'), device: deviceIdSchema, card: idCardSchema }),
  z.object({
    kind: z.literal('cardReadFailed'),
    device: deviceIdSchema,
    failure: z.enum(idCardReaderFailures),
  }),
  z.object({ kind: z.literal('cardRemoved'), device: deviceIdSchema }),
  z.object({
    kind: z.literal('printChanged'),
    device: deviceIdSchema,
    job: printJobIdSchema,
    state: z.enum(['sent', 'printed', 'interrupted', 'unknown', 'refused']),
    failure: z.enum(receiptPrinterFailures).optional(),
  }),
]);
export type DeviceEvent = z.infer<typeof deviceEventSchema>;
