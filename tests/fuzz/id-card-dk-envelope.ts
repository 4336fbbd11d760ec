import { dkUsbNfc } from '../../native/id-card-reader/envelopes/dk-usb-nfc.ts';
import { dkAnswerReports, dkFlowControlReport } from '../simulators/id-card-reader/dk-device.ts';
import { compared } from '../support/fuzz-frames.ts';
import { randomFrom } from '../support/random.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'id-card-dk-envelope';

const REPORT_BYTES = 64;
const LARGEST_FRAME = 2321;

/**
 * Reports of the DK module: whole answers, some with flow control and noise between their chunks, among answers that lost
 * a report, failed ones and noise. The envelope has no check: an answer without its end that is followed by one without its
 * head becomes one of both, and SAM_V's check byte behind it has to tell; such pairs are left out here. So is noise that is
 * itself the head of an answer.
 */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  const random = randomFrom(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const randomBytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => upTo(256));
  /** Bytes that are no chunk: a length that is none, or a first byte that no chunk has. */
  const noise = (): Uint8Array => {
    const report = randomBytes(REPORT_BYTES);
    if (upTo(2) === 0) report[0] = upTo(2) === 0 ? 0 : REPORT_BYTES + upTo(192);
    else report[1] = 0x40 + upTo(0x80);
    return report;
  };
  /** Whether the last answer lost its end: one that loses its head right after would go on with it. */
  let endless = false;
  const lossy = (reports: readonly Uint8Array[]): readonly Uint8Array[] => {
    const lost = endless ? 1 + upTo(reports.length - 1) : upTo(reports.length);
    endless = lost > 0;
    return reports.filter((_report, index) => index !== lost);
  };
  const assembly = dkUsbNfc.newAssembly();
  const begin = performance.now();
  const sent: Buffer[] = [];
  const found: Buffer[] = [];
  const fed = { bytes: 0 };
  const feed = (report: Uint8Array): void => {
    fed.bytes += report.length;
    const frame = assembly.push(report);
    if (frame !== undefined) found.push(Buffer.from(frame));
  };
  while (fed.bytes < bytes) {
    const frame = randomBytes(1 + upTo(LARGEST_FRAME));
    const reports = dkAnswerReports(frame);
    const kind = upTo(6);
    if (kind === 0) feed(noise());
    else if (kind === 1 && reports.length > 1) for (const report of lossy(reports)) feed(report);
    else if (kind === 2) for (const report of dkAnswerReports(frame, [0x6f, upTo(256)])) feed(report);
    else {
      sent.push(Buffer.from(frame));
      endless = false;
      for (const report of reports) {
        if (kind === 3 && upTo(3) === 0) feed(upTo(2) === 0 ? dkFlowControlReport() : noise());
        feed(report);
      }
    }
  }
  const [framesFound, falseFrames] = compared(sent, found);
  return Promise.resolve({
    bytes: fed.bytes,
    framesSent: sent.length,
    framesFound,
    falseFrames,
    millis: performance.now() - begin,
  });
}
