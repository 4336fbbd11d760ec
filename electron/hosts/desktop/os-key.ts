import type { SafeStorage } from 'electron';

/**
 * The operating system's key store. Both methods give `undefined` where it must not be used: it is not there, it is the
 * plain-text fallback, or it cannot open what it is given.
 */
export interface OsKey {
  seal(bytes: Uint8Array): Promise<Uint8Array | undefined>;
  open(sealed: Uint8Array): Promise<Uint8Array | undefined>;
}

/** The backends that are none: a password everybody knows, and "not asked yet". */
const noRealBackend = ['basic_text', 'unknown'];

/**
 * Seals and opens with Electron's `safeStorage`, by its asynchronous calls: the main process never waits for a key ring.
 * To be used after the app is ready.
 * @param platform `process.platform`; only Linux has the plain-text fallback
 */
export function createOsKey(safeStorage: SafeStorage, platform: NodeJS.Platform): OsKey {
  const usable = async (): Promise<boolean> => {
    if (platform === 'linux' && noRealBackend.includes(safeStorage.getSelectedStorageBackend())) return false;
    return safeStorage.isAsyncEncryptionAvailable();
  };
  return {
    seal: (bytes) =>
      unlessRefused(usable, async () => safeStorage.encryptStringAsync(Buffer.from(bytes).toString('hex'))),
    open: (sealed) =>
      unlessRefused(usable, async () => {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
        return Uint8Array.from(Buffer.from(result, 'hex'));
      }),
  };
}

/** The key store throws for whatever it will not do, e.g. open what it did not seal; to the caller all of that is one outcome. */
async function unlessRefused(
  usable: () => Promise<boolean>,
  action: () => Promise<Uint8Array>,
): Promise<Uint8Array | undefined> {
  try {
    return (await usable()) ? await action() : undefined;
  } catch {
    return undefined;
  }
}
