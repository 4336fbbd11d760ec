import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  accountMasked,
  idNumberForPaper,
  idNumberForScreen,
  nameForPaper,
  phoneMasked,
} from '../../../../electron/core/masking.ts';

it('shows what the tables of the specs allow, and no more', () => {
  expect(idNumberForScreen('11010519491231002X')).toBe('110***********002X');
  expect(idNumberForPaper('11010519491231002X')).toBe('**************002X');
  expect(phoneMasked('13800138000')).toBe('*******8000');
  expect(accountMasked('9999990000000018')).toBe('尾号0018');
  expect(nameForPaper('欧阳修远')).toBe('欧***');
  expect(nameForPaper('𬱖甲')).toBe('𬱖*');
  expect(nameForPaper('甲')).toBe('甲');
});

it('hides short texts whole', () => {
  expect(idNumberForScreen('12345678')).toBe('********');
  expect(idNumberForPaper('123')).toBe('***');
  expect(phoneMasked('12345')).toBe('*****');
  expect(accountMasked('1234567')).toBe('*******');
});

it('keeps the length and at most seven characters, whatever comes', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 30 }).filter((text) => !text.includes('*')),
      (text) => {
        for (const [mask, most] of [
          [idNumberForScreen, 7],
          [idNumberForPaper, 4],
          [phoneMasked, 4],
        ] as const) {
          const masked = mask(text);
          expect(masked.length).toBe(text.length);
          expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(most);
        }
      },
    ),
  );
});
