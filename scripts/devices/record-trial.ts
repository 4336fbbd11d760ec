import type { DeviceConfig, DeviceEvent } from '../../electron/contract/device-messages.ts';
import { eventShape, writeRecording } from './recording.ts';
import { scrubTape } from './scrub.ts';
import { Tape } from './tape.ts';
import { runTrial, type TrialParts, type Verdict } from './trial.ts';

/** A trial and its recording, ready for a file. */
export interface RecordedTrial {
  readonly verdict: Verdict;
  readonly text: string;
  readonly lines: number;
  /** Pieces of which only the length is kept. */
  readonly withheld: number;
}

/** Tries a device and keeps what went over its wire. Nothing leaves this process's memory before it is scrubbed. */
export async function recordTrial(config: DeviceConfig, parts: TrialParts): Promise<RecordedTrial> {
  const tape = new Tape(parts.timers);
  const events: DeviceEvent[] = [];
  const verdict = await runTrial(config, {
    ...parts,
    links: tape.over(parts.links),
    heard: (event) => {
      events.push(event);
      parts.heard?.(event);
    },
  });
  const { profile } = config;
  const steps = scrubTape(tape, profile, events);
  const { reportDescriptor } = tape;
  const text = writeRecording({
    head: {
      recording: 1,
      profile: profile.profile,
      wire: tape.wire,
      ...(reportDescriptor === undefined
        ? {}
        : { reportDescriptor: Buffer.from(reportDescriptor).toString('hex') }),
    },
    steps,
    expected: events.map(eventShape),
  });
  const withheld = steps.filter((step) => 'withheld' in step).length;
  return { verdict, text, lines: steps.length + 2, withheld };
}
