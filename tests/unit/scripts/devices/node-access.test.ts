import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accessTo, remedyFor } from '../../../../scripts/devices/node-access.ts';

test('a node that may be used, one that may not, one that went', () => {
  const folder = mkdtempSync(join(tmpdir(), 'node-access-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const node = join(folder, 'node');
  expect(accessTo(node)).toBe('gone');
  writeFileSync(node, '');
  expect(accessTo(node)).toBe('allowed');
  chmodSync(node, 0o000);
  // The superuser may use everything.
  if (process.getuid?.() === 0) expect(accessTo(node)).toBe('allowed');
  else expect(accessTo(node)).toMatchObject({ denied: true, mode: 0 });
});

test.each([
  ['serial', '/dev/ttyS1', 'dialout'],
  ['serial', '/dev/ttyUSB0', '70-yibao-kiosk.rules'],
  ['hid', '/dev/hidraw2', '第 4 条'],
  ['usb-printer', '/dev/usb/lp0', 'lp 组'],
] as const)('%s at %s: %s', (kind, path, word) => {
  expect(remedyFor(kind, path)).toContain(word);
});
