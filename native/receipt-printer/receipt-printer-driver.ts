import { randomInt } from 'node:crypto';
import type { TransportAddress } from '../../electron/contract/device-address.ts';
import type { DeviceConfig, DeviceEvent, DeviceFacts } from '../../electron/contract/device-messages.ts';
import type { ReceiptPrinterProfile } from '../../electron/contract/device-profiles/receipt-printer.ts';
import type { DeviceProcessFailure, ReceiptPrinterFailure } from '../../electron/contract/failures.ts';
import type { PrintJobId } from '../../electron/contract/ids.ts';
import type { ReceiptDocument } from '../../electron/contract/receipt.ts';
import { Reopening } from '../transport/reopening.ts';
import type { DriverContext, Timers, Transport } from '../transport/transport.ts';
import { type MarkerEar, probeCompletion } from './completion-probe.ts';
import type { DotGlyphs } from './dot-glyphs.ts';
import { gsAutomaticStatus } from './escpos.ts';
import {
  createSlipEncoder,
  PROCESS_IDS,
  type Proof,
  type SlipEncoder,
  type SlipPiece,
} from './escpos-encoder.ts';
import { type PrintRun, startPrintRun } from './print-run.ts';
import { createPrinterLink, type Inquiry, type PrinterLink, printerFailureOf } from './printer-link.ts';
import { type PrinterStatus, refusalOf, troubleOf } from './printer-status.ts';
import type { DotRows } from './qr-code.ts';
import { clearBytes } from './slip-frame.ts';
import { STATUS_MAPS } from './status-maps.ts';

/** How often an idle printer is asked how it is: trouble is known before anybody wants a slip, and gone soon after. */
const IDLE_POLL_MS = 2000;
/** A printer in trouble is being looked after right now. */
const TROUBLE_POLL_MS = 1000;

/** The configuration of a receipt printer. */
export type ReceiptPrinterConfig = DeviceConfig & { readonly profile: ReceiptPrinterProfile };

/** Makes an unopened link for an address. */
export type OpenTransport = (address: TransportAddress, timers: Timers) => Transport;

export interface ReceiptPrinterDriver {
  start(): void;
  /** Queues a slip; every change of its state is emitted as `printChanged`. */
  print(job: PrintJobId, document: ReceiptDocument, duplicate: number): void;
  /**
   * Forgets what the printer may still hold of an interrupted slip: that slip becomes `unknown`, the buffers are
   * dropped as soon as the printer allows it, and the piece of paper is cut off. Does nothing when all is certain.
   */
  clear(): void;
  /** Ends the driver; a slip under way is reported `unknown`, a waiting one `refused`. */
  stop(): Promise<void>;
}

interface WaitingSlip {
  readonly job: PrintJobId;
  readonly document: ReceiptDocument;
  readonly duplicate: number;
}

type DeviceChange = Extract<DeviceEvent, { kind: 'deviceChanged' }>;

const isPrinterFailure = (
  failure: ReceiptPrinterFailure | DeviceProcessFailure,
): failure is ReceiptPrinterFailure => failure.startsWith('printer-');

function factsOf(status: PrinterStatus | undefined): DeviceFacts {
  if (status === undefined) return {};
  const { paper, slipInMouth } = status;
  return slipInMouth === undefined ? { paper } : { paper, slipInMouth };
}

class Driver implements ReceiptPrinterDriver {
  readonly #config: ReceiptPrinterConfig;
  readonly #context: DriverContext<DeviceEvent>;
  readonly #openTransport: OpenTransport;
  readonly #glyphs: DotGlyphs;
  readonly #logo: DotRows | undefined;
  readonly #waiting: WaitingSlip[] = [];
  readonly #reopening: Reopening;
  #run: PrintRun | undefined;
  #told: DeviceChange | undefined;
  /** The printer's present trouble as far as the link is concerned; slips are refused with it. */
  #unreachable: ReceiptPrinterFailure | undefined;
  /** What the printer may hold: `unsure` after a start, for the process before this one may have died printing. */
  #leftovers: 'none' | 'unsure' | 'present' = 'unsure';
  #clearAsked = false;
  #stopped = false;
  #lost = false;
  /** Made when it is known how the printer proves that a slip is done; `none` found by a probe is not for good. */
  #encoder: { readonly pieces: SlipEncoder['pieces']; readonly proof: Proof } | undefined;
  /** Hears markers while the printer is probed. */
  #ear: MarkerEar | undefined;
  /** Whether the printer was asked to tell changes by itself, and has told one that was not looked at. */
  #watching = false;
  #changed = false;
  #serial = randomInt(PROCESS_IDS);
  #wake: () => void = () => undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(
    config: ReceiptPrinterConfig,
    context: DriverContext<DeviceEvent>,
    openTransport: OpenTransport,
    glyphs: DotGlyphs,
    logo: DotRows | undefined,
  ) {
    this.#config = config;
    this.#context = context;
    this.#openTransport = openTransport;
    this.#reopening = new Reopening(context.timers, context.plugged);
    this.#glyphs = glyphs;
    this.#logo = logo;
  }

  start(): void {
    this.#tell('opening', undefined, undefined);
    this.#ended = this.#live();
  }

  print(job: PrintJobId, document: ReceiptDocument, duplicate: number): void {
    if (this.#unreachable !== undefined) {
      this.#report(job, 'refused', this.#unreachable);
      return;
    }
    this.#waiting.push({ job, document, duplicate });
    this.#wake();
  }

  clear(): void {
    if (this.#leftovers === 'none' && this.#run === undefined) return;
    this.#clearAsked = true;
    this.#run?.abandon('printer-outcome-unknown');
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#run?.abandon('printer-outcome-unknown');
    this.#wake();
    this.#reopening.interrupt();
    await this.#ended;
  }

  async #live(): Promise<void> {
    while (!this.#stopped) {
      this.#lost = false;
      this.#watching = false;
      if (this.#encoder?.proof === 'none') this.#encoder = undefined;
      const { profile, transport } = this.#config;
      const { timers } = this.#context;
      const link = createPrinterLink(
        this.#openTransport(transport, timers),
        timers,
        profile.timeoutsMs.status,
        STATUS_MAPS[profile.statusMap],
      );
      const opened = await link.open({
        marker: (marker) => {
          this.#ear?.hear(marker);
          this.#run?.marker(marker);
        },
        changed: () => {
          this.#changed = true;
          this.#wake();
        },
        lost: () => this.#lose(),
      });
      if (opened.ok) {
        this.#unreachable = undefined;
        await this.#attend(link);
      } else this.#cutOff(printerFailureOf(opened.failure));
      await link.close();
      if (!this.#stopped) await this.#reopening.pause();
    }
    this.#refuseWaiting('printer-lost');
  }

  /** Serves the queue and watches the printer until the link is gone. */
  async #attend(link: PrinterLink): Promise<void> {
    while (!this.#stopped && !this.#lost) {
      const next = this.#waiting.shift();
      if (next !== undefined) {
        if (this.#leftovers === 'present') await this.#tidy(link);
        const cleanEnd = await this.#print(link, next);
        if (!cleanEnd) return;
        continue;
      }
      this.#changed = false;
      const inquiry = await link.inquire(false);
      this.#noteInquiry(inquiry);
      if (inquiry.answer === 'lost') return;
      if (inquiry.answer === 'status') await this.#prepare(link, inquiry.status);
      if (this.#clearAsked) await this.#tidy(link);
      const well = this.#told?.state === 'ready';
      const idle = this.#waiting.length === 0 && !this.#stopped && !this.#lost && !this.#changed;
      if (idle) await this.#sleep(well ? IDLE_POLL_MS : TROUBLE_POLL_MS);
    }
  }

  /**
   * What a well printer is asked once: how it proves slips, and to tell changes by itself. Both go through its buffer, so
   * one that is off line would not execute them.
   */
  async #prepare(link: PrinterLink, status: PrinterStatus): Promise<void> {
    if (troubleOf(status) !== undefined) return;
    const { profile } = this.#config;
    if (this.#encoder === undefined) {
      const proof =
        profile.completion === 'probe'
          ? await probeCompletion(link, this.#context.timers, (ear) => {
              this.#ear = ear;
            })
          : profile.completion;
      if (proof === undefined) return;
      this.#encoder = { ...createSlipEncoder(profile, this.#glyphs, proof, this.#logo), proof };
    }
    if (profile.automaticStatus === true && !this.#watching) await this.#watch(link, true);
  }

  /** While a slip is printed nothing is told unasked: the inside of such a telling looks like the answer to `GS r`. */
  async #watch(link: PrinterLink, on: boolean): Promise<void> {
    const { automatic } = STATUS_MAPS[this.#config.profile.statusMap];
    if (automatic === undefined) return;
    const written = await link.command(gsAutomaticStatus(on ? automatic.mask : 0));
    if (written.ok) this.#watching = on;
  }

  async #encoderFor(link: PrinterLink): Promise<Pick<SlipEncoder, 'pieces'>> {
    if (this.#encoder === undefined) {
      const inquiry = await link.inquire(false);
      this.#noteInquiry(inquiry);
      if (inquiry.answer === 'status') await this.#prepare(link, inquiry.status);
    }
    // A printer in trouble refuses the slip before its first byte; how it would prove it does not matter then.
    return this.#encoder ?? createSlipEncoder(this.#config.profile, this.#glyphs, 'none', this.#logo);
  }

  /** Counts the process ids that a slip uses up. */
  *#counted(pieces: Iterable<SlipPiece>): Generator<SlipPiece, void> {
    for (const piece of pieces) {
      this.#serial = (this.#serial + 1) % PROCESS_IDS;
      yield piece;
    }
  }

  /** Prints one slip; false when bytes of a given-up slip are still held in this link, which must then go. */
  async #print(link: PrinterLink, slip: WaitingSlip): Promise<boolean> {
    const { profile } = this.#config;
    const encoder = await this.#encoderFor(link);
    if (this.#watching) await this.#watch(link, false);
    if (this.#stopped || this.#lost) {
      this.#report(slip.job, 'refused', 'printer-lost');
      return true;
    }
    const run = startPrintRun(
      this.#counted(encoder.pieces(slip.document, slip.duplicate, this.#serial)),
      link,
      this.#context.timers,
      { completionMs: profile.timeoutsMs.completion, nearEnd: profile.nearEnd },
      {
        report: (state, failure) => this.#report(slip.job, state, failure),
        inquired: (inquiry) => this.#noteInquiry(inquiry),
      },
    );
    this.#run = run;
    const outcome = await run.outcome;
    this.#run = undefined;
    if (outcome === 'unknown') this.#leftovers = 'present';
    if (outcome === 'printed') this.#leftovers = 'none';
    return !run.writing();
  }

  /**
   * Drops the printer's buffers and cuts off a half-printed slip. `DLE ENQ 2` goes out at once, for it works on what
   * is still to be printed; the cut has to wait until the printer is well again.
   */
  async #tidy(link: PrinterLink): Promise<void> {
    const { drop, cutOff } = clearBytes(this.#config.profile);
    // As commands, which give up within a second: a printer that holds its line must not hold up the end of the driver.
    await link.command([...drop]);
    const inquiry = await link.inquire(false);
    this.#noteInquiry(inquiry);
    if (inquiry.answer !== 'status' || troubleOf(inquiry.status) !== undefined) return;
    const written = await link.command([...cutOff]);
    if (!written.ok) return;
    this.#leftovers = 'none';
    this.#clearAsked = false;
  }

  #lose(): void {
    this.#lost = true;
    this.#run?.abandon('printer-lost');
    this.#cutOff('printer-lost');
    this.#wake();
  }

  /** The printer cannot be reached: says so, and refuses what waits rather than surprising someone later. */
  #cutOff(failure: ReceiptPrinterFailure | DeviceProcessFailure): void {
    // To who waits for a slip, a printer behind a missing driver or a flooded line is one that is not there.
    const refusal = isPrinterFailure(failure) ? failure : 'printer-not-found';
    this.#unreachable = refusal;
    this.#refuseWaiting(refusal);
    this.#tell('trouble', failure, undefined);
  }

  #refuseWaiting(failure: ReceiptPrinterFailure): void {
    for (const { job } of this.#waiting.splice(0)) this.#report(job, 'refused', failure);
  }

  #noteInquiry(inquiry: Inquiry): void {
    switch (inquiry.answer) {
      case 'status': {
        const trouble = refusalOf(inquiry.status, this.#config.profile.nearEnd ?? 'print-and-warn');
        this.#tell(trouble === undefined ? 'ready' : 'trouble', trouble, inquiry.status);
        break;
      }
      case 'silent':
        this.#tell('trouble', 'printer-silent', undefined);
        break;
      case 'held':
        this.#tell('trouble', 'printer-offline', undefined);
        break;
      case 'lost':
        // The link's own `lost` has told it.
        break;
    }
  }

  #tell(
    state: DeviceChange['state'],
    failure: ReceiptPrinterFailure | DeviceProcessFailure | undefined,
    status: PrinterStatus | undefined,
  ): void {
    const before = this.#told;
    const facts = factsOf(status);
    const sameFacts = before?.facts.paper === facts.paper && before?.facts.slipInMouth === facts.slipInMouth;
    if (before?.state === state && before.failure === failure && sameFacts) return;
    this.#told = {
      kind: 'deviceChanged',
      device: this.#config.id,
      state,
      ...(failure === undefined ? {} : { failure }),
      facts,
    };
    this.#context.emit(this.#told);
  }

  #report(
    job: PrintJobId,
    state: Extract<DeviceEvent, { kind: 'printChanged' }>['state'],
    failure?: ReceiptPrinterFailure,
  ): void {
    const why = failure === undefined ? {} : { failure };
    this.#context.emit({ kind: 'printChanged', device: this.#config.id, job, state, ...why });
  }

  /** Waits, or until something is to be done. */
  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#context.timers.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}

/**
 * Makes the driver of one receipt printer; `start` opens it. Emits `deviceChanged` when its health or its paper
 * changes and `printChanged` for every slip. Failure codes: all of `receiptPrinterFailures`; `printer-paper-low` only
 * where the profile refuses to begin on such a roll, elsewhere it is a fact (`facts.paper`). `logo` heads every slip.
 */
export function createReceiptPrinterDriver(
  config: ReceiptPrinterConfig,
  context: DriverContext<DeviceEvent>,
  openTransport: OpenTransport,
  glyphs: DotGlyphs,
  logo?: DotRows,
): ReceiptPrinterDriver {
  return new Driver(config, context, openTransport, glyphs, logo);
}
