import type { Transport, TransportListener, TransportOutcome } from '../transport/transport.ts';
import type { ReportAssembly, ReportEnvelope } from './envelopes/report-envelope.ts';

/** A HID reader as a line of bytes: requests go out in its envelope, answers are taken out of it. */
export class EnvelopedTransport implements Transport {
  readonly #reports: Transport;
  readonly #envelope: ReportEnvelope;
  readonly #assembly: ReportAssembly;

  /** `reports` carries one report per `write` and per `data`, as `HidTransport` does. */
  constructor(reports: Transport, envelope: ReportEnvelope) {
    this.#reports = reports;
    this.#envelope = envelope;
    this.#assembly = envelope.newAssembly();
  }

  get address(): string {
    return this.#reports.address;
  }

  open(listener: TransportListener): Promise<TransportOutcome> {
    return this.#reports.open({
      data: (report) => {
        const frame = this.#assembly.push(report);
        report.fill(0);
        if (frame !== undefined) listener.data(frame);
      },
      lost: () => {
        this.#assembly.reset();
        listener.lost();
      },
    });
  }

  async write(bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome> {
    for (const report of this.#envelope.wrap(bytes)) {
      const outcome = await this.#reports.write(report, timeoutMs);
      if (!outcome.ok) return outcome;
    }
    return { ok: true };
  }

  async discardInput(): Promise<void> {
    await this.#reports.discardInput();
    this.#assembly.reset();
  }

  close(): Promise<void> {
    this.#assembly.reset();
    return this.#reports.close();
  }
}
