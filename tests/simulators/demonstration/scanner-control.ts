import type { Control } from './control.ts';

/** What the simulated scanner says of itself, as far as it is read here. */
export interface ScannerState {
  /** Whether it would read a code now. */
  readonly reading: boolean;
  /** Every command it was given, oldest first. */
  readonly commands: readonly unknown[];
  /** When the last byte of the last code left, epoch ms with its fraction; `null` before the first. */
  readonly sentAt: number | null;
  /** The clock of `sentAt`, now. */
  readonly now: number;
  /** After a code was held up: whether it was read. */
  readonly shown?: boolean;
}

/** What a hand can do at the simulated code scanner; each order as the simulator's own note describes it. */
export interface ScannerControl {
  state(): Promise<ScannerState>;
  /** Holds a code before the window. */
  show(text: string): Promise<ScannerState>;
  /** So much noise as fast as the line takes it, bytes. */
  flood(bytes: number): Promise<unknown>;
  /** Pulls the cable, or plugs it in again under the same name. */
  setCable(connected: boolean): Promise<unknown>;
}

export function scannerControl(control: Control): ScannerControl {
  return {
    state: () => control.get('/state'),
    show: (text) => control.post('/show', { text }),
    flood: (bytes) => control.post('/flood', { bytes }),
    setCable: (connected) => control.post(connected ? '/replug' : '/unplug'),
  };
}
