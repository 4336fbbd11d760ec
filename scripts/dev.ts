import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { onceAskedToEnd } from '../electron/hosts/headless/asked-to-end.ts';
import { root } from './build.ts';
import { type ChildProgram, startProgram } from './child-program.ts';

/** Editors write a file in several steps; a change is acted on when nothing followed it for this long. */
const QUIET_MS = 300;

/** `npm start` again after every change of a source: built, then started afresh with the same arguments. */
function watchAndRestart(args: readonly string[]): void {
  let running = start(args);
  let timer: NodeJS.Timeout | undefined;
  const restart = async (): Promise<void> => {
    await running.stop();
    running = start(args);
  };
  const onChange = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void restart(), QUIET_MS);
  };
  const watchers: FSWatcher[] = ['electron', 'native', 'renderer', 'resources', 'tests/simulators'].map(
    (folder) => watch(join(root, folder), { recursive: true }, onChange),
  );
  onceAskedToEnd(() => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    void running.stop().then(() => process.exit(0));
  });
}

function start(args: readonly string[]): ChildProgram {
  return startProgram({
    program: process.execPath,
    args: [join(root, 'scripts/start.ts'), ...args],
    stdout: 'inherit',
  });
}

watchAndRestart(process.argv.slice(2));
