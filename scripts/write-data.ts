import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FORMATTER = join(ROOT, 'node_modules/.bin/biome');

/** Where a shipped data file lies, from its path inside the project. */
export function projectPath(path: string): string {
  return join(ROOT, path);
}

/**
 * Writes a generated data file in the project's own format, so that `biome check` accepts what a maker wrote.
 * @param path inside the project, e.g. `resources/sites/levels.json`
 */
export function writeData(path: string, text: string): void {
  const target = projectPath(path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  const formatting = spawnSync(FORMATTER, ['format', '--write', '--no-errors-on-unmatched', target], {
    encoding: 'utf8',
  });
  if (formatting.status !== 0) throw new Error(`could not format ${path}: ${formatting.stderr}`);
  process.stdout.write(`${path}\n`);
}
