import { describe, expect, test } from 'vitest';
import { setSwitches } from '../../../../../electron/hosts/desktop/command-line.ts';
import { FakeApp } from '../fake-electron/app.ts';

describe('the browser’s switches', () => {
  test('keep fingers from zooming and paging, and the browser from calling anybody', () => {
    const app = new FakeApp();
    setSwitches(app.commandLine, true);
    expect(app.switches.get('overscroll-history-navigation')).toBe('0');
    expect([...app.switches.keys()]).toEqual(
      expect.arrayContaining(['disable-pinch', 'disable-background-networking', 'disable-component-update']),
    );
  });

  test('open nothing that is closed by itself', () => {
    const app = new FakeApp();
    setSwitches(app.commandLine, false);
    for (const name of app.switches.keys()) {
      expect(name).not.toMatch(/sandbox|web-security|remote|debug|insecure|certificate|enable-/);
    }
  });

  test('a packed kiosk drops the ways in from outside, one under development keeps them for its tests', () => {
    const packed = new FakeApp();
    setSwitches(packed.commandLine, true);
    expect(packed.removedSwitches).toEqual(
      expect.arrayContaining(['remote-debugging-port', 'remote-debugging-pipe', 'disable-web-security']),
    );
    const unpacked = new FakeApp();
    setSwitches(unpacked.commandLine, false);
    expect(unpacked.removedSwitches).toEqual([]);
  });
});
