import { describe, expect, it } from 'vitest';
import { loadPcscMini } from '../../../../native/transport/pcsc-library.ts';
import { ScriptedClient, ScriptedService } from './scripted-pcsc.ts';

describe('the library', () => {
  it('is none where its native part cannot be loaded, for want of libpcsclite', async () => {
    const missing = (): Promise<never> =>
      Promise.reject(new Error('libpcsclite.so.1: cannot open shared object file'));
    expect(await loadPcscMini(missing)).toBeUndefined();
  });

  it('makes a new client each time', async () => {
    class Client extends ScriptedClient {
      constructor() {
        super(new ScriptedService(() => 0, []), []);
      }
    }
    const library = await loadPcscMini(() => Promise.resolve({ Client }));
    const first = library?.createClient();
    expect(first).toBeInstanceOf(Client);
    expect(library?.createClient()).not.toBe(first);
  });
});
