import { defineConfig } from 'vite';

/** The desktop host's preload: one CommonJS file, because a sandboxed preload can load nothing else. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: 'electron/hosts/desktop/preload.ts',
    target: 'node24',
    outDir: 'dist/desktop',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false } },
  },
});
