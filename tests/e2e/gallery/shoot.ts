import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { TextSize, ThemeName } from '../../../electron/contract/status.ts';
import { fixtures } from './fixtures.ts';
import { type Hanging, openBrowser, openGallery, show, view } from './gallery-station.ts';

/**
 * Photographs every screen, to be looked at by eye.
 * Usage: node tests/e2e/gallery/shoot.ts [--only part-of-name] [--size 72] [--theme standard] [--portrait|--landscape]
 */
const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'tests/.artifacts/gallery');
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

const sizes = ([56, 72, 90, 112] as TextSize[]).filter(
  (size) => option('size') === undefined || option('size') === String(size),
);
const themes = (['standard', 'black-on-white', 'white-on-black', 'yellow-on-black'] as ThemeName[]).filter(
  (theme) => (option('theme') ?? 'standard') === theme || option('theme') === 'all',
);
const hangings = (['portrait', 'landscape'] as Hanging[]).filter(
  (hanging) => !process.argv.includes(hanging === 'portrait' ? '--landscape' : '--portrait'),
);
const names = Object.keys(fixtures).filter((name) => name.includes(option('only') ?? ''));

await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
const gallery = await openGallery();
const browser = await openBrowser();
for (const hanging of hangings) {
  const viewer = await view(browser, gallery, hanging);
  for (const theme of themes) {
    for (const textSize of sizes) {
      const place = join(folder, `${hanging}-${textSize}-${theme}`);
      mkdirSync(place, { recursive: true });
      for (const name of names) {
        const status = fixtures[name];
        if (status === undefined) continue;
        await show(viewer, gallery, status, { textSize, theme });
        await viewer.page.screenshot({ path: join(place, `${name}.png`) });
      }
    }
  }
  process.stdout.write(
    `${hanging}: ${viewer.complaints.length} complaints ${viewer.complaints.slice(0, 5).join('\n')}\n`,
  );
}
await browser.close();
await gallery.close();
