import type { ToMain, ToStation } from './host-messages.ts';
import type { OsKey } from './os-key.ts';

/** The operating system's key store as the station process reaches it: main alone can. */
export interface VaultCalls extends OsKey {
  answered(answer: Extract<ToStation, { kind: 'vaultAnswer' }>): void;
}

/** @param ask posts to the main process */
export function createVaultCalls(ask: (message: ToMain) => void): VaultCalls {
  const waiting = new Map<number, (bytes: Uint8Array | undefined) => void>();
  let last = 0;
  const call = (action: 'seal' | 'open', bytes: Uint8Array): Promise<Uint8Array | undefined> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      ask({ kind: 'vaultCall', call: last, action, bytes });
    });
  return {
    seal: (bytes) => call('seal', bytes),
    open: (sealed) => call('open', sealed),
    answered: (answer) => {
      waiting.get(answer.call)?.(answer.bytes);
      waiting.delete(answer.call);
    },
  };
}
