import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, type SystemFolders, textOf } from '../transport/system-folders.ts';
import type { AttachedDevice } from './attached-device.ts';
import { usbDeviceAbove } from './usb-parent.ts';

/** A UART of the old kind whose `type` is 0 is a number that the kernel keeps free and no port. */
const NO_UART = '0';

/** Serial ports by what stands in `/sys/class/tty`; no program is asked and nothing is opened. */
export function listSerialDevices(folders: SystemFolders): AttachedDevice[] {
  const lasting = lastingNames(folders);
  return namesIn(join(folders.sys, 'class/tty')).flatMap((name) => {
    const tty = join(folders.sys, 'class/tty', name);
    // Terminals of the screen and pseudo-terminals have no device behind them.
    if (!existsSync(join(tty, 'device')) || textOf(join(tty, 'type')) === NO_UART) return [];
    const path = join(folders.dev, name);
    const { title = name, ...usb } = usbDeviceAbove(join(tty, 'device')) ?? {};
    return [
      {
        transport: { kind: 'serial', path: lasting.get(path) ?? path },
        title,
        path,
        ...('vendorId' in usb ? { usb } : {}),
      },
    ];
  });
}

/** Lasting name by the node it leads to: by what the device is before by where it is plugged in. */
function lastingNames({ dev }: SystemFolders): Map<string, string> {
  const names = new Map<string, string>();
  for (const kind of ['by-path', 'by-id']) {
    for (const name of namesIn(join(dev, 'serial', kind))) {
      const link = join(dev, 'serial', kind, name);
      if (existsSync(link)) names.set(realpathSync(link), link);
    }
  }
  return names;
}
