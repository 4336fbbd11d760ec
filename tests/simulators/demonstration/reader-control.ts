import type { IdCard } from '../../../electron/contract/id-card.ts';
import type { Control } from './control.ts';

/** A command of the reader, as the simulator's list names it. */
export type ReaderCommand =
  | 'status'
  | 'sam-id'
  | 'find'
  | 'select'
  | 'read'
  | 'read-with-fingerprint'
  | 'address';

/** What the simulator says of itself, as far as it is read here. */
export interface ReaderState {
  /** When the last byte of the last answer with a card in it left: epoch ms with its fraction; `null` before the first. */
  readonly readAnsweredAt: number | null;
  /** The clock of `readAnsweredAt`, now. */
  readonly now: number;
}

/** What a hand can do at the simulated ID-card reader; each order as the simulator's own note describes it. */
export interface ReaderControl {
  state(): Promise<ReaderState>;
  /** Lays down a card: of a synthetic resident, of the simulator's own list, or any other. */
  lay(card: string | IdCard): Promise<unknown>;
  /** Takes the card away, at once or when that command arrives. */
  lift(during?: ReaderCommand): Promise<unknown>;
  /** Answers with that status word, two hex digits; `null` ends it. */
  fault(status: string | null, on?: ReaderCommand, times?: number): Promise<unknown>;
  /** Spoils answers in one of the simulator's ways; `null` ends it. */
  garble(mode: string | null, on?: ReaderCommand, times?: number): Promise<unknown>;
  behave(behaviour: {
    presence?: 'refind' | 'found-once';
    fingerprintBytes?: 0 | 512 | 1024;
  }): Promise<unknown>;
  /** Pulls the cable, or plugs it in again under the same name. */
  setCable(connected: boolean): Promise<unknown>;
}

export function readerControl(control: Control): ReaderControl {
  return {
    state: () => control.get('/state'),
    lay: (card) => control.post('/lay', { card }),
    lift: (during) => control.post('/lift', { during }),
    fault: (status, on, times) => control.post('/fault', { status, on, times }),
    garble: (mode, on, times) => control.post('/garble', { mode, on, times }),
    behave: (behaviour) => control.post('/behave', behaviour),
    setCable: (connected) => control.post(connected ? '/replug' : '/unplug'),
  };
}
