/** How one model of HID reader carries SAM_V frames in its reports; pure, one plug-in per model (§2.3). */
export interface ReportEnvelope {
  /** The reports that carry one request, as `HidTransport.write` takes them: report id first, padded to their size. */
  wrap(frame: Uint8Array): readonly Uint8Array[];
  /** A fresh reading of what the reader sends. */
  newAssembly(): ReportAssembly;
}

/** Puts answers together from the reports they come in. */
export interface ReportAssembly {
  /**
   * Takes one report as `HidTransport` delivers it (without an id where the device numbers none) and gives the answer
   * that it completes, a copy; undefined while there is none, or when the reader says that it has none.
   */
  push(report: Uint8Array): Uint8Array | undefined;
  /** Drops and wipes what has begun. */
  reset(): void;
}
