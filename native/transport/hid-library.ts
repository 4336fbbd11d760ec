/** The part of a node-hid 3.4 `HIDAsync` that the link uses. */
export interface HidLibraryDevice {
  /** Gives the number of bytes written; rejects when the device went; may never settle. */
  write(report: Buffer): Promise<number>;
  sendFeatureReport(report: Buffer): Promise<number>;
  close(): Promise<void>;
  /** Must be called with `data` exactly once: a second listener starts a second read, which throws out of nowhere. */
  on(event: 'data', listener: (bytes: Buffer) => void): unknown;
  /** The library hands over a string, no Error; that it comes says all. */
  on(event: 'error', listener: () => void): unknown;
}

/** What the HID link needs from outside; tests hand in devices that misbehave on purpose. */
export interface HidLibrary {
  open(path: string): Promise<HidLibraryDevice>;
}

/** Gives the library, or undefined where this machine cannot load it. */
export type LoadHidLibrary = () => Promise<HidLibrary | undefined>;

/**
 * node-hid with its hidraw driver, loaded when the first HID device is opened: its native part needs libudev and
 * libusb, and a machine without them shall start all the same.
 */
export const loadNodeHid: LoadHidLibrary = async () => {
  try {
    const { default: nodeHid } = await import('node-hid');
    // The import alone does not load the native part; asking its version does.
    nodeHid.getHidapiVersion();
    return { open: (path) => nodeHid.HIDAsync.open(path) };
  } catch {
    return undefined;
  }
};
