import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import type { CardDialect, PresenceReport, Sighting } from './card-dialect.ts';
import { failureOf, probeTroubleOf, type SamClient, type SamReply, wipeReply } from './sam-client.ts';
import { samIdOf } from './sam-id.ts';
import { samVCommands } from './sam-v-commands.ts';
import { readFoundCard } from './sam-v-reading.ts';

/** SAM_V (§1): every step is a command of its own, so cards are found, read, watched and asked for their address. */
export class SamVDialect implements CardDialect {
  readonly name = 'sam-v';
  readonly #client: SamClient;
  readonly #profile: IdCardReaderProfile;

  constructor(client: SamClient, profile: IdCardReaderProfile) {
    this.#client = client;
    this.#profile = profile;
  }

  async checkHealth(alsoFinding: boolean): Promise<IdCardReaderFailure | undefined> {
    const failure = failureOf(await this.#client.send(samVCommands.status));
    if (failure !== undefined || !alsoFinding) return failure;
    const found = failureOf(await this.#client.send(samVCommands.find));
    return found?.startsWith('reader-') === true ? found : undefined;
  }

  async look(mayHoldReadCard: boolean): Promise<Sighting> {
    const reply = await this.#client.send(samVCommands.find);
    if (!reply.ok) return { kind: 'trouble', failure: reply.failure };
    switch (reply.meaning.kind) {
      case 'card-found':
        return { kind: 'card', read: () => readFoundCard(this.#client, this.#profile) };
      case 'no-card':
        return mayHoldReadCard ? this.#lookForReadCard() : { kind: 'none' };
      case 'refused': {
        const { failure } = reply.meaning;
        return { kind: failure.startsWith('card-') ? 'unreadable' : 'trouble', failure };
      }
      case 'done':
      case 'empty':
        return { kind: 'trouble', failure: 'reader-status-unknown' };
    }
  }

  async probePresence(wasRead: boolean): Promise<PresenceReport> {
    const { presence } = this.#profile;
    // A card that could not be read may be found again by any reader, and only *find* tells of it.
    if (presence === 'refind' || presence === 'either' || !wasRead) {
      const reply = await this.#client.send(samVCommands.find);
      const report = { presence: presenceByFind(reply), trouble: probeTroubleOf(reply) };
      if (report.presence !== 'gone' || presence === 'refind') return report;
    }
    const reply = await this.#client.send(samVCommands.appendedAddress);
    wipeReply(reply);
    return { presence: presenceByAddress(reply), trouble: probeTroubleOf(reply) };
  }

  async readSamId(): Promise<string | undefined> {
    const reply = await this.#client.send(samVCommands.samId);
    return reply.ok && reply.meaning.kind === 'done' ? samIdOf(reply.data) : undefined;
  }

  /** Some readers never find a card twice: one they read before we came is noticed by its address (§8.1). */
  async #lookForReadCard(): Promise<Sighting> {
    const reply = await this.#client.send(samVCommands.appendedAddress);
    wipeReply(reply);
    if (!reply.ok) return { kind: 'trouble', failure: reply.failure };
    return presenceByAddress(reply) === 'there'
      ? { kind: 'unreadable', failure: 'card-read-failed' }
      : { kind: 'none' };
  }
}

function presenceByFind(reply: SamReply): PresenceReport['presence'] {
  if (!reply.ok) return 'unclear';
  return reply.meaning.kind === 'no-card' ? 'gone' : 'there';
}

/** §8.1: 90 or 91 mean present; a refusal or no answer at all means gone. */
function presenceByAddress(reply: SamReply): PresenceReport['presence'] {
  if (!reply.ok) return reply.failure === 'reader-lost' ? 'unclear' : 'gone';
  return reply.meaning.kind === 'done' || reply.meaning.kind === 'empty' ? 'there' : 'gone';
}
