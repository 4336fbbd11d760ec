import type { UsbPipe } from './usb-layout.ts';
import type { UsbLibraryDevice } from './usb-library.ts';

/** What came of one transfer. `nothing`: the time-out passed. */
export type UsbTransfer =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'lost' };

const NO_BYTES = new Uint8Array(0);

/** The library rejects with text alone: the names and the sentences of nusb's transfer errors. */
function whyFailed(error: unknown): UsbTransfer {
  const text = error instanceof Error ? error.message : String(error);
  if (/cancel|timed? ?out/i.test(text)) return { kind: 'nothing' };
  return { kind: /stall/i.test(text) ? 'stalled' : 'lost' };
}

/**
 * Asks one endpoint for one packet. Not for more: what came in of a longer transfer is thrown away when its time-out
 * passes before the device ends it with a short packet.
 */
export async function receivePacket(
  device: UsbLibraryDevice,
  pipe: UsbPipe,
  timeoutMs: number,
): Promise<UsbTransfer> {
  try {
    const bytes = await device.nativeTransferIn(pipe.endpoint, timeoutMs, pipe.packetSize);
    return bytes === null ? { kind: 'stalled' } : { kind: 'done', bytes };
  } catch (error) {
    return whyFailed(error);
  }
}

/** Sends bytes through one endpoint; an endpoint that stalled is cleared and the bytes are sent once more. */
export async function sendBytes(
  device: UsbLibraryDevice,
  pipe: UsbPipe,
  bytes: Uint8Array,
  timeoutMs: number,
): Promise<UsbTransfer> {
  const sent = await sendOnce(device, pipe, bytes, timeoutMs);
  if (sent.kind !== 'stalled') return sent;
  if (!(await clearStall(device, 'out', pipe))) return { kind: 'lost' };
  return sendOnce(device, pipe, bytes, timeoutMs);
}

/** Ends a stall; false where the device does not even take that. */
export async function clearStall(
  device: UsbLibraryDevice,
  direction: 'in' | 'out',
  pipe: UsbPipe,
): Promise<boolean> {
  try {
    await device.clearHalt(direction, pipe.endpoint);
    return true;
  } catch {
    return false;
  }
}

async function sendOnce(
  device: UsbLibraryDevice,
  pipe: UsbPipe,
  bytes: Uint8Array,
  timeoutMs: number,
): Promise<UsbTransfer> {
  try {
    await device.nativeTransferOut(pipe.endpoint, timeoutMs, bytes);
    return { kind: 'done', bytes: NO_BYTES };
  } catch (error) {
    return whyFailed(error);
  }
}
