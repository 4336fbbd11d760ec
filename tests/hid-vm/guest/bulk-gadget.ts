import type { DeviceIdentity } from '../guest-messages.ts';
import { EndpointFile, FunctionFs } from './function-fs.ts';
import { GadgetPlug } from './usb-gadget.ts';

/** Both layouts of SAM_V readers: one pair of endpoints, or the head of a frame through one and its rest through another. */
export type BulkLayout = 'plain' | 'split';

/**
 * How many endpoints are asked of the kernel in each direction, and which of them are used: in the order of a frame. It
 * numbers them by itself: 2, 7, 12 and 1 out of this machine and 1, 6, 11 and 2 into it, and all further ones from 1 on.
 * So the sixth of those out is the 6 of the classic layout, the fifth of those in its 5; their host passes over a number
 * that it has already, and over what is left unused.
 */
const ENDPOINTS: Readonly<Record<BulkLayout, { readonly [way in 'out' | 'in']: EndpointPlan }>> = {
  plain: { out: { count: 1, used: [0] }, in: { count: 1, used: [0] } },
  split: { out: { count: 10, used: [0, 9] }, in: { count: 9, used: [0, 8] } },
};
const HEAD_BYTES = 7;

interface EndpointPlan {
  readonly count: number;
  readonly used: readonly number[];
}

/** A USB device behind bulk endpoints whose own end is this program (FunctionFS). */
export class BulkGadget {
  readonly #plug: GadgetPlug;
  readonly #out: readonly EndpointFile[];
  readonly #in: readonly EndpointFile[];
  readonly #receive: (bytes: Uint8Array) => void;
  #sending: Promise<void> = Promise.resolve();
  #isPlugged = false;

  constructor(identity: DeviceIdentity, layout: BulkLayout, receive: (bytes: Uint8Array) => void) {
    const { out, in: into } = ENDPOINTS[layout];
    const files = new FunctionFs(identity, { out: out.count, in: into.count });
    this.#plug = new GadgetPlug(files.gadget);
    this.#receive = receive;
    this.#out = out.used.map((place) => files.outEndpoint(place));
    this.#in = into.used.map((place) => files.inEndpoint(place));
  }

  plug(): void {
    this.#plug.in();
    this.#isPlugged = true;
    void this.#listen();
  }

  unplug(): void {
    this.#isPlugged = false;
    this.#plug.out();
  }

  /** One whole frame towards the host; split, its head goes ahead. */
  send(frame: Uint8Array): void {
    const [first, second] = this.#in;
    const parts: (readonly [EndpointFile | undefined, Uint8Array])[] =
      second === undefined
        ? [[first, frame]]
        : [
            [first, frame.subarray(0, HEAD_BYTES)],
            [second, frame.subarray(HEAD_BYTES)],
          ];
    this.#sending = this.#sendAfter(this.#sending, parts);
  }

  async #sendAfter(
    earlier: Promise<void>,
    parts: readonly (readonly [EndpointFile | undefined, Uint8Array])[],
  ): Promise<void> {
    await earlier;
    for (const [endpoint, bytes] of parts) await endpoint?.write(bytes);
  }

  /** One endpoint after the other, so that no rest comes before its head. Ends when the plug is pulled. */
  async #listen(): Promise<void> {
    while (this.#isPlugged) {
      for (const endpoint of this.#out) {
        const bytes = await endpoint.read();
        if (bytes === undefined || !this.#isPlugged) return;
        this.#receive(bytes);
      }
    }
  }
}
