import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { electronRemedy, findElectron } from '../../../scripts/electron-binary.ts';

let root: string;
let electron: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'electron-binary-'));
  electron = join(root, 'node_modules', 'electron');
  mkdirSync(electron, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('Electron’s binary', () => {
  test('the package without its binary is no binary', () => {
    expect(findElectron(root, {})).toBeUndefined();
    writeFileSync(join(electron, 'path.txt'), 'electron');
    expect(findElectron(root, {})).toBeUndefined();
  });

  test('stands where the package’s own note says', () => {
    mkdirSync(join(electron, 'dist'));
    writeFileSync(join(electron, 'path.txt'), 'electron');
    writeFileSync(join(electron, 'dist', 'electron'), '');
    expect(findElectron(root, {})).toBe(join(electron, 'dist', 'electron'));
  });

  test('or where the environment puts it', () => {
    writeFileSync(join(root, 'electron'), '');
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: root })).toBe(join(root, 'electron'));
  });

  test('the remedy names the command that the package really has', () => {
    expect(electronRemedy).toContain('install-electron');
  });
});
