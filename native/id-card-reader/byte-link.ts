import type { TransportAddress, TransportKind } from '../../electron/contract/device-address.ts';
import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import { isSerialTransport } from '../transport/open-transport.ts';
import type { SerialTransport, Timers, Transport } from '../transport/transport.ts';
import { detectBaudRate } from './baud-rate.ts';
import type { DialectName } from './card-dialect.ts';
import { EnvelopedTransport } from './enveloped-transport.ts';
import { envelopeNamed } from './envelopes/envelopes.ts';
import type { FoundReader, OpenedLink, ReaderLink } from './reader-link.ts';
import { SamClient } from './sam-client.ts';
import { samVCommands } from './sam-v-commands.ts';
import { SamVDialect } from './sam-v-dialect.ts';
import { StxEtxDialect } from './stx-etx-dialect.ts';
import { StxEtxDecoder } from './stx-etx-frame.ts';

/** Behind a TCP bridge the line's rate is unknown: time-outs allow for the slowest. */
const SLOWEST_BAUD_RATE = 9600;
/** USB carries a whole answer within milliseconds: it adds nothing to a time-out. */
const NO_LINE = Number.POSITIVE_INFINITY;
/** A reader may be busy starting, or answer badly once to whoever comes after a process that died: asked three times (§1.7, §2.2). */
const STATUS_ATTEMPTS = 3;
/** The 02…03 modules are set to this rate and no other (§1.9). */
const STX_ETX_RATE = 115_200;
/** An answer that came and was spoilt is worth asking again; silence was waited for long enough. */
const GREETING_ATTEMPTS = 2;

function wireRate(kind: TransportKind): number {
  return kind === 'hid' || kind === 'usb-bulk' ? NO_LINE : SLOWEST_BAUD_RATE;
}

class ByteLink implements ReaderLink {
  readonly #transport: Transport;
  readonly #serial: SerialTransport | undefined;
  readonly #address: TransportAddress;
  readonly #profile: IdCardReaderProfile;
  readonly #timers: Timers;
  /** The one that is being spoken through; changes only while a reader is looked for. */
  #client: SamClient;
  #lost = false;

  constructor(transport: Transport, address: TransportAddress, profile: IdCardReaderProfile, timers: Timers) {
    this.#transport = transport;
    this.#serial = isSerialTransport(transport) ? transport : undefined;
    this.#address = address;
    this.#profile = profile;
    this.#timers = timers;
    this.#client = this.#newClient();
  }

  async open(onLost: () => void): Promise<OpenedLink> {
    const outcome = await this.#transport.open({
      data: (bytes) => {
        this.#client.receive(bytes);
        // There may be a person in it, and the decoder has its own copy.
        bytes.fill(0);
      },
      lost: () => {
        this.#lost = true;
        this.#client.lost();
        onLost();
      },
    });
    if (!outcome.ok) return outcome;
    // What a reader still had to say to somebody else.
    await this.#transport.discardInput();
    return { ok: true, link: this };
  }

  isLost(): boolean {
    return this.#lost;
  }

  async findReader(known?: DialectName): Promise<FoundReader | undefined> {
    for (const name of this.#dialectsToTry(known)) {
      if (this.#lost) return undefined;
      const found = await (name === 'sam-v' ? this.#findSamV() : this.#findStxEtx());
      if (found !== undefined) return { ...found, baudRate: this.#serial?.baudRate };
    }
    return undefined;
  }

  close(): Promise<void> {
    this.#client.lost();
    return this.#transport.close();
  }

  #dialectsToTry(known: DialectName | undefined): readonly ('sam-v' | 'stx-etx')[] {
    const { dialect } = this.#profile;
    if (dialect === 'sam-v' || dialect === 'stx-etx') return [dialect];
    return known === 'stx-etx' ? ['stx-etx', 'sam-v'] : ['sam-v', 'stx-etx'];
  }

  #newClient(decoder?: StxEtxDecoder): SamClient {
    const rate = (): number => this.#serial?.baudRate ?? wireRate(this.#address.kind);
    return new SamClient(this.#transport, this.#timers, this.#profile.timeoutsMs, rate, decoder);
  }

  async #findSamV(): Promise<FoundReader | undefined> {
    this.#client = this.#newClient();
    const found = this.#detectsRate(this.#serial)
      ? (await detectBaudRate(this.#serial, this.#client)) !== undefined
      : await this.#answersStatus();
    return found ? { dialect: new SamVDialect(this.#client, this.#profile) } : undefined;
  }

  async #findStxEtx(): Promise<FoundReader | undefined> {
    if (this.#detectsRate(this.#serial)) {
      const changed = await this.#serial.setBaudRate(STX_ETX_RATE);
      if (!changed.ok) return undefined;
      await this.#serial.discardInput();
    }
    this.#client = this.#newClient(new StxEtxDecoder());
    const dialect = new StxEtxDialect(this.#client, this.#timers);
    for (let attempt = 0; attempt < GREETING_ATTEMPTS; attempt += 1) {
      const reply = await dialect.greet();
      if (reply.ok) return { dialect };
      if (reply.failure !== 'reader-link-noise') return undefined;
    }
    return undefined;
  }

  #detectsRate(serial: SerialTransport | undefined): serial is SerialTransport {
    return serial !== undefined && this.#address.kind === 'serial' && this.#address.baudRate === undefined;
  }

  async #answersStatus(): Promise<boolean> {
    for (let attempt = 0; attempt < STATUS_ATTEMPTS; attempt += 1) {
      const reply = await this.#client.send(samVCommands.status);
      if (reply.ok) return true;
      if (reply.failure === 'reader-lost') return false;
    }
    return false;
  }
}

/** Opens a line of bytes, or of reports that the profile's envelope makes one; fails with `no-way` without an envelope. */
export function openByteLink(
  transport: Transport,
  address: TransportAddress,
  profile: IdCardReaderProfile,
  timers: Timers,
  onLost: () => void,
): Promise<OpenedLink> {
  if (address.kind !== 'hid') return new ByteLink(transport, address, profile, timers).open(onLost);
  if (profile.envelope === undefined) return Promise.resolve({ ok: false, failure: 'no-way' });
  const line = new EnvelopedTransport(transport, envelopeNamed(profile.envelope));
  return new ByteLink(line, address, profile, timers).open(onLost);
}
