import { join } from 'node:path';
import type { MessageChannelMain, MessagePortMain, UtilityProcess } from 'electron';
import type { FailureCode, MessageFailure } from '../../contract/failures.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { DEVICE_WIRE, type ToMain, type ToStation, toMainSchema } from './host-messages.ts';
import type { OsKey } from './os-key.ts';
import { type SupervisedProcess, superviseProcess } from './supervised-process.ts';

export interface ProcessesOptions {
  /** `utilityProcess.fork`. */
  readonly fork: (program: string, args: string[], options: { serviceName: string }) => UtilityProcess;
  readonly MessageChannelMain: new () => MessageChannelMain;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  readonly killNow: (pid: number) => void;
  /** The folder of the built programs. */
  readonly programs: string;
  /** Absolute paths for the station. */
  readonly siteFile: string;
  readonly resources: string;
  readonly osKey: OsKey;
  /** The station answers from now on; again after each restart. */
  readonly onStationReady: () => void;
  /** The station died; the next one is on its way. What the page holds is of the last one. */
  readonly onStationLost: () => void;
  /** The station cannot run; nothing is restarted any more. */
  readonly onStationRefused: (sentence: string, code?: FailureCode) => void;
  /** A sentence for the system's log; of processes and numbers only. */
  readonly say: (sentence: string) => void;
}

/** The two processes beside main: the station, and the drivers it asks for. */
export interface Processes {
  start(): void;
  /** Hands the station its end of a page's channel; false while no station answers. */
  giveScreenPort(port: MessagePortMain): boolean;
  messageRefused(failure: MessageFailure): void;
  /** Ends the station in order, then the drivers. */
  stop(): Promise<void>;
}

/** Keeps both processes alive and joined by a channel of their own, which nothing in main listens to. */
export function createProcesses(options: ProcessesOptions): Processes {
  return new SupervisedProcesses(options);
}

class SupervisedProcesses implements Processes {
  readonly #options: ProcessesOptions;
  readonly #station: SupervisedProcess;
  #devices: SupervisedProcess | undefined;
  #devicesGone: Promise<void> = Promise.resolve();
  #ready = false;

  constructor(options: ProcessesOptions) {
    this.#options = options;
    this.#station = superviseProcess({
      fork: () => this.#fork('desktop/station-process.js', 'kiosk station'),
      clock: options.clock,
      killNow: options.killNow,
      onUp: () => {
        const { siteFile, resources } = options;
        this.#tell({ kind: 'start', siteFile, resources });
      },
      onMessage: (message) => this.#heard(toMainSchema.parse(message)),
      onDied: (code, pause) => this.#stationDied(code, pause),
    });
  }

  start(): void {
    this.#station.start();
  }

  giveScreenPort(port: MessagePortMain): boolean {
    return this.#ready && this.#tell({ kind: 'screenPort' }, [port]);
  }

  messageRefused(failure: MessageFailure): void {
    this.#tell({ kind: 'messageRefused', failure });
  }

  async stop(): Promise<void> {
    this.#ready = false;
    await this.#station.stop({ kind: 'stop' } satisfies ToStation);
    await this.#endDevices();
  }

  #fork(program: string, serviceName: string): UtilityProcess {
    return this.#options.fork(join(this.#options.programs, program), [], { serviceName });
  }

  #tell(message: ToStation, ports?: MessagePortMain[]): boolean {
    return this.#station.send(message, ports);
  }

  #heard(message: ToMain): void {
    switch (message.kind) {
      case 'stationReady':
        this.#ready = true;
        return this.#options.onStationReady();
      case 'stationRefused':
        void this.#station.stop();
        return this.#options.onStationRefused(message.sentence, message.code);
      case 'devicesWanted':
        return this.#startDevices();
      case 'devicesHung':
        this.#options.say('The device process no longer answers; it is killed.');
        return this.#devices?.killHung();
      case 'devicesUnwanted':
        void this.#endDevices().then(() => this.#tell({ kind: 'devicesGone' }));
        return;
      case 'vaultCall':
        void this.#answerVault(message);
    }
  }

  async #answerVault({ call, action, bytes }: Extract<ToMain, { kind: 'vaultCall' }>): Promise<void> {
    const answer = await this.#options.osKey[action](bytes);
    this.#tell({ kind: 'vaultAnswer', call, ...(answer === undefined ? {} : { bytes: answer }) });
  }

  #stationDied(code: number, pauseMs: number): void {
    this.#ready = false;
    this.#options.say(`The station process ended (${code}); it is started again in ${pauseMs} ms.`);
    // The drivers were set up by the station that is gone; the next one begins with fresh ones.
    void this.#endDevices();
    this.#options.onStationLost();
  }

  #startDevices(): void {
    const devices = superviseProcess({
      fork: () => this.#fork('native/device-process.js', 'kiosk devices'),
      clock: this.#options.clock,
      killNow: this.#options.killNow,
      onUp: () => {
        const { port1, port2 } = new this.#options.MessageChannelMain();
        devices.send(DEVICE_WIRE, [port1]);
        this.#tell({ kind: 'devicePort' }, [port2]);
      },
      onMessage: () => undefined,
      onDied: (code, pauseMs) => {
        this.#options.say(`The device process ended (${code}); it is started again in ${pauseMs} ms.`);
        this.#tell({ kind: 'deviceLost' });
      },
    });
    this.#devices = devices;
    // The last one may still be letting go of its device files.
    void this.#devicesGone.then(() => devices.start());
  }

  #endDevices(): Promise<void> {
    const devices = this.#devices;
    this.#devices = undefined;
    if (devices !== undefined) this.#devicesGone = devices.stop();
    return this.#devicesGone;
  }
}
