import { describe, expect, test } from 'vitest';
import { findChromium, hasDisplay } from '../../../../../electron/hosts/headless/chromium.ts';

const only =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

describe('finding Chromium', () => {
  test('takes the first of the usual places', () => {
    expect(findChromium({}, only('/usr/bin/chromium', '/usr/bin/google-chrome'))).toBe('/usr/bin/chromium');
    expect(findChromium({}, only('/usr/bin/google-chrome'))).toBe('/usr/bin/google-chrome');
    expect(findChromium({}, only())).toBeUndefined();
  });

  test('the one that the environment names wins, and no other stands in for it', () => {
    const env = { CHROMIUM_PATH: '/opt/chromium' };
    expect(findChromium(env, only('/opt/chromium', '/usr/bin/chromium'))).toBe('/opt/chromium');
    expect(findChromium(env, only('/usr/bin/chromium'))).toBeUndefined();
    expect(findChromium({ CHROMIUM_PATH: '' }, only('/usr/bin/chromium'))).toBe('/usr/bin/chromium');
  });
});

describe('a display', () => {
  test('is X11 or Wayland; an empty name is none', () => {
    expect(hasDisplay({ DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay({ DISPLAY: '' })).toBe(false);
    expect(hasDisplay({})).toBe(false);
  });
});
