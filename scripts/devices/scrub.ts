import type { DeviceEvent } from '../../electron/contract/device-messages.ts';
import type { DeviceProfile } from '../../electron/contract/device-profiles/device-profile.ts';
import type { KeypadProfile } from '../../electron/contract/device-profiles/keypad.ts';
import type { RecordedStep } from './recording.ts';
import { scrubReaderAnswers } from './scrub-id-card.ts';
import { scrubScannerLine, scrubScannerReports } from './scrub-scan.ts';
import { scrubCardAnswers } from './scrub-social-card.ts';
import type { Secrets } from './synthetic-text.ts';
import type { Tape, TapeStep } from './tape.ts';

/** Bytes that came, and what stands in their place; undefined: only their length. */
type Scrubbed = Map<TapeStep, Uint8Array | undefined>;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const isReceived = ({ what }: TapeStep): boolean => what === 'received';
const bytesOf = (step: TapeStep): Uint8Array => step.bytes ?? new Uint8Array();

/** Cuts one run of bytes into the pieces in which the real one came. */
function inPieces(steps: readonly TapeStep[], whole: Uint8Array | undefined): Scrubbed {
  let from = 0;
  return new Map(
    steps.map((step) => {
      const piece = whole?.subarray(from, from + bytesOf(step).length);
      from += bytesOf(step).length;
      return [step, piece] as const;
    }),
  );
}

/** Longer than a printer's own words (a completion marker has four): something else may hang on this line. */
const WORDS = /[0-9A-Za-z]{6}/;
/** Below the first key there are report ids and what a keyboard says of itself. */
const FIRST_KEY = 4;

/** Whether a report holds none but the keypad's own keys: a scanner that types may be taken for one. */
function isOfKeys(report: Uint8Array, keys: KeypadProfile['keys']): boolean {
  return report.every((byte) => byte < FIRST_KEY || Object.values(keys).includes(byte));
}

/** Runs of received bytes with nothing sent between. */
function answersOf(steps: readonly TapeStep[]): TapeStep[][] {
  const runs: TapeStep[][] = [[]];
  for (const step of steps) {
    if (isReceived(step)) runs.at(-1)?.push(step);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function scrubReader(steps: readonly TapeStep[], secrets: Secrets): Scrubbed {
  return new Map(
    answersOf(steps).flatMap((run) => {
      const whole = scrubReaderAnswers(Buffer.concat(run.map(bytesOf)), secrets);
      return [...inPieces(run, whole)];
    }),
  );
}

function scrubReceived(tape: Tape, profile: DeviceProfile, secrets: Secrets): Scrubbed {
  const received = tape.steps.filter(isReceived);
  const withheld: Scrubbed = new Map(received.map((step) => [step, undefined]));
  const all = (made: readonly (Uint8Array | undefined)[]): Scrubbed =>
    new Map(received.map((step, index) => [step, made[index]]));
  switch (profile.kind) {
    case 'id-card-reader':
      // Envelopes and pages are not taken apart here.
      return tape.wire === 'bytes' ? scrubReader(tape.steps, secrets) : withheld;
    case 'code-scanner':
      if (tape.wire === 'reports')
        return all(scrubScannerReports(received.map(bytesOf), profile, tape.reportDescriptor));
      return inPieces(received, scrubScannerLine(Buffer.concat(received.map(bytesOf)), profile));
    case 'smart-card-reader':
      return all(scrubCardAnswers(received.map(bytesOf), secrets));
    case 'receipt-printer':
      return WORDS.test(Buffer.concat(received.map(bytesOf)).toString('latin1'))
        ? withheld
        : all(received.map(bytesOf));
    case 'keypad':
      return all(received.map((step) => (isOfKeys(bytesOf(step), profile.keys) ? bytesOf(step) : undefined)));
    case 'document-printer':
      return withheld;
  }
}

/** What the events say of people, so that nothing of it is found again. */
function secretsOf(events: readonly DeviceEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'cardRead' && event.kind !== 'socialCardRead') return [];
    const { kind: _kind, sex: _sex, ...card } = event.card;
    const { name, number } = card;
    const addresses = ['address', 'newestAddress', 'cardNumber'].map(
      (key) => Reflect.get(card, key) as unknown,
    );
    return [name, number, ...addresses].filter((value) => typeof value === 'string');
  });
}

function recorded(step: TapeStep, scrubbed: Scrubbed): RecordedStep {
  const { at, what, failure = '' } = step;
  switch (what) {
    case 'received': {
      const bytes = scrubbed.get(step);
      return bytes === undefined ? { at, withheld: bytesOf(step).length } : { at, received: hex(bytes) };
    }
    case 'sent':
      return { at, sent: hex(bytesOf(step)) };
    case 'feature':
      return { at, feature: hex(bytesOf(step)) };
    case 'notOpened':
      return { at, notOpened: failure };
    case 'unanswered':
      return { at, unanswered: failure };
    case 'opened':
      return { at, opened: true };
    case 'inserted':
      return { at, inserted: true };
    case 'removed':
      return { at, removed: true };
    case 'lost':
      return { at, lost: true };
  }
}

/**
 * What happened on the wire with somebody invented in the place of everybody. What was sent stays: commands, and the
 * test slip, which is nobody's. What came stays only as far as it was understood for certain.
 */
export function scrubTape(
  tape: Tape,
  profile: DeviceProfile,
  events: readonly DeviceEvent[],
): readonly RecordedStep[] {
  const scrubbed = scrubReceived(tape, profile, secretsOf(events));
  return tape.steps.map((step) => recorded(step, scrubbed));
}
