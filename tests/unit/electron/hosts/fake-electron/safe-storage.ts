import type { SafeStorage } from 'electron';

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>;

/** Turns bytes over; done twice, they are as before. */
function turned(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ 0xff));
}

/** A key ring that turns bytes over and marks them as its own; another key ring's bytes it throws at. */
export class FakeSafeStorage {
  backend: Backend = 'gnome_libsecret';
  available = true;
  readonly ring: string;

  constructor(ring = 'ring-one') {
    this.ring = ring;
  }

  getSelectedStorageBackend(): Backend {
    return this.backend;
  }

  isAsyncEncryptionAvailable(): Promise<boolean> {
    return Promise.resolve(this.available);
  }

  encryptStringAsync(text: string): Promise<Buffer> {
    return Promise.resolve(Buffer.from(`${this.ring}:${turned(Buffer.from(text)).toString('base64')}`));
  }

  decryptStringAsync(sealed: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    const [ring, body = ''] = sealed.toString().split(':');
    if (ring !== this.ring) return Promise.reject(new Error('Error while decrypting the ciphertext'));
    return Promise.resolve({
      shouldReEncrypt: false,
      result: turned(Buffer.from(body, 'base64')).toString(),
    });
  }
}
