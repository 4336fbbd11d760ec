import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.ts';

const program = join(root, 'tests/fuzz/main.ts');
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
