import { describe, expect, it } from 'vitest';
import {
  isScannerFamily,
  type ScannerFamily,
  type ScannerFamilyName,
  scannerFamilies,
} from '../../../simulators/code-scanner/families.ts';
import { syntheticVoucher } from '../../../simulators/code-scanner/synthetic-voucher.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

function model(name: ScannerFamilyName) {
  const said: string[] = [];
  const family: ScannerFamily = scannerFamilies[name];
  const scanner = family.make(
    (bytes) => said.push(Buffer.from(bytes).toString('hex')),
    () => () => undefined,
  );
  return { scanner, said };
}
const CODE = { bytes: latin1('x') };

describe('models obey the commands of the manuals', () => {
  it.each([
    ['honeywell-serial', ['16 4d 0d 54 52 47 4d 4f 44 30 21', '16 54 0d'], '16 55 0d'],
    [
      'newland-serial',
      ['7e 01 30 30 30 30 23 53 43 4e 54 52 47 31 3b 03'],
      '7e 01 30303030 23 53434e54524730 3b 03',
    ],
    ['newland-single-byte', ['1b 31'], '1b 30'],
    ['em3080-serial', ['7e 00 08 01 00 02 01 ab cd'], '7e 00 08 01 00 02 00 ab cd'],
    ['em3080-serial', ['7e 00 08 01 00 02 01 02 da'], '7e 00 08 01 00 02 00 ab cd'],
    ['zkteco-serial', ['54'], '50'],
    ['zebra-ssi', ['04 e4 04 00 ff 14'], '04 e5 04 00 ff 13'],
    ['vguang-serial', ['55 aa 05 01 00 00 fb'], '55 aa 05 01 00 01 fa'],
    ['vguang-hid', ['00 55 aa 05 01 00 00 fb'], '00 55 aa 05 01 00 01 fa'],
    ['newland-hid-pos', ['04 10 7e 01 30 30 30 30 23 53 43 4e 54 52 47 31 3b 03'], undefined],
  ] as const)('%s', (name, start, stop) => {
    const { scanner, said } = model(name);
    for (const command of start) scanner.receive(hex(command));
    expect(scanner.reading).toBe(true);
    said.splice(0);
    expect(scanner.show(CODE)).toBe(true);
    expect(said.join('')).toContain('78');
    for (const command of start) scanner.receive(hex(command));
    if (stop === undefined) return;
    scanner.receive(hex(stop));
    expect([scanner.reading, scanner.show(CODE)]).toEqual([false, false]);
    expect(scanner.log.filter((word) => word.startsWith('refused'))).toEqual([]);
  });

  it.each(Object.keys(scannerFamilies) as ScannerFamilyName[])(
    '%s is itself again after a power cut',
    (name) => {
      const { scanner } = model(name);
      const before = scanner.reading;
      scanner.receive(hex('55 aa 05 01 00 00 fb'));
      scanner.powerOff();
      expect(scanner.reading).toBe(before);
    },
  );
});

describe('models refuse what is wrong', () => {
  it.each([
    ['em3080-serial', '7e 00 08 01 00 02 01 02 db', '0200030100'],
    ['em3080-clone', '7e 00 08 01 00 02 01 02 da', '0200030100'],
    ['vguang-serial', '55 aa 05 01 00 00 fa', '55aa0501'],
    ['vguang-serial', '55 aa 77 01 00 00 89', '55aa7701'],
    ['zebra-ssi', '04 99 04 00 ff 5f', '05d1'],
    ['newland-serial', '7e 01 30 30 30 30 23 4e 4f 53 55 43 48 31 3b 03', '02013030303023'],
  ] as const)('%s: %s', (name, command, answer) => {
    const { scanner, said } = model(name);
    scanner.receive(hex(command));
    expect(scanner.log).toEqual([expect.stringMatching(/^refused /) as string]);
    expect(said.join('').startsWith(answer)).toBe(true);
    expect(scanner.reading).toBe(name === 'newland-serial');
  });

  it('an SSI packet with a wrong checksum gets no answer, so that it is sent again', () => {
    const { scanner, said } = model('zebra-ssi');
    scanner.receive(hex('04 e4 04 00 ff 15'));
    expect([scanner.reading, said]).toEqual([false, []]);
  });
});

describe('what is shown', () => {
  it('vouchers are synthetic and of the right shape', () => {
    expect(syntheticVoucher(7)).toMatch(/^4240{10}\d{7}00140000$/);
    expect(syntheticVoucher(7, '36')).toMatch(/^424\d{25}$/);
  });

  it('only families there are can be put on the desk', () => {
    expect([isScannerFamily('wedge'), isScannerFamily('toString'), isScannerFamily('')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
