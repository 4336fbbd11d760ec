import { existsSync } from 'node:fs';

/** Where Debian, Ubuntu and Google put the browser, in order of preference. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The system's Chromium, or the one that the environment's `CHROMIUM_PATH` names; undefined when there is none. */
export function findChromium(
  env: NodeJS.ProcessEnv,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  const named = env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return exists(named) ? named : undefined;
  return usualPlaces.find((path) => exists(path));
}

/** Whether the environment has a screen to open a window on. */
export function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}
