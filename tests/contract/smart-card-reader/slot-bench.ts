import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { SmartCardReaderProfile } from '../../../electron/contract/device-profiles/smart-card-reader.ts';
import { endSmartCards } from '../../../native/transport/pcsc.ts';
import type { ServiceClient } from '../../../native/transport/pcsc-client.ts';
import { isInstalled, smartCardService } from '../../../scripts/debian-packages.ts';
import { hardwareDevices } from '../../support/hardware-site.ts';
import { type SlotAtTheDesk, type SlotProgram, sitDown, startSlotProgram } from './slot-at-the-desk.ts';

/** The client library looks up its service once per process: beside a real reader there is no room for virtual ones. */
export const virtualSlots =
  isInstalled(smartCardService) && hardwareDevices('smart-card-reader').length === 0;

/** A simulated slot with a service of its own for one suite, and the driver of the test that is running. */
export interface SlotBench {
  readonly program: SlotProgram;
  at: SlotAtTheDesk;
  /** Other programs at the service; ended when nothing happens there any more. */
  readonly others: ServiceClient[];
  /** Sits down before the empty slot; resolves when the reader is ready. */
  readonly ready: (profile?: Partial<SmartCardReaderProfile>) => Promise<void>;
  /** Puts a card in, waits for its reading and takes it out again; gives the card as it was read. */
  readonly readOnce: (card: string) => Promise<object | undefined>;
  /** Puts a card in, waits for this failure and takes it out again. */
  readonly failOnce: (card: string, failure: string, faults?: object) => Promise<void>;
}

/** Makes the bench of a suite, and has it cleared. */
export function slotBench(): SlotBench {
  let program: SlotProgram | undefined;
  let at: SlotAtTheDesk | undefined;
  const bench: SlotBench = {
    get program() {
      if (program === undefined) throw new Error('the suite has not begun');
      return program;
    },
    get at() {
      if (at === undefined) throw new Error('nobody sat down');
      return at;
    },
    set at(seated) {
      at = seated;
    },
    others: [],
    ready,
    readOnce,
    failOnce,
  };
  beforeAll(async () => {
    program = await startSlotProgram();
  });
  afterAll(async () => {
    await endSmartCards();
    expect(await bench.program.end()).toBe(0);
  });
  afterEach(async () => {
    await bench.program.order('/remove');
    await bench.at.untilEmpty();
    for (const other of bench.others.splice(0)) await other.end();
    await bench.at.leave();
  });

  async function ready(profile: Partial<SmartCardReaderProfile> = {}): Promise<void> {
    bench.at = sitDown(bench.program.reader, profile);
    await bench.at.until('ready');
    bench.at.forget();
  }

  async function readOnce(card: string): Promise<object | undefined> {
    bench.at.forget();
    await bench.program.order('/insert', { card });
    await bench.at.until('socialCardRead');
    const { pinTries, commands } = await bench.program.order('/remove');
    await bench.at.until('socialCardRemoved');
    expect({ pinTries, verify: commands.filter((apdu) => apdu.startsWith('0020')) }).toEqual({
      pinTries: 0,
      verify: [],
    });
    expect(bench.at.saidOfCards()).toEqual(['socialCardFound', 'socialCardRead', 'socialCardRemoved']);
    const read = bench.at.events.find((event) => event.kind === 'socialCardRead');
    return read?.kind === 'socialCardRead' ? read.card : undefined;
  }

  async function failOnce(card: string, failure: string, faults: object = {}): Promise<void> {
    bench.at.forget();
    await bench.program.order('/insert', { card, ...faults });
    await bench.at.until(`socialCardReadFailed ${failure}`);
    await bench.program.order('/remove');
    await bench.at.until('socialCardRemoved');
    expect(bench.at.saidOfCards()).toEqual([
      'socialCardFound',
      `socialCardReadFailed ${failure}`,
      'socialCardRemoved',
    ]);
  }
  return bench;
}
