import type { Control } from './control.ts';

/** A slip as it came out of the simulated printer. */
export interface PrintedSlip {
  readonly id: number;
  /** One line per printed line, `[QR …]` where a code stands. */
  readonly text: string;
  readonly complete: boolean;
  readonly cut: 'partial' | 'full' | null;
  readonly taken: boolean;
}

export interface PrinterLook {
  readonly power: boolean;
  readonly online: boolean;
  readonly paper: 'enough' | 'low' | 'out';
  readonly coverOpen: boolean;
  readonly cutterError: boolean;
  readonly buffered: number;
  readonly unknownCommands: readonly string[];
}

/** What a hand can do at the simulated receipt printer, and what an eye can see. */
export interface PrinterControl {
  look(): Promise<PrinterLook>;
  slips(): Promise<readonly PrintedSlip[]>;
  slipPicture(id: number): Promise<Uint8Array | undefined>;
  setPaper(state: PrinterLook['paper']): Promise<PrinterLook>;
  setCover(open: boolean): Promise<PrinterLook>;
  setCutterError(error: boolean): Promise<PrinterLook>;
  setPower(on: boolean): Promise<PrinterLook>;
  /** Pulls the cable, or plugs it in again under the same name. */
  setCable(connected: boolean): Promise<PrinterLook>;
  /** The fault happens when so many more bytes have been printed. */
  stopAfter(bytes: number, fault: 'paper-out' | 'cover' | 'power'): Promise<PrinterLook>;
  takeSlips(): Promise<PrinterLook>;
}

export function printerControl(control: Control): PrinterControl {
  return {
    look: () => control.get('/state'),
    slips: () => control.get('/slips'),
    slipPicture: (id) => control.picture(`/slips/${id}.png`),
    setPaper: (state) => control.post('/paper', { state }),
    setCover: (open) => control.post('/cover', { open }),
    setCutterError: (error) => control.post('/cutter', { error }),
    setPower: (on) => control.post('/power', { on }),
    setCable: (connected) => control.post('/cable', { connected }),
    stopAfter: (bytes, fault) => control.post('/stop-after', { bytes, fault }),
    takeSlips: () => control.post('/take'),
  };
}
