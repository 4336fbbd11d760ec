import type { Timers, TransportOutcome } from '../transport/transport.ts';
import type { ScannerReply } from './command-replies.ts';
import type { ScannerCommand } from './scanner-commands.ts';

/** What became of a command; `text` is what a query brought. */
export type CommandResult =
  | { readonly outcome: 'accepted'; readonly text?: string }
  | { readonly outcome: 'refused' | 'silent' | 'lost' };

/** Scanners answer within some tens of ms; one that is busy decoding a frame takes longer. */
const REPLY_MS = 300;
/** A byte lost on the line must not make a scanner a silent one. */
const TRIES = 3;
/** Between two commands (spec §5.3, Newland; no family needs more). */
const GAP_MS = 50;
/** A few bytes that do not leave within this are held back by the line. */
const WRITE_MS = 1000;

interface Awaiting {
  readonly name: string;
  settle(reply: ScannerReply | undefined): void;
}

/** One command in flight at a time, with answers, tries and the gap that scanners need between commands. */
export class CommandChannel {
  readonly #timers: Timers;
  readonly #write: (bytes: Uint8Array, timeoutMs: number) => Promise<TransportOutcome>;
  #awaiting: Awaiting | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #lost = false;
  #endGap: () => void = () => undefined;
  #quietAt = Number.NEGATIVE_INFINITY;

  constructor(timers: Timers, write: (bytes: Uint8Array, timeoutMs: number) => Promise<TransportOutcome>) {
    this.#timers = timers;
    this.#write = write;
  }

  /** Sends a command after all that were given before it. */
  send(command: ScannerCommand): Promise<CommandResult> {
    const result = this.#turn.then(() => this.#carryOut(command));
    this.#turn = result;
    return result;
  }

  /** Takes what the scanner said to a command; one that answers another command is a late one. */
  take(reply: ScannerReply): void {
    const awaiting = this.#awaiting;
    if (awaiting !== undefined && (reply.of ?? awaiting.name) === awaiting.name) awaiting.settle(reply);
  }

  /** The link is gone: nothing is awaited any more. */
  lost(): void {
    this.#lost = true;
    this.#awaiting?.settle(undefined);
    this.#endGap();
  }

  async #carryOut(command: ScannerCommand): Promise<CommandResult> {
    const tries = command.reply === 'none' || command.reply === 'courtesy' ? 1 : TRIES;
    let last: CommandResult = { outcome: 'silent' };
    for (let attempt = 0; attempt < tries && !this.#lost; attempt += 1) {
      const bytes = attempt === 0 ? command.bytes : (command.otherwise ?? command.bytes);
      last = await this.#attempt(command, bytes);
      if (last.outcome === 'accepted' || last.outcome === 'lost') return last;
      // Said the same way again, the answer would be the same.
      if (last.outcome === 'refused' && (command.otherwise === undefined || attempt > 0)) return last;
    }
    return this.#lost ? { outcome: 'lost' } : last;
  }

  async #attempt(command: ScannerCommand, bytes: Uint8Array): Promise<CommandResult> {
    await this.#gap();
    if (this.#lost) return { outcome: 'lost' };
    const answered = Promise.withResolvers<ScannerReply | undefined>();
    // Listening begins before the command leaves: the answer can be faster than the report of the write.
    this.#awaiting = { name: command.name, settle: answered.resolve };
    const written = await this.#write(bytes, WRITE_MS);
    const reply = written.ok && command.reply !== 'none' ? await this.#answer(answered) : undefined;
    this.#awaiting = undefined;
    this.#quietAt = this.#timers.monotonic() + GAP_MS;
    if (!written.ok) return { outcome: written.failure === 'silent' ? 'silent' : 'lost' };
    if (this.#lost) return { outcome: 'lost' };
    if (command.reply === 'none') return { outcome: 'accepted' };
    if (reply === undefined) return { outcome: 'silent' };
    if (!reply.accepted) return { outcome: 'refused' };
    return { outcome: 'accepted', ...(reply.text === undefined ? {} : { text: reply.text }) };
  }

  #gap(): Promise<void> {
    const wait = this.#quietAt - this.#timers.monotonic();
    if (wait <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#timers.after(wait, resolve);
      this.#endGap = () => {
        cancel();
        resolve();
      };
    });
  }

  async #answer(answered: PromiseWithResolvers<ScannerReply | undefined>): Promise<ScannerReply | undefined> {
    if (this.#lost) return undefined;
    const cancel = this.#timers.after(REPLY_MS, () => answered.resolve(undefined));
    const reply = await answered.promise;
    cancel();
    return reply;
  }
}
