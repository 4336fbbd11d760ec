import {
  type DeviceCommand,
  type DeviceEvent,
  deviceCommandSchema,
} from '../../electron/contract/device-messages.ts';
import type { DeviceHost } from '../../electron/contract/wire.ts';

/** A device process played by the test: it hears commands and says what devices would say. */
export class HandDeviceHost implements DeviceHost {
  readonly heard: DeviceCommand[] = [];
  private listener: Parameters<DeviceHost['start']>[0] | undefined;
  private deliver: (message: unknown) => void = () => undefined;

  start(listener: Parameters<DeviceHost['start']>[0]): void {
    this.listener = listener;
    this.connect();
  }

  stop(): Promise<void> {
    this.listener = undefined;
    return Promise.resolve();
  }

  connect(): void {
    this.listener?.connected({
      send: (message) => this.hear(deviceCommandSchema.parse(message)),
      onMessage: (deliver) => {
        this.deliver = deliver;
        return () => undefined;
      },
      close: () => undefined,
    });
  }

  killHung(): void {
    this.die();
    this.connect();
  }

  die(): void {
    this.deliver = () => undefined;
    this.listener?.lost();
  }

  /** It always answers at once whether it still turns; that is no command to a device. */
  private hear(command: DeviceCommand): void {
    if (command.kind === 'ping') this.deliver({ kind: 'pong' });
    else this.heard.push(command);
  }

  say(event: DeviceEvent): void {
    this.deliver(structuredClone(event));
  }

  commands<K extends DeviceCommand['kind']>(kind: K): Extract<DeviceCommand, { kind: K }>[] {
    return this.heard.filter(
      (command): command is Extract<DeviceCommand, { kind: K }> => command.kind === kind,
    );
  }
}
