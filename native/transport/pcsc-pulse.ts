import { connect } from 'node:net';
import process from 'node:process';

/** Where pcsc-lite's service listens unless its variable says otherwise. */
const SOCKET = '/run/pcscd/pcscd.comm';
/** CMD_VERSION of pcsc-lite's protocol: the first message of every client, answered whatever version it names. */
const CMD_VERSION = 0x11;
/** Protocol 4.4, which every pcsc-lite since 1.8.24 speaks; rv 0. */
const VERSION = [4, 4, 0];
const WORD = Uint32Array.BYTES_PER_ELEMENT;

function versionRequest(): Uint8Array {
  const words = [VERSION.length * WORD, CMD_VERSION, ...VERSION];
  return new Uint8Array(Uint32Array.from(words).buffer);
}

/**
 * Asks the smart-card service for a sign of life, beside the library, which has no question that cannot hang. Resolves
 * as soon as it answers or is known not to be there (the library notices that by itself); while the service hangs it
 * does not resolve. Source: `winscard_msg.h` of pcsc-lite (a header of size and command, then `version_struct`).
 */
export function takePulse(socket = process.env['PCSCLITE_CSOCK_NAME'] ?? SOCKET): Promise<void> {
  return new Promise((resolve) => {
    const line = connect(socket);
    line.unref();
    const end = (): void => {
      line.destroy();
      resolve();
    };
    line.once('connect', () => line.write(versionRequest()));
    line.once('data', end);
    line.once('error', end);
    line.once('close', end);
  });
}
