import type { UsbLibraryDevice } from '../../../../native/transport/usb-library.ts';
import type { ManualTimers } from './manual-timers.ts';

/** One pair of bulk endpoints, or the classic four. */
export type ScriptedLayout = 'plain' | 'split' | 'none';

const ENDPOINTS: Record<ScriptedLayout, readonly ['in' | 'out', number][]> = {
  plain: [
    ['out', 1],
    ['in', 1],
  ],
  split: [
    ['out', 2],
    ['out', 6],
    ['in', 1],
    ['in', 5],
  ],
  none: [],
};

/** A device of the library that behaves as the real one does by its source, and worse where a test says so. */
export class ScriptedUsbDevice implements UsbLibraryDevice {
  readonly bus = '1';
  readonly address = 7;
  vendorId = 0x0400;
  productId = 0xc35a;
  serialNumber: string | null = null;
  layout: ScriptedLayout = 'plain';
  readonly sent: { endpoint: number; bytes: number[] }[] = [];
  readonly calls: string[] = [];
  /** What goes wrong. */
  openError: string | undefined;
  hasKernelDriver = false;
  outcomes: { in: string[]; out: string[] } = { in: [], out: [] };
  forgetsWrites = false;
  gone = false;
  claimed = false;
  readonly #timers: ManualTimers;
  readonly #waiting = new Map<number, Uint8Array[]>();
  readonly #busy = new Set<string>();
  readonly #wakes = new Set<() => void>();

  constructor(timers: ManualTimers) {
    this.#timers = timers;
  }

  get configuration(): NonNullable<UsbLibraryDevice['configuration']> {
    const endpoints = ENDPOINTS[this.layout].map(([direction, endpointNumber]) => ({
      direction,
      endpointNumber,
      type: 'bulk',
      packetSize: 64,
    }));
    return { interfaces: [{ interfaceNumber: 0, alternate: { endpoints } }] };
  }

  open(): Promise<void> {
    return this.openError === undefined ? this.#note('open') : Promise.reject(new Error(this.openError));
  }
  close(): Promise<void> {
    return this.#note('close');
  }
  claimInterface(): Promise<void> {
    if (this.hasKernelDriver) return Promise.reject(new Error('claimInterface error: interface is busy'));
    this.claimed = true;
    return this.#note('claim');
  }
  releaseInterface(): Promise<void> {
    if (this.#busy.size > 0) this.calls.push('released while a transfer was under way');
    this.claimed = false;
    return this.#note('release');
  }
  detachKernelDriver(): Promise<void> {
    if (!this.hasKernelDriver)
      return Promise.reject(new Error('detachKernelDriver error: no kernel driver attached'));
    this.hasKernelDriver = false;
    return this.#note('detach');
  }
  clearHalt(direction: string, endpoint: number): Promise<void> {
    return this.#note(`clear ${direction} ${endpoint}`);
  }

  /** Hands bytes to whoever reads this endpoint. */
  say(endpoint: number, ...bytes: number[]): void {
    const waiting = this.#waiting.get(endpoint) ?? [];
    this.#waiting.set(endpoint, [...waiting, Uint8Array.from(bytes)]);
    for (const wake of this.#wakes) wake();
  }

  unplug(): void {
    this.gone = true;
    for (const wake of this.#wakes) wake();
  }

  /** The next read meets a stall. */
  stall(): void {
    this.outcomes.in.push('transferIn error: Stall');
    for (const wake of this.#wakes) wake();
  }

  async nativeTransferIn(endpoint: number, timeoutMs: number, length: number): Promise<Uint8Array> {
    return this.#alone(`in ${endpoint}`, async () => {
      if (!this.#hasNews(endpoint)) await this.#news(timeoutMs);
      this.#refuse(this.outcomes.in, 'transferIn');
      const [next, ...rest] = this.#waiting.get(endpoint) ?? [];
      if (next === undefined) throw new Error('transferIn error: Cancelled');
      if (next.length > length) throw new Error('a packet longer than was asked for');
      this.#waiting.set(endpoint, rest);
      return next;
    });
  }

  async nativeTransferOut(endpoint: number, _timeoutMs: number, data: Uint8Array): Promise<number> {
    return this.#alone(`out ${endpoint}`, async () => {
      this.#refuse(this.outcomes.out, 'transferOut');
      this.sent.push({ endpoint, bytes: [...data] });
      if (this.forgetsWrites) await new Promise(() => undefined);
      return data.length;
    });
  }

  #note(call: string): Promise<void> {
    this.calls.push(call);
    return Promise.resolve();
  }

  #hasNews(endpoint: number): boolean {
    return this.gone || this.outcomes.in.length > 0 || (this.#waiting.get(endpoint)?.length ?? 0) > 0;
  }

  #refuse(outcomes: string[], call: string): void {
    if (this.gone) throw new Error(`${call} error: Disconnected`);
    const error = outcomes.shift();
    if (error !== undefined) throw new Error(error);
  }

  #news(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#wakes.delete(wake);
        cancel();
        resolve();
      };
      const cancel = this.#timers.after(timeoutMs, wake);
      this.#wakes.add(wake);
    });
  }

  async #alone<T>(endpoint: string, transfer: () => Promise<T>): Promise<T> {
    if (this.#busy.has(endpoint) || !this.claimed) throw new Error('transfer error: endpoint not found');
    this.#busy.add(endpoint);
    try {
      return await transfer();
    } finally {
      this.#busy.delete(endpoint);
    }
  }
}
