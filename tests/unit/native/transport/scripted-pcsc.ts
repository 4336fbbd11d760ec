import type {
  PcscCard,
  PcscClient,
  PcscLibrary,
  PcscReader,
  PcscReaderState,
} from '../../../../native/transport/pcsc-library.ts';

const EMPTY = 0x12;
const PRESENT = 0x22;

export function errorOf(code: string): Error {
  return Object.assign(new Error(`[ ${code} ]`), { code });
}

/** A card of the library that behaves as badly as the real one can, exactly where a test says so. */
export class ScriptedCard implements PcscCard {
  readonly received: number[][] = [];
  disconnects = 0;
  reconnects = 0;
  /** What a command comes to: an answer, an error code, or nothing ever. */
  script: (apdu: readonly number[]) => readonly number[] | string | undefined = () => [0x90, 0x00];
  atr: readonly number[] | string = [0x3b, 0x00];
  #pending: ((answer: Uint8Array) => void)[] = [];

  async state(): Promise<{ atr: Uint8Array }> {
    if (typeof this.atr === 'string') throw errorOf(this.atr);
    return { atr: Uint8Array.from(this.atr) };
  }
  async transmit(command: Uint8Array): Promise<Uint8Array> {
    this.received.push([...command]);
    const outcome = this.script([...command]);
    if (typeof outcome === 'string') throw errorOf(outcome);
    if (outcome !== undefined) return Uint8Array.from(outcome);
    return new Promise((resolve) => this.#pending.push(resolve));
  }
  async reconnect(): Promise<number> {
    this.reconnects += 1;
    return 1;
  }
  async disconnect(): Promise<void> {
    this.disconnects += 1;
    if (this.disconnects > 1) throw errorOf('NoCardConnection');
  }
  /** What the library does with commands under way when the card is pulled out. */
  endWithEmptyAnswers(): void {
    for (const resolve of this.#pending.splice(0)) resolve(new Uint8Array());
  }
}

export class ScriptedReader implements PcscReader {
  card: ScriptedCard | string = 'NoSmartCard';
  connects = 0;
  readonly #name: string;
  readonly #changes: ((state: PcscReaderState) => void)[] = [];
  readonly #disconnects: (() => void)[] = [];
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }
  name(): string {
    return this.#name;
  }
  on(event: 'change' | 'disconnect', listener: ((state: PcscReaderState) => void) | (() => void)): this {
    if (event === 'change') this.#changes.push(listener);
    else this.#disconnects.push(listener as () => void);
    return this;
  }
  async connect(): Promise<PcscCard> {
    this.connects += 1;
    if (typeof this.card === 'string') throw errorOf(this.card);
    return this.card;
  }
  /** Says the reader's state, with flags of other programs as the real one adds them. */
  say(raw: number): void {
    for (const listener of this.#changes) listener({ raw: this.#count * 0x10000 + raw });
  }
  empty(): void {
    this.say(EMPTY);
  }
  insert(card: ScriptedCard | string = new ScriptedCard()): void {
    this.#count += 1;
    this.card = card;
    this.say(PRESENT);
  }
  remove(): void {
    this.#count += 1;
    const { card } = this;
    this.card = 'NoSmartCard';
    this.empty();
    if (typeof card !== 'string') card.endWithEmptyAnswers();
  }
  /** Another card takes the place of this one between two looks of the service. */
  swap(card: ScriptedCard): void {
    this.#count += 2;
    this.card = card;
    this.say(PRESENT);
  }
  inUseByAnother(): void {
    this.say(PRESENT | 0x100);
  }
  unplug(): void {
    for (const listener of this.#disconnects) listener();
  }
}

export class ScriptedClient implements PcscClient {
  readonly readers: readonly ScriptedReader[];
  stops = 0;
  /** Whether `stop` would never return: the real one does not right after an event. */
  stopped: 'not' | 'in time' | 'too early' = 'not';
  #spokeAt = Number.NEGATIVE_INFINITY;
  readonly #service: ScriptedService;
  readonly #onReader: ((reader: PcscReader) => void)[] = [];
  readonly #onError: (() => void)[] = [];
  #running = false;

  constructor(service: ScriptedService, readers: readonly ScriptedReader[]) {
    this.#service = service;
    this.readers = readers;
  }
  on(event: 'reader' | 'error', listener: ((reader: PcscReader) => void) | (() => void)): this {
    if (event === 'reader') this.#onReader.push(listener);
    else this.#onError.push(listener as () => void);
    return this;
  }
  start(): this {
    if (!this.#service.running) throw errorOf('NoService');
    this.#running = true;
    return this;
  }
  stop(): void {
    this.stops += 1;
    if (!this.#running || !this.#service.running) throw errorOf('NoService');
    this.stopped = this.#service.now() - this.#spokeAt < 50 ? 'too early' : 'in time';
    this.#running = false;
  }
  /** Reports a reader and its first state, as the service does within milliseconds of the start. */
  announce(reader: ScriptedReader): void {
    this.#spokeAt = this.#service.now();
    for (const listener of this.#onReader) listener(reader);
    reader.say(typeof reader.card === 'string' ? EMPTY : PRESENT);
  }
  announceAll(): void {
    for (const reader of this.readers) this.announce(reader);
  }
  die(): void {
    for (const listener of this.#onError) listener();
  }
}

/** The smart-card service and the library in front of it. */
export class ScriptedService implements PcscLibrary {
  running = true;
  readonly clients: ScriptedClient[] = [];
  readonly now: () => number;
  readonly #names: readonly string[];

  constructor(now: () => number, names: readonly string[]) {
    this.now = now;
    this.#names = names;
  }
  createClient(): ScriptedClient {
    const client = new ScriptedClient(
      this,
      this.#names.map((name) => new ScriptedReader(name)),
    );
    this.clients.push(client);
    return client;
  }
  kill(): void {
    this.running = false;
    for (const client of this.clients) client.die();
  }
}
