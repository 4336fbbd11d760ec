import { failed, type Outcome, type SmartCardFailure, succeeded } from '../../electron/contract/failures.ts';
import type { SocialCard } from '../../electron/contract/social-card.ts';
import type { TransportFailure } from '../transport/transport.ts';
import {
  type CommandApdu,
  readRecordByNumber,
  readRecordByTag,
  selectEnvironment,
  selectFile,
} from './apdu.ts';
import type { CardClient, FinalAnswer } from './card-client.ts';
import { socialCardOf, tags, versionOf } from './social-card-fields.ts';
import { parseRecord } from './social-card-tlv.ts';

type FileP1 = '02' | '00';
/** Tag → record number, for cards that do not look records up by tag. */
type RecordNumbers = ReadonlyMap<number, number>;

const ISSUER_FILE = 0xef05;
const HOLDER_FILE = 0xef06;

/** In EF05 every record's number is its tag, in both versions. The version comes first: it says how EF06 is numbered. */
const ISSUER_RECORDS: RecordNumbers = new Map(
  [tags.version, tags.identification, tags.validUntil, tags.cardNumber].map((tag) => [tag, tag]),
);
const HOLDER_RECORDS_1: RecordNumbers = new Map([
  [tags.number, 1],
  [tags.name, 2],
  [tags.sex, 3],
  [tags.birth, 6],
]);
/** Version 2 put the name's extension at number 3 and moved what follows. */
const HOLDER_RECORDS_2: RecordNumbers = new Map([
  [tags.number, 1],
  [tags.name, 2],
  [tags.nameExtension, 3],
  [tags.sex, 4],
  [tags.birth, 7],
]);

/** What a link's failure means in the middle of a reading. */
const LINK_FAILURES: Record<TransportFailure, SmartCardFailure> = {
  'not-found': 'social-card-removed-early',
  lost: 'social-card-removed-early',
  busy: 'smart-card-reader-busy',
  silent: 'smart-card-silent',
  'driver-missing': 'smart-card-silent',
  flooding: 'smart-card-silent',
};

/** One reading of one card, from the selection of SSSE to the last record. */
class Reading {
  readonly #client: CardClient;
  readonly #p1: FileP1;
  readonly values = new Map<number, Uint8Array>();
  /** A record was refused for want of a PIN or a security module. */
  #guarded = false;

  constructor(client: CardClient, p1: FileP1) {
    this.#client = client;
    this.#p1 = p1;
  }

  /** Fills `values`; gives why it could not. */
  async run(): Promise<SmartCardFailure | undefined> {
    const environment = await this.#send(selectEnvironment());
    if (!environment.ok) return environment.failure;
    if (environment.value.kind !== 'data') return 'social-card-not-recognised';
    const issuer = await this.#readFile(ISSUER_FILE, ISSUER_RECORDS);
    if (issuer !== undefined) return issuer;
    const numbering = versionOf(this.values) === '1.00' ? HOLDER_RECORDS_1 : HOLDER_RECORDS_2;
    return this.#readFile(HOLDER_FILE, numbering);
  }

  /** Whether what is missing would come with a security module: only third-generation cards hold back what these files say. */
  get needsModule(): boolean {
    return this.#guarded || versionOf(this.values) === '3.00';
  }

  async #readFile(file: number, records: RecordNumbers): Promise<SmartCardFailure | undefined> {
    const selected = await this.#selectFile(file);
    if (selected !== undefined) return selected;
    const [everyCardHas] = records.keys();
    let byTag = true;
    for (const [tag, record] of records) {
      let failure = byTag ? await this.#readRecord(readRecordByTag(tag)) : undefined;
      // A card that does not find by its tag what every card has does not look by tag at all.
      if (tag === everyCardHas && !this.values.has(tag)) byTag = false;
      if (!byTag && failure === undefined) failure = await this.#readRecord(readRecordByNumber(record));
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  /** Cards differ in the P1 they want, and any of them may come into one reader: the profile's is tried first. */
  async #selectFile(file: number): Promise<SmartCardFailure | undefined> {
    const other: FileP1 = this.#p1 === '02' ? '00' : '02';
    for (const p1 of [this.#p1, other]) {
      const reply = await this.#send(selectFile(file, p1));
      if (!reply.ok) return reply.failure;
      if (reply.value.kind === 'data') return undefined;
    }
    return 'social-card-read-failed';
  }

  async #readRecord(command: CommandApdu): Promise<SmartCardFailure | undefined> {
    const reply = await this.#send(command);
    if (!reply.ok) return reply.failure;
    if (reply.value.kind === 'guarded') this.#guarded = true;
    if (reply.value.kind !== 'data') return undefined;
    const record = parseRecord(reply.value.data);
    reply.value.data.fill(0);
    // Whatever was asked for, a value stands under the tag that came with it.
    if (record !== undefined) this.values.set(record.tag, record.value);
    return undefined;
  }

  async #send(command: CommandApdu): Promise<Outcome<FinalAnswer, SmartCardFailure>> {
    const reply = await this.#client.send(command);
    return reply.ok ? succeeded(reply.answer) : failed(LINK_FAILURES[reply.failure]);
  }
}

/**
 * Reads a social-security card without PIN or security module. Nothing that is sent changes the card or counts as a try.
 * Fails with `social-card-not-recognised` (no SSSE), `social-card-needs-module` (third generation, or guarded items),
 * `social-card-read-failed`, `social-card-number-invalid`, `social-card-removed-early`, `smart-card-silent` or
 * `smart-card-reader-busy`. What was read is overwritten before it returns.
 */
export async function readSocialCard(
  client: CardClient,
  selectFileP1: FileP1,
): Promise<Outcome<SocialCard, SmartCardFailure>> {
  const reading = new Reading(client, selectFileP1);
  const failure = await reading.run();
  const outcome = failure === undefined ? socialCardOf(reading.values) : failed(failure);
  const withheld = !outcome.ok && outcome.failure === 'social-card-read-failed' && reading.needsModule;
  for (const value of reading.values.values()) value.fill(0);
  return withheld ? failed('social-card-needs-module') : outcome;
}
