import { describe, expect, it } from 'vitest';
import { SerialNames } from '../../../../native/transport/serial-names.ts';
import { SyntheticSystem } from './synthetic-system.ts';

/** A machine with serial devices that are plugged in under numbers. */
function workbench() {
  const system = new SyntheticSystem();
  const names = new SerialNames(system.folders);
  const tty = (number: number): string => system.path(`dev/ttyUSB${number}`);
  return {
    system,
    names,
    tty,
    plug: (number: number, id: string, kind = 'by-id'): void => {
      system.write(`dev/ttyUSB${number}`, '');
      system.link(`dev/serial/${kind}/${id}`, `dev/ttyUSB${number}`);
    },
    unplug: (number: number, id: string, kind = 'by-id'): void => {
      system.remove(`dev/ttyUSB${number}`);
      system.remove(`dev/serial/${kind}/${id}`);
    },
    open: (path: string): string | undefined => {
      const found = names.find(path);
      if (found !== undefined) names.remember(path, found);
      return found;
    },
  };
}

describe('a serial device named by its number', () => {
  it('is where it was written until it was opened once', () => {
    const { names, tty } = workbench();
    expect(names.find(tty(0))).toBe(tty(0));
  });

  it.each(['by-id', 'by-path'])('is found again under another number (%s)', (kind) => {
    const { names, tty, plug, unplug, open } = workbench();
    plug(0, 'usb-reader', kind);
    open(tty(0));
    unplug(0, 'usb-reader', kind);
    plug(1, 'usb-reader', kind);
    expect(names.find(tty(0))).toBe(tty(1));
    unplug(1, 'usb-reader', kind);
    plug(2, 'usb-reader', kind);
    expect(names.find(tty(0))).toBe(tty(2));
  });

  it('is not looked for where another that is known took its number', () => {
    const { names, tty, plug, unplug, open } = workbench();
    plug(0, 'usb-reader');
    plug(1, 'usb-printer');
    open(tty(0));
    open(tty(1));
    unplug(0, 'usb-reader');
    unplug(1, 'usb-printer');
    plug(0, 'usb-printer');
    expect(names.find(tty(0))).toBeUndefined();
    expect(names.find(tty(1))).toBe(tty(0));
  });

  it('may be replaced by a spare under the same number', () => {
    const { names, tty, plug, unplug, open } = workbench();
    plug(0, 'usb-reader-A');
    open(tty(0));
    unplug(0, 'usb-reader-A');
    plug(0, 'usb-reader-B');
    expect(open(tty(0))).toBe(tty(0));
    unplug(0, 'usb-reader-B');
    plug(4, 'usb-reader-B');
    expect(names.find(tty(0))).toBe(tty(4));
  });

  it('is its path while it is away', () => {
    const { names, tty, plug, unplug, open } = workbench();
    plug(0, 'usb-reader');
    open(tty(0));
    unplug(0, 'usb-reader');
    expect(names.find(tty(0))).toBe(tty(0));
  });
});

describe('a serial device that has no lasting name, or is named by it', () => {
  it('stays what was written', () => {
    const { system, names, tty, open, plug } = workbench();
    system.write('dev/ttyUSB0', '');
    expect(open(tty(0))).toBe(tty(0));
    plug(1, 'usb-reader');
    const lasting = system.path('dev/serial/by-id/usb-reader');
    expect(open(lasting)).toBe(lasting);
    expect(names.find(lasting)).toBe(lasting);
  });

  it('is not remembered when it went while it was opened', () => {
    const { names, tty } = workbench();
    names.remember(tty(0), tty(0));
    expect(names.find(tty(0))).toBe(tty(0));
  });
});
