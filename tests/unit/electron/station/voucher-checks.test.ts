import { describe, expect, it } from 'vitest';
import { siteFileSchema } from '../../../../electron/contract/site.ts';
import { voucherSettingsSchema } from '../../../../electron/contract/voucher.ts';
import { voucherProblems } from '../../../../electron/station/voucher-checks.ts';
import { simulatedSite } from '../../../simulators/demonstration/site.ts';

const site = simulatedSite({
  readerPath: '/dev/a',
  printerPath: '/dev/b',
  scannerPath: '/dev/c',
  upstreamUrl: 'http://127.0.0.1:1',
  voucherBridge: 'ws://127.0.0.1:2',
  data: '/tmp/x',
});
const { voucher } = site;
if (voucher === undefined) throw new Error('the simulated site decodes no vouchers');
const withoutScanner = site.devices.filter(({ kind }) => kind !== 'code-scanner');

const problemsOf = (changes: Partial<typeof site>): readonly string[] =>
  voucherProblems({ ...site, ...changes }, (path, what, remedy) => ({
    file: 'site.json',
    line: 1,
    column: 1,
    field: path.join('.'),
    what,
    remedy,
  })).map(({ field }) => field ?? '');

describe('the voucher section of a site file', () => {
  it('of the simulated hall is in order', () => {
    expect(problemsOf({})).toEqual([]);
    expect(siteFileSchema.safeParse(site).success).toBe(true);
    const { voucher: _none, ...without } = site;
    expect(voucherProblems(without, () => expect.unreachable())).toEqual([]);
  });

  it('needs a scanner, unless the decoder’s box reads', () => {
    expect(problemsOf({ devices: withoutScanner })).toEqual(['voucher.decoder']);
    const own = { ...voucher, decoder: { ...voucher.decoder, reads: 'own-scanner' } } as typeof voucher;
    expect(problemsOf({ devices: withoutScanner, voucher: own })).toEqual([]);
  });

  it('asks by no token where the code itself is asked by', () => {
    expect(problemsOf({ voucher: { ...voucher, decoder: { kind: 'raw-string' } } })).toEqual([
      'voucher.lookUpBy',
    ]);
  });

  it('names a program that is there, by its whole path', () => {
    const at = (program: string) => ({
      voucher: {
        ...voucher,
        decoder: {
          kind: 'provincial-dll',
          program,
          middlePlatform: 'http://m.example',
          reads: 'kiosk-scanner',
        } as const,
      },
    });
    expect(problemsOf(at(process.execPath))).toEqual([]);
    expect(problemsOf(at('/nowhere/at/all'))).toEqual(['voucher.decoder.program']);
    expect(problemsOf(at('node'))).toEqual(['voucher.decoder.program']);
  });

  it.each([
    { ...voucher, businessType: '1101' },
    { ...voucher, office: { id: '', name: 'x' } },
    { ...voucher, lookUpBy: 'name' },
    { ...voucher, decoder: { ...voucher.decoder, address: 'ftp://127.0.0.1' } },
    { ...voucher, decoder: { kind: 'raw-string', reads: 'own-scanner' } },
    { ...voucher, timeoutMs: 100 },
  ])('refuses %#', (changed) => {
    expect(voucherSettingsSchema.safeParse(changed).success).toBe(false);
  });
});
