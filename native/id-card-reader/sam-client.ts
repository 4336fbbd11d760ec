import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import type { Timers, Transport } from '../transport/transport.ts';
import type { FrameFinder } from './frame-finder.ts';
import type { SamVCommand } from './sam-v-commands.ts';
import { type SamVAnswer, SamVDecoder } from './sam-v-frame.ts';
import { meaningOf, type SamVMeaning } from './sam-v-status.ts';

/** Why no answer came: the link is gone, nothing came in time, or what came was no frame. */
export type LinkFailure = 'reader-lost' | 'reader-silent' | 'reader-link-noise';

export type SamReply =
  | { readonly ok: true; readonly meaning: SamVMeaning; readonly data: Uint8Array }
  | { readonly ok: false; readonly failure: LinkFailure };

/** Start bit, 8 data bits, stop bit. */
const BITS_PER_BYTE = 10;
/** A request is at most 11 bytes; a link that does not take them within this is as good as gone. */
const WRITE_TIMEOUT_MS = 1000;

interface Pending {
  readonly command: SamVCommand;
  readonly settle: (reply: SamReply) => void;
  heardAnything: boolean;
}

/** Why a reply is no success; undefined for every answer that is none of the module's refusals. */
export function failureOf(reply: SamReply): IdCardReaderFailure | undefined {
  if (!reply.ok) return reply.failure;
  return reply.meaning.kind === 'refused' ? reply.meaning.failure : undefined;
}

/** What a probe tells of the reader itself, beside its own faults nothing: a card's refusal of a probe is an answer. */
export function probeTroubleOf(reply: SamReply): IdCardReaderFailure | undefined {
  const failure = failureOf(reply);
  if (!reply.ok) return failure;
  return failure === 'reader-self-test-failed' || failure === 'reader-not-authorised' ? failure : undefined;
}

/** Overwrites what a reply carries; for replies that are asked for their status alone. */
export function wipeReply(reply: SamReply): void {
  if (reply.ok) reply.data.fill(0);
}

const silence = (failure: LinkFailure): SamReply => ({ ok: false, failure });

/**
 * Speaks to the security module over one opened link, in SAM_V or in whatever framing the decoder knows: one command in flight, a time-out that grows with the wire time of the rate, answers
 * that belong to no command in flight dropped. Makes no decision about cards.
 */
export class SamClient {
  readonly #transport: Transport;
  readonly #timers: Timers;
  readonly #timeoutsMs: IdCardReaderProfile['timeoutsMs'];
  readonly #baudRate: () => number;
  readonly #decoder: FrameFinder<SamVAnswer>;
  #tail: Promise<unknown> = Promise.resolve();
  #pending: Pending | undefined;
  #lost = false;

  /** `baudRate` is asked at each command, since detection changes it. */
  constructor(
    transport: Transport,
    timers: Timers,
    timeoutsMs: IdCardReaderProfile['timeoutsMs'],
    baudRate: () => number,
    decoder: FrameFinder<SamVAnswer> = new SamVDecoder(),
  ) {
    this.#transport = transport;
    this.#timers = timers;
    this.#timeoutsMs = timeoutsMs;
    this.#baudRate = baudRate;
    this.#decoder = decoder;
  }

  /** Bytes from the link, in any pieces. */
  receive(bytes: Uint8Array): void {
    const pending = this.#pending;
    if (pending !== undefined && bytes.length > 0) pending.heardAnything = true;
    const refusedBefore = this.#decoder.refused;
    for (const answer of this.#decoder.push(bytes)) this.#answered(answer);
    const damaged = this.#decoder.refused > refusedBefore && !this.#decoder.midFrame;
    // The answer came and was damaged: waiting out the time-out would only keep the resident waiting.
    if (damaged && pending !== undefined && this.#pending === pending)
      pending.settle(silence('reader-link-noise'));
  }

  /** The link is gone: the command in flight and every later one fail with `reader-lost`. */
  lost(): void {
    this.#lost = true;
    this.#decoder.reset();
    this.#pending?.settle(silence('reader-lost'));
  }

  /**
   * Sends a command and waits for its answer; a request that the module refused for its checksum (status 10) is sent
   * once more. `baseTimeoutMs` replaces the profile's, for detection.
   */
  send(command: SamVCommand, baseTimeoutMs?: number): Promise<SamReply> {
    const reply = this.#tail.then(() => this.#sendAndResend(command, baseTimeoutMs));
    this.#tail = reply;
    return reply;
  }

  async #sendAndResend(command: SamVCommand, baseTimeoutMs?: number): Promise<SamReply> {
    const timeoutMs = this.#timeoutOf(command, baseTimeoutMs);
    const reply = await this.#exchange(command, timeoutMs);
    const resend = reply.ok && reply.meaning.kind === 'refused' && reply.meaning.remedy === 'resend';
    return resend ? this.#exchange(command, timeoutMs) : reply;
  }

  #timeoutOf(command: SamVCommand, baseTimeoutMs = this.#timeoutsMs[command.timeout]): number {
    const bytes = command.request.length + command.largestAnswer;
    return baseTimeoutMs + Math.ceil((bytes * BITS_PER_BYTE * 1000) / this.#baudRate());
  }

  async #exchange(command: SamVCommand, timeoutMs: number): Promise<SamReply> {
    if (this.#lost) return silence('reader-lost');
    const reply = new Promise<SamReply>((settle) => {
      this.#pending = { command, settle, heardAnything: false };
    });
    const pending = this.#pending;
    const cancel = this.#timers.after(timeoutMs, () =>
      pending?.settle(silence(pending.heardAnything ? 'reader-link-noise' : 'reader-silent')),
    );
    void this.#write(command.request);
    const outcome = await reply;
    cancel();
    this.#pending = undefined;
    if (!outcome.ok && outcome.failure !== 'reader-lost') await this.#dropRest();
    return outcome;
  }

  async #write(request: Uint8Array): Promise<void> {
    const pending = this.#pending;
    const written = await this.#transport.write(request, WRITE_TIMEOUT_MS);
    if (!written.ok) pending?.settle(silence(written.failure === 'lost' ? 'reader-lost' : 'reader-silent'));
  }

  #answered(answer: SamVAnswer): void {
    const pending = this.#pending;
    if (pending === undefined || !pending.command.fits(answer)) {
      answer.data.fill(0);
      return;
    }
    // Whatever comes after the first fitting answer belongs to nobody.
    this.#pending = undefined;
    pending.settle({ ok: true, meaning: meaningOf(answer), data: answer.data });
  }

  /** After a time-out: late bytes of the old answer must not meet the next command. */
  async #dropRest(): Promise<void> {
    this.#decoder.reset();
    await this.#transport.discardInput();
    this.#decoder.reset();
  }
}
