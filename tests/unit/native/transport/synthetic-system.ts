import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SystemFolders } from '../../../../native/transport/system-folders.ts';

/** A `/sys` and a `/dev` of a test's own, gone when the test ends. */
export class SyntheticSystem {
  readonly folders: SystemFolders;
  readonly #root: string;

  constructor() {
    this.#root = mkdtempSync(join(tmpdir(), 'kiosk-devices-'));
    this.folders = { sys: join(this.#root, 'sys'), dev: join(this.#root, 'dev') };
    mkdirSync(this.folders.sys);
    mkdirSync(this.folders.dev);
    onTestFinished(() => rmSync(this.#root, { recursive: true, force: true }));
  }

  write(path: string, content: string | Uint8Array): void {
    const whole = join(this.#root, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, content);
  }

  /** A symbolic link whose target is relative to the root too, as `/sys` is full of them. */
  link(path: string, target: string): void {
    const whole = join(this.#root, path);
    mkdirSync(dirname(whole), { recursive: true });
    rmSync(whole, { force: true });
    symlinkSync(join(this.#root, target), whole);
  }

  remove(path: string): void {
    rmSync(join(this.#root, path), { recursive: true, force: true });
  }

  path(name: string): string {
    return join(this.#root, name);
  }

  /** A hidraw node as the kernel shows it. */
  addHidraw(
    name: string,
    device: { id: string; serial?: string; title?: string; descriptor?: Uint8Array },
  ): void {
    const [vendor = '', product = ''] = device.id.toUpperCase().split(':');
    const uevent = [
      'DRIVER=hid-generic',
      `HID_ID=0003:0000${vendor}:0000${product}`,
      `HID_NAME=${device.title ?? 'Test Device'}`,
      'HID_PHYS=usb-0000:00:14.0-2/input0',
      `HID_UNIQ=${device.serial ?? ''}`,
    ];
    const folder = `sys/class/hidraw/${name}/device`;
    this.write(`${folder}/uevent`, `${uevent.join('\n')}\n`);
    if (device.descriptor !== undefined) this.write(`${folder}/report_descriptor`, device.descriptor);
    this.write(`dev/${name}`, '');
  }

  removeHidraw(name: string): void {
    this.remove(`sys/class/hidraw/${name}`);
    this.remove(`dev/${name}`);
  }

  /** A printer of the USB printer class as the kernel shows it: the link leads to the interface, the ids lie above. */
  addUsbPrinter(name: string, ieee1284: string, ids: string): void {
    const [vendor = '', product = ''] = ids.split(':');
    const device = `sys/devices/usb1/${name}`;
    this.write(`${device}/idVendor`, `${vendor}\n`);
    this.write(`${device}/idProduct`, `${product}\n`);
    this.write(`${device}/interface/ieee1284_id`, `${ieee1284}\n`);
    this.link(`sys/class/usbmisc/${name}/device`, `${device}/interface`);
    this.write(`dev/usb/${name}`, '');
  }

  removeUsbPrinter(name: string): void {
    this.remove(`sys/class/usbmisc/${name}`);
    this.remove(`dev/usb/${name}`);
  }
}
