import { SyntheticSystem } from '../transport/synthetic-system.ts';

/** A machine on whose USB and serial ports the devices of a hall hang, as the kernel shows them. */
export class SyntheticHall extends SyntheticSystem {
  /** A USB device; gives its folder below `/sys`. */
  addUsbDevice(
    name: string,
    device: {
      id: string;
      maker?: string;
      product?: string;
      serial?: string;
      firstClass?: string;
      driver?: string;
    },
  ): string {
    const folder = `sys/devices/pci0/usb1/${name}`;
    const [vendor = '', product = ''] = device.id.split(':');
    this.write(`${folder}/idVendor`, `${vendor}\n`);
    this.write(`${folder}/idProduct`, `${product}\n`);
    if (device.maker !== undefined) this.write(`${folder}/manufacturer`, `${device.maker}\n`);
    if (device.product !== undefined) this.write(`${folder}/product`, `${device.product}\n`);
    if (device.serial !== undefined) this.write(`${folder}/serial`, `${device.serial}\n`);
    this.write(`${folder}/${name}:1.0/bInterfaceClass`, `${device.firstClass ?? 'ff'}\n`);
    if (device.driver !== undefined)
      this.link(`${folder}/${name}:1.0/driver`, `sys/bus/usb/drivers/${device.driver}`);
    if (device.driver !== undefined) this.write(`sys/bus/usb/drivers/${device.driver}/bind`, '');
    this.link(`sys/bus/usb/devices/${name}`, folder);
    this.link(`sys/bus/usb/devices/${name}:1.0`, `${folder}/${name}:1.0`);
    return folder;
  }

  /** A serial port behind a USB bridge, with its lasting names. */
  addUsbSerial(tty: string, usbFolder: string, names: { byId?: string; byPath?: string } = {}): void {
    const usb = usbFolder.split('/').at(-1) ?? '';
    this.write(`${usbFolder}/${usb}:1.0/${tty}/port_number`, '0\n');
    this.link(`sys/class/tty/${tty}/device`, `${usbFolder}/${usb}:1.0/${tty}`);
    this.write(`dev/${tty}`, '');
    if (names.byId !== undefined) this.link(`dev/serial/by-id/${names.byId}`, `dev/${tty}`);
    if (names.byPath !== undefined) this.link(`dev/serial/by-path/${names.byPath}`, `dev/${tty}`);
  }

  /** A port of the board; `type` 0 is one that the kernel only keeps a number for. */
  addUart(tty: string, type: number): void {
    this.write(`sys/devices/platform/serial8250/${tty}-device/driver_override`, '(null)\n');
    this.link(`sys/class/tty/${tty}/device`, `sys/devices/platform/serial8250/${tty}-device`);
    this.write(`sys/class/tty/${tty}/type`, `${type}\n`);
    this.write(`dev/${tty}`, '');
  }
}
