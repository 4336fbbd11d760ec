import { CardModule, type CardModuleOptions, type CommandName, type ModuleAnswer } from './card-module.ts';
import { type Framing, type FramingName, framings, type RequestReading } from './framing.ts';
import { garbled, LATE_MS } from './garbling.ts';

export interface SimulatedReaderOptions extends CardModuleOptions {
  /** How it frames what it says; SAM_V without it. */
  readonly dialect?: FramingName;
}

const SAM_V_COMMANDS: Readonly<Record<number, CommandName>> = {
  0x10ff: 'reset',
  0x11ff: 'status',
  0x12ff: 'sam-id',
  0x2001: 'find',
  0x2002: 'select',
  0x3001: 'read',
  0x3010: 'read-with-fingerprint',
  0x3003: 'address',
};
/** "Everything", the one command of the 02…03 dialect that is understood here. */
const READ_EVERYTHING = 0xca00;
const CHECKSUM_WRONG = 0x10;
const COMMAND_WRONG = 0x21;

/** A reader that takes and gives bytes, in one of the two framings; no wire of its own. */
export class SimulatedReader extends CardModule {
  readonly #output: (bytes: Uint8Array, delayMs: number) => void;
  readonly #framing: Framing;
  readonly #parser: RequestReading;
  readonly #dialect: FramingName;

  /** `output` gets each answer and how long the reader takes before sending it. */
  constructor(output: (bytes: Uint8Array, delayMs: number) => void, options: SimulatedReaderOptions = {}) {
    super(options);
    this.#output = output;
    this.#dialect = options.dialect ?? 'sam-v';
    this.#framing = framings[this.#dialect];
    this.#parser = this.#framing.newReading();
  }

  override powerOff(): void {
    super.powerOff();
    this.#parser.reset();
  }

  receive(bytes: Uint8Array): void {
    for (const { command, intact } of this.#parser.push(bytes)) {
      if (!intact) this.#output(this.#framing.answer(CHECKSUM_WRONG), 0);
      else if (this.#dialect === 'sam-v') this.#obeySamV(command);
      else this.#obeyStxEtx(command);
    }
  }

  #obeySamV(command: number): void {
    const name = SAM_V_COMMANDS[command];
    if (name === undefined) this.#output(this.#framing.answer(COMMAND_WRONG), 0);
    else this.#send(name, this.answerTo(name));
  }

  /** The module does all steps by itself and answers with the first that fails, or with the card. */
  #obeyStxEtx(command: number): void {
    if (command !== READ_EVERYTHING) {
      this.#output(this.#framing.answer(COMMAND_WRONG), 0);
      return;
    }
    for (const step of ['find', 'select', 'read'] as const) {
      const answer = this.answerTo(step);
      if (step !== 'read' && (answer.status === 0x9f || answer.status === 0x90)) continue;
      this.#send('read', answer);
      return;
    }
  }

  #send(name: CommandName, { status, data }: ModuleAnswer): void {
    const answer = this.#framing.answer(status, data);
    const mode = this.takeGarbling(name);
    const bytes = mode === undefined ? answer : garbled(answer, mode, this.#framing);
    if (bytes.length > 0) this.#output(bytes, mode === 'late' ? LATE_MS : 0);
  }
}
