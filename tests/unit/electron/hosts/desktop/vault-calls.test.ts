import { describe, expect, test } from 'vitest';
import type { ToMain } from '../../../../../electron/hosts/desktop/host-messages.ts';
import { createVaultCalls } from '../../../../../electron/hosts/desktop/vault-calls.ts';

describe('calls to the key store', () => {
  test('each gets its own answer, in whatever order they come', async () => {
    const asked: ToMain[] = [];
    const vault = createVaultCalls((message) => asked.push(message));
    const sealed = vault.seal(new Uint8Array([1]));
    const opened = vault.open(new Uint8Array([2]));
    expect(asked).toEqual([
      { kind: 'vaultCall', call: 1, action: 'seal', bytes: new Uint8Array([1]) },
      { kind: 'vaultCall', call: 2, action: 'open', bytes: new Uint8Array([2]) },
    ]);
    vault.answered({ kind: 'vaultAnswer', call: 2 });
    vault.answered({ kind: 'vaultAnswer', call: 7, bytes: new Uint8Array([9]) });
    vault.answered({ kind: 'vaultAnswer', call: 1, bytes: new Uint8Array([3]) });
    expect(await sealed).toEqual(new Uint8Array([3]));
    expect(await opened).toBeUndefined();
  });
});
