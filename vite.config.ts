import { join } from 'node:path';
import { vanillaExtractPlugin } from '@vanilla-extract/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Whoever builds, and from wherever: the page is renderer/index.html and its root is that folder. */
const pageRoot: Plugin = {
  name: 'page-root',
  config: () => ({ root: join(import.meta.dirname, 'renderer') }),
};

/** The module that asks the station; an input of its own, so that the bundler keeps it apart from the screens. */
const STATION = '/renderer/client/watched-station.ts';

/**
 * Starts the program that asks the station before all others. The screens import it too, and a browser runs a module once.
 * `async`: it needs neither the page's elements nor its sheet.
 */
const stationFirst: Plugin = {
  name: 'station-first',
  transformIndexHtml: (_html, { bundle = {} }) =>
    Object.values(bundle)
      .filter((file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(STATION)))
      .map(({ fileName }) => ({
        tag: 'script',
        attrs: { type: 'module', async: true, crossorigin: true, src: `./${fileName}` },
        injectTo: 'head-prepend',
      })),
};

/** Builds the screens into dist/renderer: files of their own only, so that the hosts' strict CSP holds. */
export default defineConfig({
  // Relative, so that the same build is served over http:// and app://.
  base: './',
  plugins: [pageRoot, react(), vanillaExtractPlugin(), stationFirst],
  // In a folder of their own, because the hosts give workers a policy of their own.
  worker: { format: 'es', rollupOptions: { output: { entryFileNames: 'assets/workers/[name]-[hash].js' } } },
  build: {
    outDir: join(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    // The browser is the one we ship with.
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'renderer/index.html'),
        station: join(import.meta.dirname, STATION),
      },
    },
  },
});
