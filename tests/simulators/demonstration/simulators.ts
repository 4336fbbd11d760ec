import { join } from 'node:path';
import { writeDemonstrationStaff } from './attendant.ts';
import { controlAt } from './control.ts';
import { type PrinterControl, printerControl } from './printer-control.ts';
import { type ReaderControl, readerControl } from './reader-control.ts';
import { type ScannerControl, scannerControl } from './scanner-control.ts';
import { startSimulator } from './simulator-program.ts';
import { type SiteAddresses, sandboxAccount } from './site.ts';
import { type UpstreamControl, upstreamControl } from './upstream-control.ts';
import { type VoucherControl, voucherControl } from './voucher-control.ts';

/** The simulators of one hall, each a program of its own. */
export interface Simulators {
  readonly reader: ReaderControl;
  readonly printer: PrinterControl;
  readonly scanner: ScannerControl;
  readonly upstream: UpstreamControl;
  readonly voucher: VoucherControl;
  /** Where they are, for a site file. */
  readonly addresses: Omit<SiteAddresses, 'data'>;
  /** Resolves when one of them ended, whatever for. */
  readonly oneEnded: Promise<unknown>;
  stop(): Promise<void>;
}

interface DeviceLine {
  readonly path: string;
  readonly control: string;
}
interface UpstreamLine {
  readonly url: string;
  readonly control: string;
}

interface VoucherLine {
  readonly websocket: string;
  readonly control: string;
}

/** Starts a reader, a printer, a scanner, a platform and a decoder of e-vouchers; the devices' stable names and the staff file stand in `folder`. */
export async function startSimulators(folder: string): Promise<Simulators> {
  const { paasid, token } = sandboxAccount;
  const [staffFile, reader, printer, scanner, upstream, voucher] = await Promise.all([
    writeDemonstrationStaff(folder),
    startSimulator<DeviceLine>('id-card-reader', ['--link', join(folder, 'id-card-reader')]),
    startSimulator<DeviceLine>('receipt-printer', ['--link', join(folder, 'receipt-printer')]),
    startSimulator<DeviceLine>('code-scanner', [
      '--family',
      'newland-serial',
      '--link',
      join(folder, 'code-scanner'),
    ]),
    startSimulator<UpstreamLine>('upstream', ['--paasid', paasid, '--token', token]),
    startSimulator<VoucherLine>('voucher', []),
  ]);
  const programs = [reader, printer, scanner, upstream, voucher].map(({ program }) => program);
  return {
    reader: readerControl(controlAt(reader.line.control)),
    printer: printerControl(controlAt(printer.line.control)),
    scanner: scannerControl(controlAt(scanner.line.control)),
    upstream: upstreamControl(controlAt(upstream.line.control)),
    voucher: voucherControl(controlAt(voucher.line.control)),
    addresses: {
      readerPath: reader.line.path,
      printerPath: printer.line.path,
      scannerPath: scanner.line.path,
      upstreamUrl: upstream.line.url,
      voucherBridge: voucher.line.websocket,
      staffFile,
    },
    oneEnded: Promise.race(programs.map(({ gone }) => gone)),
    async stop() {
      await Promise.all(programs.map((program) => program.stop()));
    },
  };
}
