import { describe, expect, it } from 'vitest';
import { codeScannerProfileSchema } from '../../../../electron/contract/device-profiles/code-scanner.ts';
import { commandSetOf } from '../../../../native/code-scanner/scanner-commands.ts';
import { encodeSsi, SSI } from '../../../../native/code-scanner/ssi-packet.ts';
import zebraSsi from '../../../../resources/devices/zebra-ssi.json' with { type: 'json' };
import { profileOf } from '../../../contract/code-scanner/families-at-the-desk.ts';
import { shippedProfiles } from '../discovery/profiles.ts';
import { hexOf } from './scan-streams.ts';

const hexes = (commands: readonly { readonly bytes: Uint8Array }[]): string[] =>
  commands.map(({ bytes }) => hexOf(bytes));

describe('the bytes of the manuals', () => {
  it.each([
    ['honeywell', 'stream', ['16540d'], ['16550d']],
    ['honeywell', 'hid', ['fd0316540d'], ['fd0316550d']],
    ['newland', 'stream', ['7e01303030302353434e545247313b03'], ['7e01303030302353434e545247303b03']],
    ['newland', 'hid', ['04107e01303030302353434e545247313b03'], ['04107e01303030302353434e545247303b03']],
    ['newland-single-byte', 'stream', ['1b31'], ['1b30']],
    ['ssi', 'stream', ['04e90400ff0f', '04e40400ff14'], ['04e50400ff13', '04ea0400ff0e']],
    ['zkteco', 'stream', ['54'], ['50']],
    ['vguang', 'stream', ['55aa0501000 0fb', '55aa24010001db'], ['55aa05010001fa', '55aa24010000da']],
    ['vguang', 'hid', ['0055aa0501000 0fb', '0055aa24010001db'], ['0055aa05010001fa', '0055aa24010000da']],
    ['none', 'stream', [], []],
  ] as const)('%s on a %s', (family, wire, start, stop) => {
    const set = commandSetOf({ commands: family }, wire);
    expect(hexes(set.start)).toEqual(start.map((hex) => hex.replace(' ', '')));
    expect(hexes(set.stop)).toEqual(stop);
  });

  it('em3080: with a checksum first, then with AB CD, which skips it', () => {
    const [start] = commandSetOf({ commands: 'em3080' }, 'stream').start;
    expect(hexOf(start?.otherwise ?? new Uint8Array())).toBe('7e000801000201abcd');
    expect(hexOf(start?.bytes ?? new Uint8Array())).toBe('7e00080100020102da');
    expect(start?.reply).toBe('needed');
  });

  it('settings are the kind that power-off forgets', () => {
    const text = (family: 'honeywell' | 'newland'): string[] =>
      commandSetOf({ commands: family }, 'stream').setup.map(({ bytes }) =>
        Buffer.from(bytes).toString('latin1'),
      );
    expect(text('honeywell')).toEqual(['\u0016M\rTRGMOD0!']);
    expect(text('newland')).toEqual(['~\u00010000#SCNMOD0;\u0003']);
    // Status 0 of PARAM_SEND: temporary. A sleeping scanner is woken by a 00.
    const [parameters] = commandSetOf({ commands: 'ssi' }, 'stream').setup;
    expect(hexOf(parameters?.bytes ?? new Uint8Array())).toBe('09c60400ffee019f01fc9f');
    expect(hexOf(parameters?.otherwise ?? new Uint8Array())).toBe('0009c60400ffee019f01fc9f');
  });

  it('Honeywell over HID is told to report, asked for its firmware, and set to be triggered', () => {
    const set = commandSetOf({ commands: 'honeywell' }, 'hid');
    expect(hexOf(set.feature ?? new Uint8Array())).toBe('fe01');
    expect(set.setup.map(({ name, reply }) => [name, reply])).toEqual([
      ['REVINF', 'query'],
      ['TRGMOD0', 'welcome'],
    ]);
    expect(hexOf(set.setup[0]?.bytes ?? new Uint8Array())).toBe('fd0a164d0d524556494e462e');
  });

  it('families whose readings end by themselves say how often to start again', () => {
    for (const family of [
      'honeywell',
      'newland',
      'newland-single-byte',
      'em3080',
      'ssi',
      'zkteco',
    ] as const) {
      expect(commandSetOf({ commands: family }, 'stream').againMs).toBeGreaterThan(1000);
    }
    expect(commandSetOf({ commands: 'vguang' }, 'stream').againMs).toBeUndefined();
  });
});

describe('the aiming pattern', () => {
  it('of an SSI scanner goes on between enabling and reading, and off before it is disabled', () => {
    const set = commandSetOf(profileOf['zebra-ssi'], 'stream');
    expect(hexes(set.start)).toEqual(['04e90400ff0f', '04c50400ff33', '04e40400ff14']);
    expect(hexes(set.stop)).toEqual(['04e50400ff13', '04c40400ff34', '04ea0400ff0e']);
    expect(set.start.map(({ name, reply }) => [name, reply])).toEqual([
      ['enable', 'needed'],
      ['aim-on', 'courtesy'],
      ['start', 'needed'],
    ]);
  });

  it('is written in the profile as SSI packets with their checksums', () => {
    const { aim } = codeScannerProfileSchema.parse(zebraSsi);
    expect(aim).toEqual({
      on: hexOf(encodeSsi(SSI.aimOn)),
      off: hexOf(encodeSsi(SSI.aimOff)),
      evidence: 'documented',
    });
  });

  it('is asked of no scanner whose profile has none', () => {
    const aiming = shippedProfiles.flatMap((profile) => {
      if (profile.kind !== 'code-scanner') return [];
      const { start, stop } = commandSetOf(profile, 'stream');
      return [...start, ...stop].some(({ name }) => name.startsWith('aim')) ? [profile.profile] : [];
    });
    expect(aiming).toEqual(['zebra-ssi']);
  });

  it('may be a site’s own: sent as it stands, its answer awaited only where answers name no command', () => {
    const aim = { on: '7e0131', off: '7e0130', evidence: 'assumed' } as const;
    const newland = commandSetOf({ commands: 'newland', aim }, 'stream');
    expect([hexes(newland.start)[0], hexes(newland.stop)[1]]).toEqual(['7e0131', '7e0130']);
    expect(newland.start[0]?.reply).toBe('none');
    expect(commandSetOf({ commands: 'em3080', aim }, 'stream').start[0]?.reply).toBe('courtesy');
  });

  it('of a scanner that takes no commands, or in something other than bytes, is no profile', () => {
    const aim = { on: '31', off: '30', evidence: 'assumed' };
    const said = (more: object): string =>
      codeScannerProfileSchema.safeParse({ ...zebraSsi, ...more }).error?.issues[0]?.path.join('.') ??
      'taken';
    expect(said({ aim })).toBe('taken');
    expect(said({ aim, commands: 'none' })).toBe('aim');
    expect(said({ aim: { ...aim, on: '3' } })).toBe('aim.on');
    expect(said({ aim: { ...aim, evidence: 'sure' } })).toBe('aim.evidence');
  });
});
