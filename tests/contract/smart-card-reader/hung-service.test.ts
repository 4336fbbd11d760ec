import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DeviceEvent, deviceEventSchema } from '../../../electron/contract/device-messages.ts';
import slotProfile from '../../../resources/devices/pcsc-social-card.json' with { type: 'json' };
import samVProfile from '../../../resources/devices/sam-v.json' with { type: 'json' };
import { lookUntil } from '../../support/look-until.ts';
import { type ReaderProgram, startReader } from '../id-card-reader/reader-program.ts';
import { type SlotProgram, startSlotProgram } from './slot-at-the-desk.ts';
import { virtualSlots } from './slot-bench.ts';

const PROGRAM = fileURLToPath(new URL('../../../native/device-process.ts', import.meta.url));
/** From the missing sign of life to the coded failure: a pause between two rounds, what the thread is given, and a margin. */
const NOTICED_MS = 7000;
/** What the station waits for an answer to its heartbeat, before it replaces the process. */
const HEARTBEAT_MS = 1000;

/** The device process as a host starts it, and what it says. */
class Devices {
  readonly #child: ChildProcess;
  readonly #events: DeviceEvent[] = [];
  #wake: () => void = () => undefined;
  #pongs = 0;

  constructor() {
    this.#child = fork(PROGRAM, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message) => {
      if ((message as { kind: string }).kind === 'pong') this.#pongs += 1;
      else this.#events.push(deviceEventSchema.parse(message));
      this.#wake();
    });
  }

  send(message: object): void {
    this.#child.send(message);
  }

  forget(): void {
    this.#events.splice(0);
  }

  async until(isSo: (event: DeviceEvent) => boolean): Promise<DeviceEvent> {
    for (;;) {
      const found = this.#events.find(isSo);
      if (found !== undefined) return found;
      await new Promise<void>((done) => (this.#wake = done));
    }
  }

  slotIs(said: string): Promise<DeviceEvent> {
    return this.until(
      (event) =>
        event.kind === 'deviceChanged' &&
        event.device === 'slot' &&
        [event.state, event.failure].filter(Boolean).join(' ') === said,
    );
  }

  /** How long the process takes to answer the station's heartbeat, ms. */
  async heartbeatMs(): Promise<number> {
    const [begin, before] = [performance.now(), this.#pongs];
    this.send({ kind: 'ping' });
    await lookUntil(
      async () => this.#pongs,
      (pongs) => pongs > before,
    );
    return performance.now() - begin;
  }

  /** Asks it to end, as a host does; resolves with how long that took, ms. */
  async end(): Promise<number> {
    const begin = performance.now();
    const gone = once(this.#child, 'exit');
    this.send({ kind: 'stop' });
    await gone;
    return performance.now() - begin;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

describe.skipIf(!virtualSlots)('a smart-card service that hangs', () => {
  let slot: SlotProgram;
  let reader: ReaderProgram;
  let devices: Devices;

  beforeAll(async () => {
    [slot, reader] = await Promise.all([
      startSlotProgram(),
      startReader((folder) => ['--link', join(folder, 'tty-reader')]),
    ]);
  });
  afterEach(async () => {
    devices.kill();
    await slot.order('/service', { state: 'thawed' });
    await reader.order('/lift');
  });
  afterAll(async () => {
    await Promise.all([slot.end(), reader.end()]);
  });

  /** Both devices at work. */
  async function sitDown(): Promise<void> {
    devices = new Devices();
    devices.send({
      kind: 'configure',
      devices: [
        { id: 'slot', profile: slotProfile, transport: { kind: 'pcsc', reader: slot.reader } },
        {
          id: 'reader',
          profile: samVProfile,
          transport: { kind: 'serial', path: reader.path, baudRate: 115_200 },
        },
      ],
    });
    devices.send({ kind: 'awaitCard', awaited: true });
    await devices.slotIs('ready');
    await devices.until(({ kind, device }) => kind === 'deviceChanged' && device === 'reader');
  }

  async function readIdCard(): Promise<void> {
    devices.forget();
    await reader.order('/lay', { card: 'resident' });
    await devices.until(({ kind }) => kind === 'cardRead');
    await reader.order('/lift');
    await devices.until(({ kind }) => kind === 'cardRemoved');
  }

  async function readSocialCard(): Promise<void> {
    devices.forget();
    await slot.order('/insert', { card: 'v2' });
    await devices.until(({ kind }) => kind === 'socialCardRead');
    await slot.order('/remove');
    await devices.until(({ kind }) => kind === 'socialCardRemoved');
  }

  /** Freezes the service; the slot has to say so, and nothing else may notice. */
  async function freeze(): Promise<void> {
    devices.forget();
    const begin = performance.now();
    await slot.order('/service', { state: 'frozen' });
    await devices.slotIs('trouble smart-card-service-missing');
    const noticedMs = performance.now() - begin;
    const heartbeatMs = await devices.heartbeatMs();
    process.stdout.write(
      `smart-card service frozen: said after ${noticedMs.toFixed(0)} ms; heartbeat then ${heartbeatMs.toFixed(0)} ms\n`,
    );
    expect(noticedMs).toBeLessThan(NOTICED_MS);
    expect(heartbeatMs).toBeLessThan(HEARTBEAT_MS);
    await readIdCard();
  }

  it('costs the card slot alone, which works again when it goes on', async () => {
    await sitDown();
    await readSocialCard();
    await freeze();
    devices.forget();
    await slot.order('/service', { state: 'thawed' });
    await devices.slotIs('ready');
    await readSocialCard();
    expect(await devices.end()).toBeLessThan(2000);
  });

  it('may be killed and started anew', async () => {
    await sitDown();
    await freeze();
    await slot.order('/service', { state: 'killed' });
    devices.forget();
    await slot.order('/service', { state: 'running' });
    await devices.slotIs('ready');
    await readSocialCard();
  });

  it('may hang in the middle of a card', async () => {
    await sitDown();
    devices.forget();
    await slot.order('/insert', { card: 'v2', answerMs: 300 });
    await devices.until(({ kind }) => kind === 'socialCardFound');
    await slot.order('/service', { state: 'frozen' });
    await devices.until(({ kind }) => kind === 'socialCardReadFailed');
    await devices.slotIs('trouble smart-card-service-missing');
    await readIdCard();
    devices.forget();
    await slot.order('/service', { state: 'thawed' });
    await devices.slotIs('ready');
    // The service itself misses a card that leaves and comes back between two of its looks.
    await devices.until(({ kind }) => kind === 'socialCardFound');
    await slot.order('/remove');
    await devices.until(({ kind }) => kind === 'socialCardRemoved');
    await readSocialCard();
  });

  it('may hang before the process begins, and does not keep it from ending', async () => {
    await slot.order('/service', { state: 'frozen' });
    devices = new Devices();
    devices.send({
      kind: 'configure',
      devices: [{ id: 'slot', profile: slotProfile, transport: { kind: 'pcsc', reader: slot.reader } }],
    });
    await devices.slotIs('trouble smart-card-service-missing');
    expect(await devices.heartbeatMs()).toBeLessThan(HEARTBEAT_MS);
    expect(await devices.end()).toBeLessThan(2500);
  });
});
