import { existsSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/** The programs that run on Node; those whose source is there are built together, so that they share their chunks. */
const programs = {
  'headless/main': 'electron/hosts/headless/main.ts',
  'native/device-process': 'native/device-process.ts',
  'native/pcsc-worker': 'native/transport/pcsc-worker.ts',
  'desktop/main': 'electron/hosts/desktop/main.ts',
  'desktop/station-process': 'electron/hosts/desktop/station-process.ts',
};

/** With native parts or given by the host: these stay packages. All else is bundled, which starts several times faster. */
const packagesWithNativeParts = ['better-sqlite3', 'serialport', 'node-hid', 'pcsc-mini', 'usb', 'electron'];

/**
 * Node makes a module out of each of its parts that is imported and asks for every one of its exports, also for those that load
 * an HTTP client of 40 ms (`WebSocket` of `node:http`). Taken by call, a part costs what it is.
 */
const nodePartsByCall: Plugin = {
  name: 'node-parts-by-call',
  renderChunk: (code) => ({
    code: code.replaceAll(
      /^import \{([^}]*)\} from "(node:[^"]+)";$/gm,
      (_, names: string, part: string) =>
        `const {${names.replaceAll(' as ', ': ')}} = process.getBuiltinModule("${part}");`,
    ),
    // Every line stays the line it was.
    map: null,
  }),
};

export default defineConfig({
  publicDir: false,
  plugins: [nodePartsByCall],
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
