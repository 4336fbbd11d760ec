import type { Wire } from '../electron/contract/wire.ts';

/** The process that started this one, as a wire, and the news of its end. */
export interface Parent {
  readonly wire: Wire;
  /** Calls back once when the parent is gone; a device process never outlives it. */
  readonly onGone: (listener: () => void) => void;
}

/** The channel of `child_process.fork`, as this side sees it. */
export interface ForkChannel {
  send?(message: unknown, told: (error: Error | null) => void): boolean;
  readonly connected: boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  off(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'disconnect', listener: () => void): unknown;
  disconnect?(): void;
}

/** A message port as Electron gives it to a utility process (`MessagePortMain`). */
export interface ParentMessagePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  off(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** `process.parentPort` of an Electron utility process; its first message brings the port to the station. */
export interface UtilityParentPort {
  once(
    event: 'message',
    listener: (event: { readonly ports: readonly ParentMessagePort[] }) => void,
  ): unknown;
}

/** Nothing to do: `onGone` tells of the parent's end, and what it did not hear any more is of no use to anybody. */
const lostWithParent = (): void => undefined;

/** A forked child's channel as a wire. What is sent after the parent went is lost with it. */
export function forkParent(channel: ForkChannel): Parent {
  return {
    wire: {
      send(message) {
        // The parent may go while the message is on its way: without a callback Node would throw that at nobody.
        if (channel.connected) channel.send?.(message, lostWithParent);
      },
      onMessage(listener) {
        channel.on('message', listener);
        return () => channel.off('message', listener);
      },
      close() {
        if (channel.connected) channel.disconnect?.();
      },
    },
    onGone: (listener) => void channel.once('disconnect', listener),
  };
}

/** A utility process' wire; resolves with the first message that brings a port, which is the port's end here. */
export function utilityParent(parentPort: UtilityParentPort): Promise<Parent> {
  return new Promise((resolve, reject) => {
    parentPort.once('message', ({ ports }) => {
      const [port] = ports;
      if (port === undefined) reject(new Error('the first message brought no port'));
      else resolve(portParent(port));
    });
  });
}

function portParent(port: ParentMessagePort): Parent {
  return {
    wire: {
      send: (message) => port.postMessage(message),
      onMessage(listener) {
        const heard = (event: { readonly data: unknown }): void => listener(event.data);
        port.on('message', heard);
        // Messages wait in the port until it is started, so that none is lost before there is a listener.
        port.start();
        return () => port.off('message', heard);
      },
      close: () => port.close(),
    },
    onGone: (listener) => void port.once('close', listener),
  };
}

/** Whoever started this process: Electron (a utility process) or Node (`child_process.fork`). */
export function findParent(self: ForkChannel & { readonly parentPort?: UtilityParentPort }): Promise<Parent> {
  if (self.parentPort !== undefined) return utilityParent(self.parentPort);
  if (self.send === undefined) return Promise.reject(new Error('started by hand: nobody to talk to'));
  return Promise.resolve(forkParent(self));
}
