import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIeee1284Id } from '../../../../native/transport/ieee1284.ts';

describe('what a printer says of itself', () => {
  it.each([
    ['MFG:EPSON;CMD:ESC/POS;MDL:TM-T82X;CLS:PRINTER;SN:X4ZZ;', ['EPSON', 'TM-T82X', 'X4ZZ', 'ESC/POS']],
    [
      'MANUFACTURER:Xprinter;MODEL:XP-80C;SERIALNUMBER:0001;COMMAND SET:ESC/POS',
      ['Xprinter', 'XP-80C', '0001', 'ESC/POS'],
    ],
    ['mfg: GD ; mdl: P58 ;\n', ['GD', 'P58', undefined, undefined]],
    ['MFG:A;MFG:B;MDL:;MODEL:C', ['A', 'C', undefined, undefined]],
    ['MDL:K:80', [undefined, 'K:80', undefined, undefined]],
    ['', [undefined, undefined, undefined, undefined]],
    ['no fields at all;;;:;', [undefined, undefined, undefined, undefined]],
  ])('%j', (text, [manufacturer, model, serialNumber, commandSet]) => {
    expect(parseIeee1284Id(text)).toEqual({ manufacturer, model, serialNumber, commandSet });
  });

  it('is found again whatever the names, the order and the blanks', () => {
    const value = fc.stringMatching(/^[A-Za-z0-9/][A-Za-z0-9 :/-]{0,20}[A-Za-z0-9]$/);
    const id = fc.record({ manufacturer: value, model: value, serialNumber: value, commandSet: value });
    const names = fc.tuple(
      fc.constantFrom('MFG', 'MANUFACTURER', 'mfg'),
      fc.constantFrom('MDL', 'MODEL', 'Model'),
      fc.constantFrom('SN', 'SERN', 'SERIALNUMBER'),
      fc.constantFrom('CMD', 'COMMAND SET'),
    );
    const blank = fc.constantFrom('', ' ', '\n');
    fc.assert(
      fc.property(id, names, blank, fc.boolean(), (given, [mfg, mdl, sn, cmd], gap, isReversed) => {
        const parts = [
          `${mfg}:${gap}${given.manufacturer}`,
          `${mdl}:${given.model}${gap}`,
          `${gap}${sn}:${given.serialNumber}`,
          `${cmd}:${given.commandSet}`,
        ];
        const text = `${(isReversed ? parts.toReversed() : parts).join(';')};`;
        expect(parseIeee1284Id(text)).toEqual(given);
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        for (const field of Object.values(parseIeee1284Id(text))) expect(field).not.toBe('');
      }),
    );
  });
});
