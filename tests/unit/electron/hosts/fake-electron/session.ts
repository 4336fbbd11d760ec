import { EventEmitter } from 'node:events';
import { FakeProtocol } from './protocol.ts';

type Handler = (...args: never[]) => unknown;

/** Keeps each handler under its setter's name, so that a test can ask it what Electron would ask. */
export class FakeSession extends EventEmitter {
  readonly protocol = new FakeProtocol();
  readonly handlers = new Map<string, Handler>();
  readonly partition: string;
  readonly options: unknown;
  readonly webRequest = {
    onBeforeRequest: (handler: Handler): void => {
      this.handlers.set('onBeforeRequest', handler);
    },
  };

  constructor(partition: string, options?: unknown) {
    super();
    this.partition = partition;
    this.options = options;
  }

  setPermissionRequestHandler = (handler: Handler): void => this.#keep('permissionRequest', handler);
  setPermissionCheckHandler = (handler: Handler): void => this.#keep('permissionCheck', handler);
  setDevicePermissionHandler = (handler: Handler): void => this.#keep('devicePermission', handler);
  setUSBProtectedClassesHandler = (handler: Handler): void => this.#keep('usbProtectedClasses', handler);
  setBluetoothPairingHandler = (handler: Handler): void => this.#keep('bluetoothPairing', handler);
  setDisplayMediaRequestHandler = (handler: Handler): void => this.#keep('displayMediaRequest', handler);
  setCertificateVerifyProc = (handler: Handler): void => this.#keep('certificateVerify', handler);

  /** Calls a handler as Electron would; `Error` when none was set, which is the finding. */
  ask(name: string, ...args: unknown[]): unknown {
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error(`No handler for ${name}`);
    return (handler as (...all: unknown[]) => unknown)(...args);
  }

  #keep(name: string, handler: Handler): void {
    this.handlers.set(name, handler);
  }
}

export class FakeSessions {
  readonly made: FakeSession[] = [];
  readonly onCreated: (session: FakeSession) => void;

  constructor(onCreated: (session: FakeSession) => void) {
    this.onCreated = onCreated;
  }

  fromPartition = (partition: string, options?: unknown): FakeSession => {
    const session = new FakeSession(partition, options);
    this.made.push(session);
    this.onCreated(session);
    return session;
  };
}
