import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

/** A program of the guest, and the port over which it is spoken to. */
export interface GuestProgram {
  readonly port: string;
  /** A file of this machine, which the guest sees under the same path. */
  readonly file: string;
}

export const guestPorts = ['hands', 'kiosk'] as const;

/** A module of one file still finds what lies beside its source. */
const ownAddresses: Plugin = {
  name: 'own-addresses',
  transform: (code, id) =>
    id.includes('node_modules')
      ? undefined
      : code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
};

/** With native parts: these stay packages, as in the product's own build. */
const packagesWithNativeParts = ['serialport', 'node-hid', 'pcsc-mini', 'usb', '@lydell/node-pty'];

/**
 * Puts each program of the guest into one file, which an emulated processor loads several times faster than a hundred
 * sources. They go below the repository, so that they find its packages.
 */
export async function buildGuestPrograms(folder: string): Promise<GuestProgram[]> {
  const source = (port: string): string => fileURLToPath(new URL(`guest/${port}.ts`, import.meta.url));
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [ownAddresses],
    ssr: { noExternal: true, external: packagesWithNativeParts, target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(guestPorts.map((port) => [port, source(port)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' },
      },
    },
  });
  return guestPorts.map((port) => ({ port, file: join(folder, `${port}.js`) }));
}
