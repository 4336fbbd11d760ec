import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import { type CardReadOutcome, readingOf } from './card-reading.ts';
import { parseAppendedAddress } from './card-text.ts';
import type { SamClient, SamReply } from './sam-client.ts';
import { samVCommands } from './sam-v-commands.ts';

/** A step's reply: its data, or why there is none and whether starting again from *find* may help. */
type StepOutcome =
  | { readonly ok: true; readonly data: Uint8Array }
  | { readonly ok: false; readonly failure: IdCardReaderFailure; readonly retry: boolean };

/** Turns a reply into data or a failure, where only `done` counts as success. */
function stepOutcome(reply: SamReply): StepOutcome {
  if (!reply.ok) return { ok: false, failure: reply.failure, retry: reply.failure !== 'reader-lost' };
  const { meaning, data } = reply;
  switch (meaning.kind) {
    case 'done':
      return { ok: true, data };
    case 'refused':
      return { ok: false, failure: meaning.failure, retry: meaning.remedy !== 'none' };
    case 'no-card':
    case 'card-found':
    case 'empty':
      return { ok: false, failure: 'card-read-failed', retry: true };
  }
}

const wantsFingerprint = (profile: IdCardReaderProfile): boolean =>
  profile.baseRead === 'text-photo-and-fingerprint';

/** select, where the module wants it → base read, once. */
async function selectAndRead(client: SamClient, profile: IdCardReaderProfile): Promise<StepOutcome> {
  if (profile.selectsCard !== false) {
    const selected = stepOutcome(await client.send(samVCommands.select));
    if (!selected.ok) return selected;
  }
  const command = wantsFingerprint(profile)
    ? samVCommands.readTextPhotoAndFingerprint
    : samVCommands.readTextAndPhoto;
  return stepOutcome(await client.send(command));
}

/** One silent second try from *find*; a card that is not found any more was taken away. */
async function findSelectAndRead(client: SamClient, profile: IdCardReaderProfile): Promise<StepOutcome> {
  const found = await client.send(samVCommands.find);
  if (found.ok && found.meaning.kind === 'no-card')
    return { ok: false, failure: 'card-removed-early', retry: false };
  if (found.ok && found.meaning.kind === 'card-found') return selectAndRead(client, profile);
  return stepOutcome(found);
}

/** The newest appended address, tried twice; a card whose text was read is good without it. */
async function newestAddress(client: SamClient): Promise<string | undefined> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const reply = await client.send(samVCommands.appendedAddress);
    if (!reply.ok) {
      if (reply.failure === 'reader-lost') return undefined;
      continue;
    }
    if (reply.meaning.kind === 'empty') return undefined;
    if (reply.meaning.kind !== 'done') continue;
    const address = parseAppendedAddress(reply.data);
    reply.data.fill(0);
    return address;
  }
  return undefined;
}

/**
 * Reads the card that *find* has just found: select → base read as the profile says → appended address (§1.7). Each step
 * that fails for a passing reason is tried once more from *find*; data whose signature check failed (33) is never used.
 */
export async function readFoundCard(
  client: SamClient,
  profile: IdCardReaderProfile,
): Promise<CardReadOutcome> {
  let step = await selectAndRead(client, profile);
  if (!step.ok && step.retry) step = await findSelectAndRead(client, profile);
  if (!step.ok) return { ok: false, failure: step.failure };
  return readingOf(step.data, {
    withFingerprint: wantsFingerprint(profile),
    newestAddress: profile.readAppendedAddress ? () => newestAddress(client) : undefined,
  });
}
