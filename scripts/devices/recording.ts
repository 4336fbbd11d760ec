import { z } from 'zod';
import type { DeviceEvent } from '../../electron/contract/device-messages.ts';
import { classifyCode } from '../../electron/core/code-routing.ts';

/**
 * A recording is lines of JSON: a head, one line per thing that happened on the wire (`at`: ms since the start; bytes in
 * hex), and at the end what the driver said of it. It holds no person: see `scrub.ts`.
 */
const hexSchema = z.string().regex(/^([0-9a-f]{2})*$/);
const at = { at: z.number().int().min(0) };

export const recordingHeadSchema = z.strictObject({
  recording: z.literal(1),
  /** A file of `resources/devices/`. */
  profile: z.string().min(1),
  wire: z.enum(['bytes', 'reports', 'slot']),
  /** What a HID device says of its reports. */
  reportDescriptor: hexSchema.optional(),
});

export const recordedStepSchema = z.union([
  z.strictObject({ ...at, opened: z.literal(true) }),
  z.strictObject({ ...at, notOpened: z.string() }),
  z.strictObject({ ...at, sent: hexSchema }),
  z.strictObject({ ...at, feature: hexSchema }),
  z.strictObject({ ...at, received: hexSchema }),
  /** So many bytes came whose content is not known for certain. */
  z.strictObject({ ...at, withheld: z.number().int().min(0) }),
  /** A command to a card that brought no answer. */
  z.strictObject({ ...at, unanswered: z.string() }),
  z.strictObject({ ...at, inserted: z.literal(true) }),
  z.strictObject({ ...at, removed: z.literal(true) }),
  z.strictObject({ ...at, lost: z.literal(true) }),
]);
export type RecordedStep = z.infer<typeof recordedStepSchema>;

export const recordingEndSchema = z.strictObject({ expected: z.array(z.string()) });

export interface Recording {
  readonly head: z.infer<typeof recordingHeadSchema>;
  readonly steps: readonly RecordedStep[];
  /** What the driver said, without anybody in it (`eventShape`). */
  readonly expected: readonly string[];
}

/** An event's kind and nobody's particulars: what a replay is held against. */
export function eventShape(event: DeviceEvent): string {
  switch (event.kind) {
    case 'deviceChanged':
      return [event.state, event.failure].filter(Boolean).join(' ');
    case 'cardRead':
      return `cardRead ${event.card.kind}`;
    case 'socialCardRead':
      return `socialCardRead ${event.card.version}`;
    case 'codeScanned': {
      const { text, encoding, aim } = event.code;
      return ['codeScanned', classifyCode(text, []), text.length, encoding, aim].filter(Boolean).join(' ');
    }
    case 'printChanged':
    case 'documentChanged':
    case 'cardReadFailed':
    case 'codeScanFailed':
    case 'socialCardReadFailed':
      return ['state' in event ? event.state : event.kind, event.failure].filter(Boolean).join(' ');
    case 'keyPressed':
      return `keyPressed ${event.key}`;
    default:
      return event.kind;
  }
}

/** The file's text. */
export function writeRecording({ head, steps, expected }: Recording): string {
  return [head, ...steps, { expected }].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Reads a recording; throws on anything that is none. */
export function readRecording(text: string): Recording {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  return {
    head: recordingHeadSchema.parse(lines[0]),
    steps: lines.slice(1, -1).map((line) => recordedStepSchema.parse(line)),
    expected: recordingEndSchema.parse(lines.at(-1)).expected,
  };
}
