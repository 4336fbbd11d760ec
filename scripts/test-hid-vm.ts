import { ensurePrograms, guestPrograms, isInstalled } from './debian-packages.ts';
import { runCommand } from './steps.ts';

/** The drivers against a real kernel's device nodes, alone. What cannot be had is named, and is no success. */
ensurePrograms(guestPrograms);
process.exitCode = guestPrograms.every((program) => isInstalled(program))
  ? runCommand(['vitest', 'run', '--project', 'hid-vm', ...process.argv.slice(2)])
  : 1;
