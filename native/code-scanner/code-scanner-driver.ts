import type { DeviceConfig, DeviceEvent, DeviceFacts } from '../../electron/contract/device-messages.ts';
import type { CodeScannerProfile } from '../../electron/contract/device-profiles/code-scanner.ts';
import type { CodeScannerFailure, DeviceProcessFailure } from '../../electron/contract/failures.ts';
import { Reopening } from '../transport/reopening.ts';
import type { DriverContext, TransportFailure } from '../transport/transport.ts';
import { firmwareOf } from './firmware-text.ts';
import { SameCodeGuard } from './same-code-guard.ts';
import { scannedPayload } from './scanned-payload.ts';
import { openScannerLink, type ScannerLink, type ScannerLinks } from './scanner-link.ts';
import { TriggerControl } from './trigger-control.ts';

export type CodeScannerConfig = DeviceConfig & { readonly profile: CodeScannerProfile };

/** A driver as the device process holds it. */
export interface CodeScannerDriver {
  /** Begins to work and never stops trying; events tell how it goes. */
  start(): void;
  /** Whether a code is awaited: a scanner that can be switched reads then and is dark otherwise. */
  awaitCode(awaited: boolean): void;
  /** Ends everything; resolves when the link is closed. No event comes after. */
  stop(): Promise<void>;
}

type Trouble = CodeScannerFailure | DeviceProcessFailure;
type State = 'opening' | 'ready' | 'trouble';

const OPEN_FAILURES: Record<TransportFailure | 'layout-unknown', Trouble> = {
  'not-found': 'scanner-not-found',
  busy: 'scanner-busy',
  lost: 'scanner-lost',
  silent: 'scanner-silent',
  'driver-missing': 'device-driver-missing',
  flooding: 'device-flooding',
  'layout-unknown': 'scanner-setup-refused',
};

class Driver implements CodeScannerDriver {
  readonly #config: CodeScannerConfig;
  readonly #context: DriverContext<DeviceEvent>;
  readonly #links: ScannerLinks;
  readonly #sameCode: SameCodeGuard;
  readonly #reopening: Reopening;
  #running: Promise<void> | undefined;
  #stopped = false;
  #awaited = false;
  #trigger: TriggerControl | undefined;
  #told: { readonly state: State; readonly failure?: Trouble } | undefined;
  #facts: DeviceFacts = {};
  /** What the scanner itself is at odds with; shown again when a flood is over. */
  #disobedience: CodeScannerFailure | undefined;
  #flooding = false;
  #endLink: () => void = () => undefined;

  constructor(config: CodeScannerConfig, context: DriverContext<DeviceEvent>, links: ScannerLinks) {
    this.#config = config;
    this.#context = context;
    this.#links = links;
    this.#sameCode = new SameCodeGuard(config.profile.sameCodeMs);
    this.#reopening = new Reopening(context.timers, context.plugged);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  awaitCode(awaited: boolean): void {
    this.#awaited = awaited;
    this.#trigger?.want(awaited);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#sameCode.forget();
    this.#endLink();
    this.#reopening.interrupt();
    await this.#running;
  }

  async #run(): Promise<void> {
    this.#tell('opening');
    while (!this.#stopped) {
      const ended = await this.#serveOneLink();
      if (ended === undefined || this.#stopped) return;
      this.#trouble(ended);
      await this.#reopening.pause();
    }
  }

  /** From opening to losing one link; gives why it ended. */
  async #serveOneLink(): Promise<Trouble | undefined> {
    const { transport, profile } = this.#config;
    const lost = Promise.withResolvers<Trouble | undefined>();
    this.#endLink = () => lost.resolve(undefined);
    const opened = await openScannerLink(transport, profile, this.#context.timers, this.#links, {
      scan: (scan) => this.#scanned(scan),
      incomplete: () => this.#scanBrokeOff(),
      flooding: (isFlooding) => this.#flooded(isFlooding),
      lost: () => lost.resolve('scanner-lost'),
    });
    if (!opened.ok) return this.#stopped ? undefined : OPEN_FAILURES[opened.failure];
    try {
      return this.#stopped ? undefined : await this.#serve(opened.link, lost.promise);
    } finally {
      this.#trigger = undefined;
      await opened.link.close();
    }
  }

  async #serve(link: ScannerLink, lost: Promise<Trouble | undefined>): Promise<Trouble | undefined> {
    const { address, commands, channel } = link;
    this.#facts = { address };
    this.#flooding = false;
    const trigger = new TriggerControl(
      commands,
      (command) => channel.send(command),
      this.#context.timers,
      {
        obeys: (failure) => {
          this.#disobedience = failure;
          this.#sayHealth();
        },
        firmware: (text) => this.#learnFirmware(text),
      },
      this.#awaited,
    );
    this.#trigger = trigger;
    const working = trigger.run();
    const ended = await lost;
    trigger.end();
    channel.lost();
    await working;
    if (this.#stopped && this.#awaited) await link.darken();
    return ended;
  }

  #scanned(scan: { readonly bytes: Uint8Array; readonly aim?: string }): void {
    const { id, profile } = this.#config;
    const code = scannedPayload(scan, profile);
    this.#trigger?.scanned();
    if (code === 'no-read') return;
    if (code === 'incomplete') this.#scanFailed();
    else if (this.#sameCode.isNew(code.bytes, this.#context.timers.monotonic())) {
      this.#emit({ kind: 'codeScanned', device: id, code });
    }
  }

  #scanBrokeOff(): void {
    this.#trigger?.scanned();
    this.#scanFailed();
  }

  #scanFailed(): void {
    this.#emit({ kind: 'codeScanFailed', device: this.#config.id, failure: 'scan-incomplete' });
  }

  #flooded(isFlooding: boolean): void {
    this.#flooding = isFlooding;
    this.#sayHealth();
  }

  #learnFirmware(text: string): void {
    const firmware = firmwareOf(text);
    if (firmware === undefined || firmware === this.#facts.firmware) return;
    this.#facts = { ...this.#facts, firmware };
    if (this.#told?.state === 'ready') this.#tell('ready');
  }

  #sayHealth(): void {
    const trouble = this.#flooding ? 'device-flooding' : this.#disobedience;
    if (trouble !== undefined) this.#trouble(trouble);
    else if (this.#told?.state !== 'ready') this.#tell('ready');
  }

  #trouble(failure: Trouble): void {
    const before = this.#told?.failure;
    if (before === failure) return;
    // A scanner that was pulled out and is not back yet stays *lost*; that it is not found is no news.
    if (before === 'scanner-lost' && failure === 'scanner-not-found') return;
    // A line that floods is hung up on; that is not the scanner's going.
    if (before === 'device-flooding' && failure === 'scanner-lost') return;
    this.#tell('trouble', failure);
  }

  #tell(state: State, failure?: Trouble): void {
    this.#told = { state, ...(failure === undefined ? {} : { failure }) };
    this.#emit({ kind: 'deviceChanged', device: this.#config.id, ...this.#told, facts: this.#facts });
  }

  #emit(event: DeviceEvent): void {
    if (!this.#stopped) this.#context.emit(event);
  }
}

/**
 * Makes the driver of one code scanner, unstarted. Emits `deviceChanged` (failures `scanner-…`, `device-flooding`,
 * `device-driver-missing`; facts `address` and, where the scanner tells it, `firmware`), `codeScanned` for every new
 * showing of a code, awaited or not, and `codeScanFailed` with `scan-incomplete`.
 * `links.openHid` is used for addresses of kind `hid`, `links.openBytes` for all others.
 */
export function createCodeScannerDriver(
  config: CodeScannerConfig,
  context: DriverContext<DeviceEvent>,
  links: ScannerLinks,
): CodeScannerDriver {
  return new Driver(config, context, links);
}
