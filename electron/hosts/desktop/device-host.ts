import type { MessagePortMain } from 'electron';
import type { DeviceHost, Wire } from '../../contract/wire.ts';
import type { ToMain } from './host-messages.ts';

type Listener = Parameters<DeviceHost['start']>[0];

/** The device process as the station process sees it; main holds the process and tells of it here. */
export interface DesktopDeviceHost extends DeviceHost {
  /** A fresh device process; the port leads to it. */
  devicePort(port: MessagePortMain): void;
  deviceLost(): void;
  /** The answer to `devicesUnwanted`. */
  devicesGone(): void;
}

/** @param ask posts to the main process */
export function createDeviceHost(ask: (message: ToMain) => void): DesktopDeviceHost {
  let listener: Listener | undefined;
  let port: MessagePortMain | undefined;
  let stopped: Promise<void> | undefined;
  let gone = (): void => undefined;
  const drop = (): boolean => {
    const had = port !== undefined;
    port?.close();
    port = undefined;
    return had;
  };
  return {
    start: (fresh) => {
      listener = fresh;
      ask({ kind: 'devicesWanted' });
    },
    killHung: () => {
      if (port !== undefined) ask({ kind: 'devicesHung' });
    },
    stop: () => {
      stopped ??= new Promise((resolve) => {
        gone = resolve;
        ask({ kind: 'devicesUnwanted' });
      });
      return stopped;
    },
    devicePort: (fresh) => {
      if (drop()) listener?.lost();
      port = fresh;
      listener?.connected(wireOf(fresh));
      fresh.start();
    },
    deviceLost: () => {
      if (drop() && stopped === undefined) listener?.lost();
    },
    devicesGone: () => {
      drop();
      gone();
    },
  };
}

/** A port as a wire. What is sent to a process that is just dying is lost with it, as the wire allows. */
function wireOf(port: MessagePortMain): Wire {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      const hear = (event: { data: unknown }): void => listener(event.data);
      port.on('message', hear);
      return () => port.off('message', hear);
    },
    close: () => port.close(),
  };
}
