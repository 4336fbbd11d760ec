import { describe, expect, test } from 'vitest';
import type { DeviceConfig } from '../../../../electron/contract/device-messages.ts';
import { deviceId } from '../../../../electron/contract/ids.ts';
import type { HidTransport, TransportListener } from '../../../../native/transport/transport.ts';
import { runTrial } from '../../../../scripts/devices/trial.ts';
import { shippedProfiles } from '../../native/discovery/profiles.ts';
import { ManualTimers, settled } from '../../native/transport/manual-timers.ts';

const WAIT_MS = 5000;
const keypad = shippedProfiles.find(({ kind }) => kind === 'keypad');

/** A keypad under the test's fingers, tried for five seconds. */
function tried(given: { readonly opens: boolean }) {
  const timers = new ManualTimers();
  const said: string[] = [];
  let listener: TransportListener | undefined;
  let closed = false;
  let stop: () => void = () => undefined;
  const link: HidTransport = {
    address: '/dev/hidraw0',
    reportDescriptor: undefined,
    open: (one) => {
      listener = one;
      return Promise.resolve(given.opens ? { ok: true } : { ok: false, failure: 'not-found' });
    },
    write: () => Promise.resolve({ ok: true }),
    sendFeatureReport: () => Promise.resolve({ ok: true }),
    discardInput: () => Promise.resolve(),
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
  const refused = (): never => {
    throw new Error('a keypad has no other wire');
  };
  if (keypad === undefined) throw new Error('no keypad profile');
  const config: DeviceConfig = {
    id: deviceId('keypad-1'),
    profile: keypad,
    transport: { kind: 'hid', vendorId: '04d9', productId: '1603' },
  };
  const verdict = runTrial(config, {
    timers,
    links: { openHid: () => link, openBytes: refused, openSmartCard: refused, open: () => link },
    glyphs: refused,
    readLogo: refused,
    sheet: refused,
    say: (line) => void said.push(line),
    waitMs: WAIT_MS,
    asked: new Promise((resolve) => (stop = resolve)),
  });
  const press = (usage: number): void => {
    listener?.data(Uint8Array.of(0, 0, usage, 0, 0, 0, 0, 0));
    listener?.data(new Uint8Array(8));
  };
  return { timers, said, verdict, press, stop: () => stop(), isClosed: () => closed };
}

const usages = keypad?.kind === 'keypad' ? Object.values(keypad.keys) : [];

describe('a trial', () => {
  test('asks for hands once the device is ready and passes when it has shown everything', async () => {
    const trial = tried({ opens: true });
    await settled();
    expect(trial.said).toContain('请把五个键各按一次');
    for (const usage of usages) trial.press(usage);
    expect(await trial.verdict).toEqual({ outcome: 'passed', sentence: '五个键都能用' });
    expect(trial.isClosed()).toBe(true);
    expect(trial.timers.pending).toBe(0);
  });

  test('says how much is missing when the time is over', async () => {
    const trial = tried({ opens: true });
    await settled();
    for (const usage of usages.slice(0, 3)) trial.press(usage);
    await trial.timers.advance(WAIT_MS);
    expect(await trial.verdict).toEqual({ outcome: 'failed', sentence: '只收到 3 个键' });
  });

  test('says what was in the way last when nothing came', async () => {
    const trial = tried({ opens: false });
    await trial.timers.advance(WAIT_MS);
    const { outcome, sentence } = await trial.verdict;
    expect(outcome).toBe('failed');
    expect(sentence).toContain('［keypad-not-found］');
    const silent = tried({ opens: true });
    await silent.timers.advance(WAIT_MS);
    expect((await silent.verdict).sentence).toBe('时间到了，什么也没有等到');
  });

  test('ends when it is asked to, and lets go of the device', async () => {
    const trial = tried({ opens: true });
    await settled();
    trial.stop();
    expect((await trial.verdict).outcome).toBe('stopped');
    expect(trial.isClosed()).toBe(true);
  });
});
