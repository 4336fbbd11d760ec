import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An application folder with built screens, as far as the host looks into one. */
export class Hall {
  readonly folder = mkdtempSync(join(tmpdir(), 'desktop-host-'));
  readonly screens = join(this.folder, 'dist', 'renderer');
  /** Where a user's settings would be. */
  readonly settings = join(this.folder, 'settings');

  constructor() {
    mkdirSync(this.screens, { recursive: true });
    writeFileSync(join(this.screens, 'index.html'), '<!doctype html><title>医保便民自助终端</title>');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
