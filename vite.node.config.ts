import { existsSync } from 'node:fs';
import { defineConfig } from 'vite';

/** The programs that run on Node; those whose source is there are built together, so that they share their chunks. */
const programs = {
  'headless/main': 'electron/hosts/headless/main.ts',
  'native/device-process': 'native/device-process.ts',
  'desktop/main': 'electron/hosts/desktop/main.ts',
  'desktop/station-process': 'electron/hosts/desktop/station-process.ts',
};

/** With native parts or given by the host: these stay packages. All else is bundled, which starts several times faster. */
const packagesWithNativeParts = ['better-sqlite3', 'serialport', 'node-hid', 'pcsc-mini', 'usb', 'electron'];

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: packagesWithNativeParts, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(programs).filter(([, source]) => existsSync(source))),
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name]-[hash].js',
      },
    },
  },
});
