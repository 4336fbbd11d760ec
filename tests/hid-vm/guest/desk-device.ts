import type { DeviceLook, PresetCard } from '../guest-messages.ts';

/** A simulated device at the guest's desk: its model, and the cable to the kernel. */
export interface DeskDevice {
  plug(): Promise<void> | void;
  /** Begun before, done after the kernel has taken the device away. */
  unplug(): Promise<void> | void;
  look(): DeviceLook;
  /** Holds a code before a scanner; `false` when it is dark. */
  show?(bytes: Uint8Array): boolean;
  /** One report, whatever it says. */
  say?(report: Uint8Array): void;
  lay?(card: PresetCard): void;
  lift?(): void;
  hold?(afterBytes: number): void;
  release?(): void;
  setPaper?(state: 'enough' | 'low' | 'out'): void;
}
