/** What a link has to know of an endpoint. */
export interface UsbEndpointFacts {
  /** Without the direction bit: 0x81 is 1. */
  readonly endpointNumber: number;
  readonly direction: string;
  readonly type: string;
  readonly packetSize: number;
}

export interface UsbPipe {
  readonly endpoint: number;
  readonly packetSize: number;
}

/**
 * How a frame travels. `split` is the classic SAM_V layout (spec id-card-reader §2.2): its first seven bytes through one
 * pair of endpoints, the rest through the other. `plain`: everything through one pair.
 */
export type UsbLayout =
  | { readonly kind: 'plain'; readonly out: UsbPipe; readonly in: UsbPipe }
  | {
      readonly kind: 'split';
      readonly headOut: UsbPipe;
      readonly restOut: UsbPipe;
      readonly headIn: UsbPipe;
      readonly restIn: UsbPipe;
    };

/** Preamble and length field, which a split frame sends ahead. */
export const HEAD_BYTES = 7;

/** How many bytes follow a head: its last two, the high byte first. */
export function restBytesAfter(head: Uint8Array): number {
  return ((head[HEAD_BYTES - 2] ?? 0) << 8) | (head[HEAD_BYTES - 1] ?? 0);
}

/** Picks the layout by the bulk endpoints of an interface; undefined where there is no pair. */
export function usbLayoutOf(endpoints: readonly UsbEndpointFacts[]): UsbLayout | undefined {
  const pipes = (direction: string): UsbPipe[] =>
    endpoints
      .filter((endpoint) => endpoint.type === 'bulk' && endpoint.direction === direction)
      .map(({ endpointNumber, packetSize }) => ({ endpoint: endpointNumber, packetSize }));
  const outs = pipes('out');
  const ins = pipes('in');
  const numbered = (all: UsbPipe[], number: number) => all.find((pipe) => pipe.endpoint === number);
  const [headOut, restOut] = [numbered(outs, 2), numbered(outs, 6)];
  const [headIn, restIn] = [numbered(ins, 1), numbered(ins, 5)];
  if (headOut && restOut && headIn && restIn) return { kind: 'split', headOut, restOut, headIn, restIn };
  const [out] = outs;
  const [into] = ins;
  return out && into ? { kind: 'plain', out, in: into } : undefined;
}
