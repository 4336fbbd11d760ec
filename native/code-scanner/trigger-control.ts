import type { CodeScannerFailure } from '../../electron/contract/failures.ts';
import type { Timers } from '../transport/transport.ts';
import type { CommandResult } from './command-channel.ts';
import type { CommandSet, ScannerCommand } from './scanner-commands.ts';

/** How the scanner takes its commands. */
export interface TriggerReport {
  /** It obeys (undefined), or why not. Said after the setup and after every change. */
  obeys(failure: CodeScannerFailure | undefined): void;
  /** What the scanner says of itself. */
  firmware(text: string): void;
}

/** A scanner that did not answer is told again after this: it may have been starting, or on a bad line. */
const RETRY_MS = 3000;

/** Sets a scanner up, and keeps it reading while a code is awaited and dark while none is. One per link. */
export class TriggerControl {
  readonly #commands: CommandSet;
  readonly #send: (command: ScannerCommand) => Promise<CommandResult>;
  readonly #timers: Timers;
  readonly #report: TriggerReport;
  #wanted: boolean;
  #applied: boolean | undefined;
  /** A code came since the last start was sent, perhaps before that start's answer did. */
  #readingEnded = false;
  #setUp = false;
  /** A refused setup leaves a scanner that may still read; it is said, and not asked again over this link. */
  #setupRefused: CodeScannerFailure | undefined;
  /** Courtesies it said no to; the answer over this link would be the same each time. */
  readonly #declined = new Set<string>();
  #ended = false;
  #wake: () => void = () => undefined;
  #news = false;

  constructor(
    commands: CommandSet,
    send: (command: ScannerCommand) => Promise<CommandResult>,
    timers: Timers,
    report: TriggerReport,
    wanted: boolean,
  ) {
    this.#commands = commands;
    this.#send = send;
    this.#timers = timers;
    this.#report = report;
    this.#wanted = wanted;
  }

  /** Whether a code is awaited now. */
  want(awaited: boolean): void {
    if (awaited === this.#wanted) return;
    this.#wanted = awaited;
    this.#stir();
  }

  /** A code was read, whole or not, and with it the reading has ended for scanners that read once. */
  scanned(): void {
    if (this.#commands.againMs === undefined) return;
    this.#readingEnded = true;
    if (this.#applied !== true) return;
    this.#applied = undefined;
    this.#stir();
  }

  end(): void {
    this.#ended = true;
    this.#stir();
  }

  /** Works until `end`, or until the link is lost. */
  async run(): Promise<void> {
    while (!this.#ended) {
      const failure = await this.#bringAbout();
      if (this.#ended || failure === 'lost') return;
      this.#report.obeys(failure);
      await this.#rest(failure === 'scanner-silent' ? RETRY_MS : this.#restMs());
    }
  }

  /** Sets up and switches as wanted; gives why not. */
  async #bringAbout(): Promise<CodeScannerFailure | 'lost' | undefined> {
    if (!this.#setUp) {
      const failure = await this.#tell(this.#commands.setup);
      if (failure === 'lost' || failure === 'scanner-silent') return failure;
      this.#setupRefused = failure;
      this.#setUp = true;
    }
    while (!this.#ended && this.#applied !== this.#wanted) {
      const wanted = this.#wanted;
      this.#readingEnded = false;
      const failure = await this.#tell(wanted ? this.#commands.start : this.#commands.stop);
      if (failure !== undefined) return failure;
      this.#applied = wanted && this.#readingEnded ? undefined : wanted;
    }
    return this.#setupRefused;
  }

  async #tell(commands: readonly ScannerCommand[]): Promise<CodeScannerFailure | 'lost' | undefined> {
    for (const command of commands) {
      if (this.#declined.has(command.name)) continue;
      const result = await this.#send(command);
      if (result.outcome === 'lost') return 'lost';
      if (result.outcome === 'accepted' && result.text !== undefined) this.#report.firmware(result.text);
      if (command.reply === 'courtesy' && result.outcome === 'refused') this.#declined.add(command.name);
      const failure = failureOf(command, result);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  #restMs(): number | undefined {
    return this.#wanted ? this.#commands.againMs : undefined;
  }

  #stir(): void {
    this.#news = true;
    this.#wake();
  }

  /** Waits for news, or for the time; after the time a reading is started again. */
  async #rest(ms: number | undefined): Promise<void> {
    if (!this.#news) {
      await new Promise<void>((resolve) => {
        const timeUp = (): void => {
          this.#applied = undefined;
          resolve();
        };
        const cancel = ms === undefined ? () => undefined : this.#timers.after(ms, timeUp);
        this.#wake = () => {
          cancel();
          resolve();
        };
      });
    }
    this.#wake = () => undefined;
    this.#news = false;
  }
}

function failureOf(command: ScannerCommand, result: CommandResult): CodeScannerFailure | undefined {
  if (command.reply === 'query' || command.reply === 'courtesy') return undefined;
  if (result.outcome === 'refused') return 'scanner-setup-refused';
  return result.outcome === 'silent' && command.reply !== 'welcome' ? 'scanner-silent' : undefined;
}
