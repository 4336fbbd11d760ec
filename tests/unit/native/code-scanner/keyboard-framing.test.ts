import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyboardFramer } from '../../../../native/code-scanner/keyboard-framing.ts';
import { BOOT_KEYBOARD } from '../../../../native/code-scanner/keyboard-layout.ts';
import { KeyboardScanner } from '../../../simulators/code-scanner/keyboard-model.ts';
import { inShort, scansOf, textBytes } from './scan-streams.ts';

const wedge = () => createKeyboardFramer(200, BOOT_KEYBOARD);
const keys = (modifiers: number, ...usages: readonly number[]): Uint8Array =>
  Uint8Array.from([modifiers, 0, ...usages, 0, 0, 0, 0, 0, 0]).subarray(0, 8);
const RELEASED = keys(0);
const ENTER = keys(0, 0x28);
const A = keys(0, 0x04);

function typed(text: string | Uint8Array, altCodes: KeyboardScanner['altCodes'] = 'none'): Uint8Array[] {
  const reports: Uint8Array[] = [];
  const scanner = new KeyboardScanner((report) => reports.push(report));
  scanner.altCodes = altCodes;
  scanner.show({ bytes: typeof text === 'string' ? textBytes(text) : text });
  return reports;
}
const take = (framer: ReturnType<typeof wedge>, reports: readonly Uint8Array[]) =>
  reports.flatMap((report) => framer.take(report));

describe('what a wedge types', () => {
  it('is every character that a US keyboard has, with Enter at the end', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
          minLength: 1,
        }),
        (text) => {
          const framer = wedge();
          expect(scansOf(take(framer, typed(text)))).toEqual([text]);
          expect(framer.patienceMs).toBeUndefined();
        },
      ),
    );
  });

  it('keeps bytes typed as numbers with Alt', () => {
    const bytes = Uint8Array.from(Buffer.from('示例 GBK', 'utf8'));
    expect(take(wedge(), typed(bytes, 'bytes'))).toEqual([{ kind: 'scan', bytes }]);
  });

  it('two keys pressed one after the other before the first is released are both typed', () => {
    const reports = [A, keys(0, 0x04, 0x05), keys(0, 0x05), RELEASED, ENTER, RELEASED];
    expect(scansOf(take(wedge(), reports))).toEqual(['ab']);
  });

  it('a key held down is typed once', () => {
    expect(scansOf(take(wedge(), [A, A, A, RELEASED, A, RELEASED, keys(0, 0x58)]))).toEqual(['aa']);
  });

  it('a bare Enter is nothing', () => {
    expect(take(wedge(), [ENTER, RELEASED, ENTER])).toEqual([]);
  });

  it('lock keys type nothing', () => {
    expect(
      scansOf(take(wedge(), [keys(0, 0x39), RELEASED, A, RELEASED, keys(0, 0x53), RELEASED, ENTER])),
    ).toEqual(['a']);
  });
});

describe('what cannot be kept is said, not guessed', () => {
  it.each([
    ['a hanzi', typed('医')],
    ['a number that may be GBK or Unicode', typed(Uint8Array.of(0xd2, 0xbd), 'pairs')],
    ['a key with Control', [keys(0x01, 0x04), RELEASED, ENTER]],
    ['more keys than a report can tell', [keys(0, 1, 1, 1, 1, 1, 1), RELEASED, ENTER]],
  ])('%s', (_name, reports) => {
    const framer = wedge();
    expect(inShort(take(framer, reports))).toEqual(['incomplete']);
    expect(scansOf(take(framer, [RELEASED, ...typed('next')]))).toEqual(['next']);
  });

  it('a scan without its Enter is dropped after the patience', () => {
    const framer = wedge();
    take(framer, [A, RELEASED]);
    expect(framer.patienceMs).toBe(200);
    expect(inShort(framer.silence())).toEqual(['incomplete']);
    expect(framer.silence()).toEqual([]);
    expect(scansOf(take(framer, typed('b')))).toEqual(['b']);
  });

  it('reports that are too short, or another’s, are nothing', () => {
    expect(wedge().take(new Uint8Array())).toEqual([]);
    const numbered = createKeyboardFramer(200, { reportId: 1, modifiersAt: 1, keysAt: 3, keyCount: 6 });
    expect(
      take(numbered, [Uint8Array.of(3, 1), Uint8Array.of(1, ...A), Uint8Array.of(1, ...RELEASED)]),
    ).toEqual([]);
    expect(scansOf(numbered.take(Uint8Array.of(1, ...ENTER)))).toEqual(['a']);
  });
});
