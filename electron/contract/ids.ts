import { z } from 'zod';

/** Ids are branded, so that a receipt number can never stand where a visit id is asked for. */
export const visitIdSchema = z.string().min(1).max(64).brand<'VisitId'>();
export const serviceIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64)
  .brand<'ServiceId'>();
export const stepIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64)
  .brand<'StepId'>();
export const printJobIdSchema = z.string().min(1).max(64).brand<'PrintJobId'>();
/** A photographed page; made by the window as a random UUID. */
export const pageIdSchema = z.uuid().brand<'PageId'>();
export const deviceIdSchema = z.string().min(1).max(64).brand<'DeviceId'>();

/** One stay of one resident at the terminal, from the first touch to the wipe. */
export type VisitId = z.infer<typeof visitIdSchema>;
/** A service item of the catalogue, e.g. `insured-info-query`. */
export type ServiceId = z.infer<typeof serviceIdSchema>;
/** A step of a service's journey, unique within the service. */
export type StepId = z.infer<typeof stepIdSchema>;
/** One slip handed to a printer; the same id for its whole life, reprints get their own. */
export type PrintJobId = z.infer<typeof printJobIdSchema>;
/** A photographed page of a paper, the same id from the camera to the platform. */
export type PageId = z.infer<typeof pageIdSchema>;
/** A device as the site file lists it: `<kind>-<position>`, e.g. `receipt-printer-1`. */
export type DeviceId = z.infer<typeof deviceIdSchema>;

export const visitId = (text: string): VisitId => visitIdSchema.parse(text);
export const serviceId = (text: string): ServiceId => serviceIdSchema.parse(text);
export const stepId = (text: string): StepId => stepIdSchema.parse(text);
export const printJobId = (text: string): PrintJobId => printJobIdSchema.parse(text);
export const pageId = (text: string): PageId => pageIdSchema.parse(text);
export const deviceId = (text: string): DeviceId => deviceIdSchema.parse(text);
