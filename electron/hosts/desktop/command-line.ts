import type { CommandLine } from 'electron';

/** What the browser must not do on a kiosk; set before the app is ready. */
const switches: readonly (readonly [name: string, value?: string])[] = [
  // Zoom by two fingers and paging by a swipe are ways off the screen.
  ['disable-pinch'],
  ['overscroll-history-navigation', '0'],
  // A kiosk's browser talks to nobody on its own.
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  // Shaders and fonts come with the program; what was shown leaves no trace on the disk.
  ['disable-gpu-shader-disk-cache'],
];

/**
 * Ways into a running page from outside, which the browser looks up only after the program's first lines ran; a packed
 * kiosk drops them whoever wrote them on its command line.
 */
const doorsFromOutside = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'load-extension',
  'disable-web-security',
];

/** Sets the browser's switches. `packed` is `app.isPackaged`; tests drive an unpacked kiosk through the debugging port. */
export function setSwitches(
  commandLine: Pick<CommandLine, 'appendSwitch' | 'removeSwitch'>,
  packed: boolean,
): void {
  for (const [name, value] of switches) commandLine.appendSwitch(name, value);
  if (packed) for (const name of doorsFromOutside) commandLine.removeSwitch(name);
}
