/**
 * Bytes-free message wire between two processes (child-process channel, message port, socket).
 * Messages are structured-clone values and are checked against a schema by whoever receives them.
 */
export interface Wire {
  send(message: unknown): void;
  /** Registers the one listener; returns its removal. */
  onMessage(listener: (message: unknown) => void): () => void;
  close(): void;
}

/**
 * The supervised device process as a host offers it to the station. The host starts the process, restarts it when it
 * dies, and reports both; the station never knows which host it runs in.
 */
export interface DeviceHost {
  start(listener: {
    /** A fresh process is up; the station configures it from scratch. */
    connected(wire: Wire): void;
    /** The process is gone; a new one is on its way. */
    lost(): void;
  }): void;
  /** Ends at once a process that no longer answers; `lost` and the next `connected` follow. */
  killHung(): void;
  /** Ends the process for good; resolves when it is gone. */
  stop(): Promise<void>;
}
