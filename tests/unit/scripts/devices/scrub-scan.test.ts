import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeScannerProfileSchema } from '../../../../electron/contract/device-profiles/code-scanner.ts';
import { classifyCode } from '../../../../electron/core/code-routing.ts';
import gap from '../../../../resources/devices/generic-serial-gap.json' with { type: 'json' };
import honeywell from '../../../../resources/devices/honeywell-hid-pos.json' with { type: 'json' };
import newland from '../../../../resources/devices/newland-serial.json' with { type: 'json' };
import { scrubCode, scrubScannerLine, scrubScannerReports } from '../../../../scripts/devices/scrub-scan.ts';
import { withCheck } from '../../../simulators/upstream/id-number.ts';
import { foundAgain } from './found-again.ts';

const line = codeScannerProfileSchema.parse(newland);
const reports = codeScannerProfileSchema.parse(honeywell);
const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));

/** Codes as people show them, with what of their beginning is nobody's. */
const shown = fc.oneof(
  digits(25).map((rest) => [`424${rest}`, 3] as const),
  digits(16).map((rest) => [`13${rest}`, 2] as const),
  digits(16).map((rest) => [`28${rest}`, 2] as const),
  digits(17).map((rest) => [withCheck(rest), 0] as const),
  fc.stringMatching(/^[a-z0-9/]{8,80}$/).map((rest) => [`https://${rest}`, 8] as const),
  fc.stringMatching(/^[A-Za-z0-9]{1,60}$/).map((rest) => [rest, 0] as const),
  fc.stringMatching(/^[示例虚构甲乙0-9]{1,30}$/u).map((rest) => [rest, 0] as const),
);

describe('a code that is nobody’s', () => {
  test('same length and kind; of what is personal no four characters are found again', () => {
    fc.assert(
      fc.property(shown, ([code, kept]) => {
        const made = scrubCode(Buffer.from(code));
        if (made === undefined) return;
        const text = Buffer.from(made).toString();
        expect(made).toHaveLength(Buffer.byteLength(code));
        expect(foundAgain(Buffer.from(text.slice(kept)), [code.slice(kept)])).toEqual([]);
        const kind = classifyCode(code, []);
        if (kept > 0 || kind === 'id-number') expect(classifyCode(text, [])).toBe(kind);
      }),
      { numRuns: 500 },
    );
  });

  test('an AIM identifier and the line end stay; bytes that are no plain text are not kept', () => {
    expect(Buffer.from(scrubCode(Buffer.from(']Q1ABC7\r')) ?? []).toString()).toMatch(/^\]Q1[A-Z]{3}\d\r$/);
    expect(scrubCode(Buffer.of(0xff, 0xfe, 0x31))).toBeUndefined();
    expect(scrubCode(Buffer.from('é'))).toBeUndefined();
  });
});

describe('what a scanner says over a line', () => {
  const reply = Buffer.from('\u0002\u00010000@SCNTRG1\u0006;\u0003', 'latin1');

  test('answers to commands and line ends stay, codes do not', () => {
    const said = Buffer.concat([reply, Buffer.from('4241234567890123456789012345\r')]);
    const made = Buffer.from(scrubScannerLine(said, line) ?? []);
    expect(made.subarray(0, reply.length)).toEqual(reply);
    expect(made.toString('latin1').slice(reply.length)).toMatch(/^424\d{25}\r$/);
    expect(made.toString('latin1')).not.toContain('12345678');
  });

  test('half a code, half an answer, and framings by silence are not kept', () => {
    expect(scrubScannerLine(Buffer.from('4241234'), line)).toBeUndefined();
    expect(scrubScannerLine(reply.subarray(0, 8), line)).toBeUndefined();
    expect(scrubScannerLine(Buffer.from('1234\r'), codeScannerProfileSchema.parse(gap))).toBeUndefined();
  });
});

describe('what a scanner says in reports', () => {
  const report = (text: string, aim: string, more: boolean, codeId = 0x73, id = 2): Uint8Array => {
    const made = new Uint8Array(64);
    made.set([id, text.length, ...Buffer.from(aim)]);
    made.set(Buffer.from(text), 5);
    made[61] = codeId;
    made[63] = more ? 1 : 0;
    return made;
  };
  const code = '4241234567890123456789012345';

  test('a code in parts is replaced as one, report for report', () => {
    const real = [report(code.slice(0, 14), ']Q1', true), report(code.slice(14), ']Q1', false)];
    const made = scrubScannerReports(real, reports, undefined);
    expect(made.map((one) => one?.length)).toEqual([64, 64]);
    const bytes = Buffer.concat(made.map((one) => one ?? new Uint8Array()));
    expect(foundAgain(bytes, [code.slice(3)])).toEqual([]);
    expect(made.map((one) => one?.[63])).toEqual([1, 0]);
  });

  test('a menu’s words stay; a code whose end never came, other reports and unknown layouts are not kept', () => {
    const menu = report('Product Name: X\r\n', ']X0', false, 0x3f);
    expect(scrubScannerReports([menu], reports, undefined)).toEqual([menu]);
    expect(scrubScannerReports([report(code, ']Q1', true)], reports, undefined)).toEqual([undefined]);
    expect(scrubScannerReports([report(code, ']Q1', false, 0x73, 9)], reports, undefined)).toEqual([
      undefined,
    ]);
    expect(scrubScannerReports([report(code, ']Q1', false)], line, undefined)).toEqual([undefined]);
  });
});
