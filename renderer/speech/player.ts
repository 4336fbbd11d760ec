import type { Piece } from './speech-of.ts';
import { silence, wavOf } from './wav.ts';

/** Pace 1 to 7 as a factor (elderly-ui row 24); 4 is as spoken. */
export const RATES = [0.6, 0.72, 0.86, 1, 1.2, 1.45, 1.75] as const;
/** One step of loudness, dB. With the amplifier set so that 10 is 80 dBA at the ear, 5 is 65 dBA. */
export const VOLUME_STEP_DB = 3;
const LOUDEST = 10;

/** The factor of a pace. */
export const rateOf = (rate: number): number => RATES[rate - 1] ?? 1;
/** The part of the full amplitude that a volume is. */
export const gainOf = (volume: number): number => 10 ** ((-(LOUDEST - volume) * VOLUME_STEP_DB) / 20);

/** A breath between two lines, ms. */
const BETWEEN_LINES_MS = 300;

/** One line as it is played, with the keys it is told by. */
export interface PlayedLine {
  readonly pieces: readonly Piece[];
  /** Says something of a person: its keys are told to nobody. */
  readonly private: boolean;
}

export interface Manner {
  /** 1 to 7. */
  readonly rate: number;
  /** 1 to 10. */
  readonly volume: number;
}

/** What becomes of a reading. */
export interface PlayerEvents {
  /** The first sound is out. */
  started(keys: readonly string[]): void;
  /** A line of it begins. */
  line(keys: readonly string[]): void;
  ended(): void;
  /** Somebody stopped it, or another began. */
  stopped(): void;
}

/** An audio element, or what a test puts in its place. */
export type Speaker = Pick<
  HTMLAudioElement,
  'src' | 'play' | 'pause' | 'load' | 'removeAttribute' | 'preservesPitch' | 'playbackRate' | 'volume'
> & {
  addEventListener(name: 'ended', listener: () => void, once: { once: true }): void;
};

export interface Player {
  readonly playing: boolean;
  /** Plays lines one after another; what was playing stops first. */
  play(lines: readonly PlayedLine[], manner: Manner): void;
  stop(): void;
  /** Takes effect at once, in mid-word too. */
  change(manner: Manner): void;
}

/** What a player is made of. */
export interface PlayerParts {
  readonly speaker: Speaker;
  readonly samplesOf: (key: string) => Promise<Float32Array>;
  /** A sound's address for the speaker, and the end of it. */
  readonly addressOf: (sound: Blob) => string;
  readonly forget: (address: string) => void;
  readonly events: PlayerEvents;
}

const PRIVATE_KEY = 'private';
/** As spoken, at 65 dBA. */
const FIRST_MANNER: Manner = { rate: 4, volume: 5 };

/** The keys of a line; of a private one only that it is there. */
export function keysOf({ pieces, private: hidden }: PlayedLine): readonly string[] {
  return hidden ? [PRIVATE_KEY] : pieces.flatMap((piece) => ('key' in piece ? [piece.key] : []));
}

/** One voice: there is a single audio element, and whoever speaks last has it. */
export function createPlayer(parts: PlayerParts): Player {
  return new OneVoice(parts);
}

class OneVoice implements Player {
  readonly #parts: PlayerParts;
  /** Counts readings: whatever still arrives for an earlier one is nobody's any more. */
  #turn = 0;
  #playing = false;
  #address: string | undefined;
  #manner = FIRST_MANNER;

  constructor(parts: PlayerParts) {
    this.#parts = parts;
  }

  get playing(): boolean {
    return this.#playing;
  }

  play(lines: readonly PlayedLine[], manner: Manner): void {
    this.stop();
    this.#manner = manner;
    const spoken = lines.filter(({ pieces }) => pieces.some((piece) => 'key' in piece));
    if (spoken.length === 0) return;
    this.#playing = true;
    const turn = this.#turn;
    // A sound that cannot be made ends the reading; the words stand on the screen.
    this.#run(spoken, turn).catch(() => {
      if (turn === this.#turn) this.stop();
    });
  }

  stop(): void {
    this.#turn += 1;
    this.#parts.speaker.pause();
    this.#release();
    if (!this.#playing) return;
    this.#playing = false;
    this.#parts.events.stopped();
  }

  change(manner: Manner): void {
    this.#manner = manner;
    const { speaker } = this.#parts;
    speaker.preservesPitch = true;
    speaker.playbackRate = rateOf(manner.rate);
    speaker.volume = gainOf(manner.volume);
  }

  /** While a line is heard, the next one is made ready. */
  async #run(lines: readonly PlayedLine[], turn: number): Promise<void> {
    const { events } = this.#parts;
    const ready = (at: number) => this.#soundOf(lines[at], at === lines.length - 1);
    let next = ready(0);
    for (const [at, line] of lines.entries()) {
      const sound = await next;
      if (turn !== this.#turn) return;
      next = ready(at + 1);
      const heard = this.#sounding(sound);
      if (at === 0) events.started(lines.flatMap(keysOf));
      events.line(keysOf(line));
      await heard;
      if (turn !== this.#turn) return;
    }
    this.#playing = false;
    this.#release();
    events.ended();
  }

  async #soundOf(line: PlayedLine | undefined, last: boolean): Promise<Blob> {
    const { samplesOf } = this.#parts;
    const parts = await Promise.all(
      (line?.pieces ?? []).map((piece) =>
        'key' in piece ? samplesOf(piece.key) : Promise.resolve(silence(piece.silence)),
      ),
    );
    return wavOf(last ? parts : [...parts, silence(BETWEEN_LINES_MS)]);
  }

  /** Resolves when the sound is over; a play that is cut short by a stop never does, and its reading is nobody's then. */
  async #sounding(sound: Blob): Promise<void> {
    const { speaker, addressOf } = this.#parts;
    this.#release();
    this.#address = addressOf(sound);
    speaker.src = this.#address;
    this.change(this.#manner);
    const over = new Promise<void>((resolve) => {
      speaker.addEventListener('ended', resolve, { once: true });
    });
    await speaker.play();
    await over;
  }

  /** The speaker lets go of a sound before its address ends: one that is still being opened would be missed. */
  #release(): void {
    const { speaker, forget } = this.#parts;
    if (this.#address === undefined) return;
    speaker.removeAttribute('src');
    speaker.load();
    forget(this.#address);
    this.#address = undefined;
  }
}
