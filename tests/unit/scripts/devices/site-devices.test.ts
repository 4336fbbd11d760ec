import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSiteDevices } from '../../../../scripts/devices/site-devices.ts';

function siteFile(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'site-devices-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'site.json');
  writeFileSync(path, content);
  return path;
}

test('a desk is known before the rest of the file is written', () => {
  const device = { kind: 'keypad', profile: 'keypad-five-key', transport: { kind: 'pcsc', reader: 'x' } };
  const reading = readSiteDevices(siteFile(JSON.stringify({ site: 'later', devices: [device] })));
  expect(reading).toEqual({ ok: true, devices: [device] });
});

test.each([
  ['{"devices": [{"kind": "scale"}]}', 'devices'],
  ['{"devices": [}', '第 1 行'],
  ['{}', 'devices'],
])('%s: what is wrong, for people', (content, word) => {
  const reading = readSiteDevices(siteFile(content));
  expect(!reading.ok && reading.sentence).toContain(word);
});

test('no file is a sentence', () => {
  const reading = readSiteDevices('/not/there.json');
  expect(!reading.ok && reading.sentence).toContain('找不到这个文件');
});
