import type { UsbEndpointFacts } from './usb-layout.ts';

/**
 * The part of a device of `usb` 3.1 that the link uses (WebUSB's names; its `native` transfers are the ones that take a
 * time-out). A transfer whose time-out passes rejects with the word *cancelled*, and what had come in is gone.
 */
export interface UsbLibraryDevice {
  /** Number of the bus, in digits. */
  readonly bus: string;
  /** Number on that bus. */
  readonly address: number;
  readonly vendorId: number;
  readonly productId: number;
  /** Opens the device to ask where the system does not know it: only looked at when the address names one. */
  readonly serialNumber?: string | null | undefined;
  readonly configuration?:
    | {
        readonly interfaces: readonly {
          readonly interfaceNumber: number;
          readonly alternate: { readonly endpoints: readonly UsbEndpointFacts[] };
        }[];
      }
    | undefined;
  open(): Promise<void>;
  close(): Promise<void>;
  claimInterface(number: number): Promise<void>;
  releaseInterface(number: number): Promise<void>;
  detachKernelDriver(number: number): Promise<void>;
  clearHalt(direction: 'in' | 'out', endpoint: number): Promise<void>;
  nativeTransferIn(endpoint: number, timeoutMs: number, length: number): Promise<Uint8Array | null>;
  nativeTransferOut(endpoint: number, timeoutMs: number, data: Uint8Array): Promise<unknown>;
}

/** What the USB link needs from outside; tests hand in devices that misbehave on purpose. */
export interface UsbLibrary {
  getDevices(): Promise<readonly UsbLibraryDevice[]>;
}

/** Gives the library, or undefined where this machine cannot load it. */
export type LoadUsbLibrary = () => Promise<UsbLibrary | undefined>;

/** npm `usb`, loaded when the first such device is opened, so that a machine that lacks its native part starts too. */
export const loadUsb: LoadUsbLibrary = async () => {
  try {
    return (await import('usb')).usb;
  } catch {
    return undefined;
  }
};
