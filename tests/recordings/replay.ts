import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TransportAddress } from '../../electron/contract/device-address.ts';
import type { DeviceProfile } from '../../electron/contract/device-profiles/device-profile.ts';
import { deviceId } from '../../electron/contract/ids.ts';
import type { Links } from '../../native/links.ts';
import type {
  HidTransport,
  SmartCardListener,
  SmartCardTransport,
  Transport,
  TransportFailure,
  TransportListener,
} from '../../native/transport/transport.ts';
import { readInstallation } from '../../scripts/devices/installation.ts';
import { eventShape, type RecordedStep, type Recording } from '../../scripts/devices/recording.ts';
import { runTrial, type Verdict } from '../../scripts/devices/trial.ts';
import { ReplayTimers } from './replay-timers.ts';

/** Longer than any recording. */
const WAIT_MS = 3_600_000;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
type Listener = Partial<TransportListener> & Partial<SmartCardListener>;

/** `GS ( H` with its four characters, which are others for every slip (spec printing-scanning §3.4). */
const MARKER = /(1d28480600303[0-9a-f])([0-9a-f]{8})/;

/** Lets a printer's completion marker be another than it was, and answers with the one of today. */
class CompletionMarker {
  #then: string | undefined;
  #today = '';

  same(recorded: string, sent: string): boolean {
    const [, , then] = MARKER.exec(recorded) ?? [];
    const [, , today] = MARKER.exec(sent) ?? [];
    if (then === undefined || today === undefined) return recorded === sent;
    this.#then = then;
    this.#today = today;
    return recorded === sent.replace(MARKER, `$1${then}`);
  }

  inAnswer(received: string): string {
    return this.#then === undefined ? received : received.replaceAll(this.#then, this.#today);
  }
}

/** A device that says again what it said, and checks that it is asked the same. */
class PlayedDevice {
  readonly problems: string[] = [];
  readonly #recording: Recording;
  readonly #timers: ReplayTimers;
  readonly #marker = new CompletionMarker();
  #cursor = 0;
  #listener: Listener = {};

  constructor(recording: Recording, timers: ReplayTimers) {
    this.#recording = recording;
    this.#timers = timers;
  }

  get links(): Links {
    const line = (): Transport => ({
      address: 'recording',
      open: (listener) => Promise.resolve(this.#open(listener)),
      write: (bytes) => Promise.resolve(this.#take('sent', bytes)),
      discardInput: () => Promise.resolve(),
      close: () => Promise.resolve(this.#close()),
    });
    const { reportDescriptor } = this.#recording.head;
    const hid = (): HidTransport => ({
      ...line(),
      reportDescriptor: reportDescriptor === undefined ? undefined : fromHex(reportDescriptor),
      sendFeatureReport: (bytes) => Promise.resolve(this.#take('feature', bytes)),
    });
    const slot = (): SmartCardTransport => ({
      address: 'recording',
      open: (listener) => Promise.resolve(this.#open(listener)),
      transmit: (apdu) => Promise.resolve(this.#transmit(apdu)),
      close: () => Promise.resolve(this.#close()),
    });
    return {
      openBytes: line,
      openHid: hid,
      openSmartCard: slot,
      open: (address) => {
        if (address.kind === 'pcsc') return slot();
        return address.kind === 'hid' ? hid() : line();
      },
    };
  }

  #step(): RecordedStep | undefined {
    return this.#recording.steps[this.#cursor];
  }

  #open(listener: Listener): { ok: true } | { ok: false; failure: TransportFailure } {
    this.#listener = listener;
    for (let step = this.#step(); step !== undefined; step = this.#step()) {
      this.#cursor += 1;
      if ('opened' in step) {
        this.#follow(step.at);
        return { ok: true };
      }
      if ('notOpened' in step) return { ok: false, failure: step.notOpened as TransportFailure };
      if ('sent' in step || 'feature' in step) {
        this.problems.push(`opened again before ${JSON.stringify(step)}`);
        break;
      }
      this.#deliver(step);
    }
    return { ok: false, failure: 'not-found' };
  }

  #close(): void {
    this.#listener = {};
  }

  #take(kind: 'sent' | 'feature', bytes: Uint8Array): { ok: true } {
    const step = this.#step();
    const wanted = step !== undefined && kind in step ? Object.values(step)[1] : undefined;
    if (step === undefined || wanted === undefined || !this.#marker.same(String(wanted), hex(bytes))) {
      this.problems.push(`${kind} ${hex(bytes)} instead of ${JSON.stringify(step)}`);
      return { ok: true };
    }
    this.#cursor += 1;
    this.#follow(step.at);
    return { ok: true };
  }

  #transmit(apdu: Uint8Array): Awaited<ReturnType<SmartCardTransport['transmit']>> {
    const before = this.#cursor;
    this.#take('sent', apdu);
    const reply = this.#recording.steps
      .slice(before + 1, this.#cursor)
      .find((step) => 'received' in step || 'unanswered' in step);
    if (reply !== undefined && 'received' in reply) return { ok: true, answer: fromHex(reply.received) };
    return { ok: false, failure: 'lost' };
  }

  /** What comes by itself until the driver's next word, at its own pace. */
  #follow(since: number): void {
    for (let step = this.#step(); step !== undefined; step = this.#step()) {
      if ('sent' in step || 'feature' in step || 'opened' in step || 'notOpened' in step) break;
      const said = step;
      this.#cursor += 1;
      this.#timers.after(said.at - since, () => this.#deliver(said));
    }
  }

  #deliver(step: RecordedStep): void {
    const listener = this.#listener;
    if ('received' in step) listener.data?.(fromHex(this.#marker.inAnswer(step.received)));
    else if ('withheld' in step) listener.data?.(new Uint8Array(step.withheld));
    else if ('inserted' in step) listener.inserted?.(Uint8Array.of(0x3b, 0x00));
    else if ('removed' in step) listener.removed?.();
    else if ('lost' in step) listener.lost?.();
  }
}

/** Some address of the recorded sort; nothing is found by it. */
function addressFor({ head }: Recording, profile: DeviceProfile): TransportAddress {
  if (head.wire === 'slot') return { kind: 'pcsc', reader: 'recording' };
  if (head.wire === 'reports') return { kind: 'hid', vendorId: '0000', productId: '0000' };
  return { kind: 'serial', path: `/${profile.profile}`, baudRate: 115_200 };
}

export interface Replayed {
  readonly verdict: Verdict;
  readonly said: readonly string[];
  /** Where the driver said something else to the device than it did then. */
  readonly problems: readonly string[];
}

/** Runs the product's driver against a recording. */
export async function replay(recording: Recording): Promise<Replayed> {
  const { profiles, glyphs, sheet, readLogo } = readInstallation(
    join(fileURLToPath(new URL('../..', import.meta.url)), 'resources'),
  );
  const profile = profiles.find((one) => one.profile === recording.head.profile);
  if (profile === undefined) throw new Error(`no profile ${recording.head.profile}`);
  const timers = new ReplayTimers();
  const device = new PlayedDevice(recording, timers);
  const said: string[] = [];
  const trial = runTrial(
    { id: deviceId('recorded-1'), profile, transport: addressFor(recording, profile) },
    {
      timers,
      links: device.links,
      glyphs,
      readLogo,
      sheet,
      say: () => undefined,
      heard: (event) => void said.push(eventShape(event)),
      waitMs: WAIT_MS,
      asked: new Promise(() => undefined),
    },
  );
  await timers.runUntil(trial);
  return { verdict: await trial, said, problems: device.problems };
}
