import { z } from 'zod';

/** A USB vendor or product id as the kernel writes it: four lower-case hex digits, e.g. `0400`. */
export const usbIdSchema = z.string().regex(/^[0-9a-f]{4}$/);

const usbIdentity = {
  vendorId: usbIdSchema,
  productId: usbIdSchema,
  /** Tells two of the same model apart; many have none. */
  serialNumber: z.string().min(1).optional(),
};

/**
 * How a device is reached. A USB device is named by what it is, not by a number the kernel hands out: `hidraw3` and
 * `lp0` change with every replug. `baudRate` may be left out for an ID-card reader: the driver detects it and never changes it.
 */
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
  /** A vendor device spoken to by bulk transfers (libusb), e.g. the generic SAM_V reader `0400:c35a`. */
  z.strictObject({ kind: z.literal('usb-bulk'), ...usbIdentity }),
  /** A HID device by its identity; `usagePage`/`usage` pick one of several interfaces. */
  z.strictObject({
    kind: z.literal('hid'),
    ...usbIdentity,
    usagePage: z.number().int().min(0).max(0xffff).optional(),
    usage: z.number().int().min(0).max(0xffff).optional(),
  }),
  /** A printer of the USB printer class (`/dev/usb/lpN`) by its IEEE-1284 identity; fields left out are not compared. */
  z.strictObject({
    kind: z.literal('usb-printer'),
    manufacturer: z.string().min(1).optional(),
    model: z.string().min(1).optional(),
    serialNumber: z.string().min(1).optional(),
  }),
  /** A PC/SC reader by (part of) the name that the smart-card service gives it. */
  z.strictObject({ kind: z.literal('pcsc'), reader: z.string().min(1) }),
  /** A camera of this machine, by (part of) its label where there are several; the screens read codes from its picture. */
  z.strictObject({ kind: z.literal('camera'), label: z.string().min(1).optional() }),
  /** A scanner that types like a keyboard and cannot be told from one by its device: the screens tell it by its pace. */
  z.strictObject({ kind: z.literal('keyboard') }),
  /** A printer or queue that speaks IPP, e.g. `http://127.0.0.1:631/printers/A4`. */
  z.strictObject({ kind: z.literal('ipp'), url: z.url({ protocol: /^https?$/ }) }),
]);
export type TransportAddress = z.infer<typeof transportSchema>;
export type TransportKind = TransportAddress['kind'];
/** Links that end in the window, not in the device process. */
export const pageTransportKinds = ['camera', 'keyboard'] as const satisfies readonly TransportKind[];
export type PageTransport = AddressOf<(typeof pageTransportKinds)[number]>;

/** Whether a link ends in the window. */
export function isPageTransport(address: TransportAddress): address is PageTransport {
  return (pageTransportKinds as readonly TransportKind[]).includes(address.kind);
}

/** The address of one kind of link, e.g. `AddressOf<'serial'>`. */
export type AddressOf<K extends TransportKind> = Extract<TransportAddress, { kind: K }>;
