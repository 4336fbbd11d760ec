import { z } from 'zod';
import { transportSchema } from './device-address.ts';
import { deviceProfileSchema } from './device-profiles/device-profile.ts';
import { navigationKeySchema } from './device-profiles/keypad.ts';
import {
  codeScannerFailures,
  documentPrinterFailures,
  failureCodeSchema,
  idCardReaderFailures,
  receiptPrinterFailures,
  smartCardFailures,
} from './failures.ts';
import { idCardSchema } from './id-card.ts';
import { deviceIdSchema, printJobIdSchema } from './ids.ts';
import { receiptDocumentSchema } from './receipt.ts';
import { scannedCodeSchema } from './scanned-code.ts';
import { socialCardSchema } from './social-card.ts';

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
  /** Print one A4 document; the file comes whole, so that the device process needs no shared folder. */
  z.object({
    kind: z.literal('printDocument'),
    device: deviceIdSchema,
    job: printJobIdSchema,
    /** A PDF, base64. */
    pdf: z.base64(),
    /** What the queue shows; says nothing of a resident. */
    title: z.string(),
    copies: z.number().int().min(1).max(9),
  }),
  /** Whether a code is awaited: a scanner that can be switched lights up then, and is dark otherwise. */
  z.object({ kind: z.literal('awaitCode'), awaited: z.boolean() }),
  /** Whether a card is awaited: a reader polls at its profile's pace then, slower otherwise. */
  z.object({ kind: z.literal('awaitCard'), awaited: z.boolean() }),
  /** Whether the process still turns; answered with a `Pong` at once. */
  z.object({ kind: z.literal('ping') }),
  z.object({ kind: z.literal('stop') }),
]);
export type DeviceCommand = z.infer<typeof deviceCommandSchema>;

/** What can be said of a device's health; nothing of a resident. */
export const deviceFactsSchema = z.object({
  baudRate: z.number().int().optional(),
  samId: z.string().optional(),
  paper: z.enum(['enough', 'low', 'out']).optional(),
  /** A slip stands in the printer's mouth and has not been taken; only printers with a sensor there say so. */
  slipInMouth: z.boolean().optional(),
  firmware: z.string().optional(),
  /** Where it was found this time, e.g. `/dev/hidraw2`. */
  address: z.string().optional(),
});
export type DeviceFacts = z.infer<typeof deviceFactsSchema>;

/** Device process → station: the answer to `ping`. It says nothing of any device. */
export const pongSchema = z.strictObject({ kind: z.literal('pong') });
export type Pong = z.infer<typeof pongSchema>;

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
  /** A code was read; the same showing is said once. */
  z.object({ kind: z.literal('codeScanned'), device: deviceIdSchema, code: scannedCodeSchema }),
  z.object({
    kind: z.literal('codeScanFailed'),
    device: deviceIdSchema,
    failure: z.enum(codeScannerFailures),
  }),
  z.object({ kind: z.literal('socialCardFound'), device: deviceIdSchema }),
  z.object({ kind: z.literal('socialCardRead'), device: deviceIdSchema, card: socialCardSchema }),
  z.object({
    kind: z.literal('socialCardReadFailed'),
    device: deviceIdSchema,
    failure: z.enum(smartCardFailures),
  }),
  z.object({ kind: z.literal('socialCardRemoved'), device: deviceIdSchema }),
  /** A document's way; `interrupted` waits for paper or a closed door and goes on by itself. */
  z.object({
    kind: z.literal('documentChanged'),
    device: deviceIdSchema,
    job: printJobIdSchema,
    state: z.enum(['sent', 'printed', 'interrupted', 'unknown', 'refused']),
    failure: z.enum(documentPrinterFailures).optional(),
  }),
  z.object({ kind: z.literal('keyPressed'), device: deviceIdSchema, key: navigationKeySchema }),
]);
export type DeviceEvent = z.infer<typeof deviceEventSchema>;
