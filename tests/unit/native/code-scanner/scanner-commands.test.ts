import { describe, expect, it } from 'vitest';
import { commandSetOf } from '../../../../native/code-scanner/scanner-commands.ts';
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
    const set = commandSetOf(family, wire);
    expect(hexes(set.start)).toEqual(start.map((hex) => hex.replace(' ', '')));
    expect(hexes(set.stop)).toEqual(stop);
  });

  it('em3080: with a checksum first, then with AB CD, which skips it', () => {
    const [start] = commandSetOf('em3080', 'stream').start;
    expect(hexOf(start?.otherwise ?? new Uint8Array())).toBe('7e000801000201abcd');
    expect(hexOf(start?.bytes ?? new Uint8Array())).toBe('7e00080100020102da');
    expect(start?.reply).toBe('needed');
  });

  it('settings are the kind that power-off forgets', () => {
    const text = (family: 'honeywell' | 'newland'): string[] =>
      commandSetOf(family, 'stream').setup.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
    expect(text('honeywell')).toEqual(['\u0016M\rTRGMOD0!']);
    expect(text('newland')).toEqual(['~\u00010000#SCNMOD0;\u0003']);
    // Status 0 of PARAM_SEND: temporary. A sleeping scanner is woken by a 00.
    const [parameters] = commandSetOf('ssi', 'stream').setup;
    expect(hexOf(parameters?.bytes ?? new Uint8Array())).toBe('09c60400ffee019f01fc9f');
    expect(hexOf(parameters?.otherwise ?? new Uint8Array())).toBe('0009c60400ffee019f01fc9f');
  });

  it('Honeywell over HID is told to report, asked for its firmware, and set to be triggered', () => {
    const set = commandSetOf('honeywell', 'hid');
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
      expect(commandSetOf(family, 'stream').againMs).toBeGreaterThan(1000);
    }
    expect(commandSetOf('vguang', 'stream').againMs).toBeUndefined();
  });
});
