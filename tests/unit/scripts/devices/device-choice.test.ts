import { describe, expect, test } from 'vitest';
import { chooseDevice } from '../../../../scripts/devices/device-choice.ts';
import type { SiteDevice } from '../../../../scripts/devices/site-devices.ts';
import { shippedProfiles } from '../../native/discovery/profiles.ts';

const profiles = shippedProfiles;
const transport = { kind: 'serial', path: '/dev/ttyS0' } as const;
const reader: SiteDevice = { kind: 'id-card-reader', profile: 'sam-v', transport };
const printer: SiteDevice = { kind: 'receipt-printer', profile: 'escpos-80', transport };
const second: SiteDevice = { ...printer, profile: 'escpos-58' };
const site = { from: 'site', site: 'hall.json' } as const;

describe('the device that is meant', () => {
  test('by kind where the site has one of it, by position where it has more', () => {
    const desk = [reader, printer, second];
    expect(chooseDevice({ ...site, kind: 'id-card-reader' }, profiles, desk)).toMatchObject({
      ok: true,
      config: { id: 'id-card-reader-1', profile: { profile: 'sam-v' }, transport },
    });
    expect(chooseDevice({ ...site, position: 3 }, profiles, desk)).toMatchObject({
      config: { profile: { profile: 'escpos-58' } },
    });
    expect(chooseDevice(site, profiles, [reader])).toMatchObject({ ok: true });
  });

  test.each([
    [{ ...site, kind: 'receipt-printer' } as const, '--device N'],
    [{ ...site, kind: 'keypad' } as const, '没有'],
    [{ ...site, position: 4 } as const, '没有第 4 台'],
    [{ ...site, position: 1, kind: 'keypad' } as const, '不是 keypad'],
    [{ from: 'options', profile: 'nobody', transport } as const, '没有叫'],
    [{ from: 'options', profile: 'sam-v', transport, kind: 'keypad' } as const, '不是 keypad'],
    [{ from: 'options', profile: 'camera', transport: { kind: 'camera' } } as const, '窗口'],
  ])('%j is refused', (choice, word) => {
    const chosen = chooseDevice(choice, profiles, [reader, printer, second]);
    expect(chosen.ok).toBe(false);
    expect(!chosen.ok && chosen.sentence).toContain(word);
  });
});
