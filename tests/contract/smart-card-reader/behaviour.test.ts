import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SmartCardReaderProfile } from '../../../electron/contract/device-profiles/smart-card-reader.ts';
import { listSmartCardReaders } from '../../../native/transport/pcsc.ts';
import { ServiceClient } from '../../../native/transport/pcsc-client.ts';
import {
  loadPcscMini,
  type PcscReader,
  type PcscReaderState,
} from '../../../native/transport/pcsc-library.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import { isInstalled, notRun, smartCardService } from '../../../scripts/debian-packages.ts';
import { presetHolders } from '../../simulators/smart-card/preset-cards.ts';
import { askHands, HANDS_MS, hardwareDevices } from '../../support/hardware-site.ts';
import { type SlotAtTheDesk, type SlotProgram, sitDown, startSlotProgram } from './slot-at-the-desk.ts';

/**
 * What a reader, a card and the driver do together, over Debian's own smart-card service and its virtual reader. Where
 * those are not installed one line says that this was not run.
 */

const installed = isInstalled(smartCardService);

it('has a smart-card service to speak to, or says that it was not run', () => {
  if (!installed) process.stdout.write(`${notRun(smartCardService)}\n`);
  expect(notRun(smartCardService)).toContain('tests/contract/smart-card-reader');
});

const onTheDesk = hardwareDevices('smart-card-reader');

for (const { profile, transport } of onTheDesk) {
  it(
    `reads a card on the desk with ${profile.profile}`,
    async () => {
      if (transport.kind !== 'pcsc') throw new Error('a smart-card reader is reached through pcsc');
      const at = sitDown(transport.reader, profile);
      try {
        await at.until('ready');
        for (const card of ['A card', 'Another card']) {
          askHands(`${card} into the social-card slot, please, and leave it there.`);
          await at.until('socialCardRead');
          askHands('Take it out, please.');
          await at.until('socialCardRemoved');
          expect(at.saidOfCards()).toEqual(['socialCardFound', 'socialCardRead', 'socialCardRemoved']);
          at.forget();
        }
      } finally {
        await at.leave();
      }
    },
    HANDS_MS,
  );
}

// The client library looks up its service once per process: beside a real reader there is no room for virtual ones.
if (installed && onTheDesk.length === 0)
  describe('a social-security card in a real smart-card service', behaviour);

function behaviour(): void {
  let program: SlotProgram;
  let at: SlotAtTheDesk;
  /** Other programs at the service; ended when nothing happens there any more. */
  const others: ServiceClient[] = [];

  beforeAll(async () => {
    program = await startSlotProgram();
  });
  afterAll(async () => {
    expect(await program.end()).toBe(0);
  });
  afterEach(async () => {
    await program.order('/remove');
    await at.untilEmpty();
    for (const other of others.splice(0)) other.end();
    await at.leave();
  });

  async function ready(profile: Partial<SmartCardReaderProfile> = {}): Promise<void> {
    at = sitDown(program.reader, profile);
    await at.until('ready');
    at.forget();
  }

  /** Puts a card in, waits for its reading and takes it out again; gives the card as it was read. */
  async function readOnce(card: string): Promise<object | undefined> {
    at.forget();
    await program.order('/insert', { card });
    await at.until('socialCardRead');
    const { pinTries, commands } = await program.order('/remove');
    await at.until('socialCardRemoved');
    expect({ pinTries, verify: commands.filter((apdu) => apdu.startsWith('0020')) }).toEqual({
      pinTries: 0,
      verify: [],
    });
    expect(at.saidOfCards()).toEqual(['socialCardFound', 'socialCardRead', 'socialCardRemoved']);
    const read = at.events.find((event) => event.kind === 'socialCardRead');
    return read?.kind === 'socialCardRead' ? read.card : undefined;
  }

  async function failOnce(card: string, failure: string, faults: object = {}): Promise<void> {
    at.forget();
    await program.order('/insert', { card, ...faults });
    await at.until(`socialCardReadFailed ${failure}`);
    await program.order('/remove');
    await at.until('socialCardRemoved');
    expect(at.saidOfCards()).toEqual([
      'socialCardFound',
      `socialCardReadFailed ${failure}`,
      'socialCardRemoved',
    ]);
  }

  const { v1, v2, v3 } = presetHolders;

  it('reads a card soon after it was put in', async () => {
    await ready();
    await program.order('/insert', { card: 'v2' });
    const begin = performance.now();
    await at.until('socialCardFound');
    const foundMs = performance.now() - begin;
    await at.until('socialCardRead');
    const readMs = performance.now() - begin;
    const { commands } = await program.order('/look');
    process.stdout.write(
      `social card in: found after ${foundMs.toFixed(0)} ms, read after ${readMs.toFixed(0)} ms (${commands.length} commands of some 44 ms)\n`,
    );
    expect(foundMs).toBeLessThan(1000);
    expect(readMs).toBeLessThan(2500);
  });

  it('reads cards of both versions, one after the other', async () => {
    await ready();
    expect(await readOnce('v1')).toEqual({
      kind: 'social-card',
      name: v1.name,
      number: v1.number,
      sex: 'female',
      birth: '1956-05-04',
      cardNumber: 'A0000000Z',
      issuingArea: '990101',
      version: '1.00',
      validUntil: '2036-01-01',
    });
    expect(await readOnce('v2')).toMatchObject({ name: v2.name, number: v2.number, version: '2.00' });
  });

  it.each([
    ['v1-by-number', v1],
    ['v2-by-number', v2],
    ['v2-p1-00', v2],
    ['v2-61xx', v2],
    ['v2-61xx-in-two', v2],
    ['v2-6cxx', v2],
    ['v3-open', v3],
    ['rare-name', presetHolders['rare-name']],
    ['long-name', presetHolders['long-name']],
  ])('reads %s', async (card, holder) => {
    await ready();
    expect(await readOnce(card)).toMatchObject({
      name: holder.name,
      number: holder.number,
      version: holder.version,
      sex: 'female',
    });
  });

  it('reads with the other profile too', async () => {
    await ready({ selectFileP1: '00' });
    expect(await readOnce('v2-p1-02')).toMatchObject({ name: v2.name });
    expect(await readOnce('v2-p1-00')).toMatchObject({ name: v2.name });
  });

  it.each([
    ['foreign', 'social-card-not-recognised'],
    ['wordless', 'social-card-not-recognised'],
    ['v3-without-module', 'social-card-needs-module'],
    ['v3-refusing', 'social-card-needs-module'],
    ['wrong-number', 'social-card-number-invalid'],
    ['other-birth', 'social-card-number-invalid'],
    ['without-end', 'social-card-read-failed'],
    ['cut-records', 'social-card-read-failed'],
  ])('%s: %s', async (card, failure) => {
    await ready();
    await failOnce(card, failure);
  });

  it.each([1, 3, 8])('says that the card left at command %i, and reads the next one', async (command) => {
    await ready();
    at.forget();
    await program.order('/insert', { card: 'v2', removeAtCommand: command });
    await at.until('socialCardReadFailed social-card-removed-early');
    await at.until('socialCardRemoved');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
  });

  it('waits out a card that stops answering, and reads the next one', async () => {
    await ready({ timeoutsMs: { command: 300, serviceRetry: 500 } });
    await failOnce('v2', 'smart-card-silent', { muteFromCommand: 4 });
    expect(await readOnce('v1')).toMatchObject({ number: v1.number });
  });

  it('reads a slow card', async () => {
    await ready();
    at.forget();
    await program.order('/insert', { card: 'v2', answerMs: 60 });
    await at.until('socialCardRead');
  });

  it('reads a card that was in the slot before it came', async () => {
    await program.order('/insert', { card: 'v2' });
    at = sitDown(program.reader);
    await at.until('socialCardRead');
    expect(at.said()).toEqual(['opening', 'ready', 'socialCardFound', 'socialCardRead']);
  });

  it('says within a second that the service died, and works within 3 s of its return', async () => {
    await ready();
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
    at.forget();
    let begin = performance.now();
    await program.order('/service', { state: 'killed' });
    await at.until('trouble smart-card-reader-lost');
    const noticedMs = performance.now() - begin;
    await at.until('trouble smart-card-service-missing');
    at.forget();
    begin = performance.now();
    await program.order('/service', { state: 'running' });
    await at.until('ready');
    const backMs = performance.now() - begin;
    process.stdout.write(
      `smart-card service killed: noticed after ${noticedMs.toFixed(0)} ms; back: ready after ${backMs.toFixed(0)} ms\n`,
    );
    expect(noticedMs).toBeLessThan(1000);
    expect(backMs).toBeLessThan(3000);
    expect(await readOnce('v1')).toMatchObject({ number: v1.number });
  });

  it('serves two readers side by side, through the death of the service too', async () => {
    await ready();
    const other = sitDown('Virtual PCD 00 01');
    await other.until('ready');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
    other.forget();
    await program.order('/service', { state: 'killed' });
    await Promise.all([at, other].map((each) => each.until('trouble smart-card-reader-lost')));
    await program.order('/service', { state: 'running' });
    await Promise.all([at, other].map((each) => each.until('ready')));
    await other.leave();
    expect(await readOnce('v1')).toMatchObject({ number: v1.number });
    expect(other.saidOfCards()).toEqual([]);
  });

  it('says busy of a card that another program holds alone', async () => {
    await program.order('/insert', { card: 'v2' });
    const { CardDisposition, CardMode, ReaderStatus } = await import('pcsc-mini');
    const library = await loadPcscMini();
    if (library === undefined) throw new Error('the service is installed and its library is not');
    const other = new ServiceClient(library, systemTimers);
    const reader = await new Promise<PcscReader>((resolve) => {
      const isPresent = ({ raw }: PcscReaderState): boolean => (raw & ReaderStatus.PRESENT) !== 0;
      others.push(other);
      other.start({
        reader: (each) => each.on('change', (state) => void (isPresent(state) && resolve(each))),
        died: () => undefined,
      });
    });
    const held = await reader.connect(CardMode.EXCLUSIVE);
    await ready();
    await at.until('socialCardReadFailed smart-card-reader-busy');
    await held.disconnect(CardDisposition.LEAVE);
    await program.order('/remove');
    await at.until('socialCardRemoved');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
  });

  it('says lost, not removed, when the service dies under a reading', async () => {
    await ready();
    await program.order('/insert', { card: 'v2', muteFromCommand: 5 });
    await at.until('socialCardFound');
    while ((await program.order('/look')).commands.length < 5)
      await new Promise((next) => setImmediate(next));
    await program.order('/service', { state: 'killed' });
    await at.until('socialCardReadFailed smart-card-reader-lost');
    at.forget();
    await program.order('/service', { state: 'running' });
    await at.until('ready');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
  });

  it('says that a reader is absent, and takes the one that is there by a part of its name', async () => {
    expect(await listSmartCardReaders(1000, systemTimers)).toEqual({
      ok: true,
      names: ['Virtual PCD 00 00', 'Virtual PCD 00 01'],
    });
    at = sitDown('no reader of this name');
    await at.until('trouble smart-card-reader-not-found');
    await at.leave();
    at = sitDown('virtual pcd 00 00');
    await at.until('ready');
    expect(await readOnce('v2')).toMatchObject({ number: v2.number });
  });

  it('refuses orders that nobody could carry out', async () => {
    await ready();
    await expect(program.order('/insert', { card: 'nobody' })).rejects.toThrow('/insert');
    await expect(program.order('/service', { state: 'tired' })).rejects.toThrow('/service');
  });

  it('costs next to nothing while nobody puts a card in', async () => {
    await ready();
    const seconds = 2;
    const before = process.cpuUsage();
    await new Promise((done) => setTimeout(done, seconds * 1000));
    const { user, system } = process.cpuUsage(before);
    const percent = (user + system) / 1e4 / seconds;
    process.stdout.write(`idle smart-card driver: ${percent.toFixed(2)} % of a core\n`);
    expect(percent).toBeLessThan(1);
  });
}
