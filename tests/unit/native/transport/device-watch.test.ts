import { mkdirSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DeviceWatch } from '../../../../native/transport/device-watch.ts';
import { Reopening } from '../../../../native/transport/reopening.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import { SyntheticSystem } from './synthetic-system.ts';

/** Resolves at the next change; a change that is never told times the test out. */
function nextChange(watch: DeviceWatch): Promise<void> {
  return new Promise((resolve) => {
    const end = watch.onChange(() => {
      end();
      resolve();
    });
  });
}

function watched() {
  const system = new SyntheticSystem();
  return { system, watch: new DeviceWatch(systemTimers, system.folders) };
}

describe('watching the folders of devices', () => {
  it('tells that a node came and that it went', async () => {
    const { system, watch } = watched();
    const came = nextChange(watch);
    system.write('dev/ttyUSB0', '');
    await came;
    const went = nextChange(watch);
    system.remove('dev/ttyUSB0');
    await went;
  });

  it.each(['serial/by-id', 'serial/by-path', 'usb', 'bus/usb/001'])(
    'sees what comes in /dev/%s, also when that folder came while it watched',
    async (folder) => {
      const { system, watch } = watched();
      let changes = 0;
      let told: () => void = () => undefined;
      onTestFinished(
        watch.onChange(() => {
          changes += 1;
          told();
        }),
      );
      for (const part of folder.split('/').map((_, depth, all) => all.slice(0, depth + 1).join('/'))) {
        const seen = new Promise<void>((resolve) => (told = resolve));
        mkdirSync(system.path(`dev/${part}`));
        await seen;
      }
      const before = changes;
      const seen = new Promise<void>((resolve) => (told = resolve));
      system.write(`dev/${folder}/node`, '');
      await seen;
      expect(changes).toBe(before + 1);
    },
  );

  it('takes no notice of bytes written to a node', async () => {
    const { system, watch } = watched();
    system.write('dev/ttyS0', '');
    let changes = 0;
    const changed = new Promise<void>((resolve) => {
      onTestFinished(
        watch.onChange(() => {
          changes += 1;
          resolve();
        }),
      );
    });
    for (let times = 0; times < 20; times += 1) system.write('dev/ttyS0', `${times}`);
    // The one change that counts comes last, so that the others had their chance.
    system.write('dev/ttyUSB0', '');
    await changed;
    expect(changes).toBe(1);
  });

  it('wakes a driver that waits for its device well before its second is over', async () => {
    const { system, watch } = watched();
    const begun = performance.now();
    const waiting = new Reopening(systemTimers, watch).pause();
    system.write('dev/hidraw7', '');
    await waiting;
    const ms = performance.now() - begun;
    process.stdout.write(`from plugging in to trying again: ${ms.toFixed(0)} ms\n`);
    expect(ms).toBeLessThan(900);
  });

  it('watches nothing where there is nothing to watch, and does not fail', () => {
    const watch = new DeviceWatch(systemTimers, { sys: '/nowhere/sys', dev: '/nowhere/dev' });
    expect(watch.onChange(() => undefined)).not.toThrow();
  });
});
