import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dkUsbNfc } from '../../../../../native/id-card-reader/envelopes/dk-usb-nfc.ts';
import { encodeRequest } from '../../../../../native/id-card-reader/sam-v-frame.ts';
import {
  DkDevice,
  dkAnswerReports,
  dkFlowControlReport,
} from '../../../../simulators/id-card-reader/dk-device.ts';
import { presetCards } from '../../../../simulators/id-card-reader/preset-cards.ts';
import { baseReadAnswer } from '../../../../simulators/id-card-reader/synthetic-card.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const report = (text: string): Uint8Array => {
  const bytes = new Uint8Array(64);
  bytes.set(hex(text));
  return bytes;
};
const FIND_OK = hex('AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97');

/** What an assembly makes of reports. */
const assembled = (...reports: readonly Uint8Array[]): Buffer[] => {
  const assembly = dkUsbNfc.newAssembly();
  return reports.flatMap((one) => {
    const frame = assembly.push(one);
    return frame === undefined ? [] : [Buffer.from(frame)];
  });
};
const frames = fc.uint8Array({ minLength: 1, maxLength: 2321 });

describe('requests', () => {
  it('wraps find as published: report id, length, 00 34, the frame, padding', () => {
    const [only, ...more] = dkUsbNfc.wrap(encodeRequest(0x20, 0x01));
    expect(more).toEqual([]);
    expect(only).toHaveLength(65);
    expect(Buffer.from(only ?? []).toString('hex')).toBe(
      `000c0034aaaaaa96690003200122${'00'.repeat(65 - 14)}`,
    );
  });

  it('is understood by a module that reads the envelope its own way, whatever the size', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 3900 }), (frame) => {
        const received: number[] = [];
        const device = new DkDevice(() => undefined);
        device.module.receive = (bytes) => void received.push(...bytes);
        for (const one of dkUsbNfc.wrap(frame)) {
          expect([one.length, one[0]]).toEqual([65, 0]);
          device.receive(one.subarray(1));
        }
        expect(Uint8Array.from(received)).toEqual(frame);
      }),
    );
  });

  it('refuses a frame that no number of chunks can carry', () => {
    expect(dkUsbNfc.wrap(new Uint8Array(61 + 63 * 62))).toHaveLength(64);
    expect(() => dkUsbNfc.wrap(new Uint8Array(61 + 63 * 62 + 1))).toThrow('does not fit');
  });
});

describe('answers', () => {
  it('takes the published answer to find out of its report', () => {
    const published = report('13 00 34 90 00 AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97');
    expect(assembled(published)).toEqual([Buffer.from(FIND_OK)]);
  });

  it('puts a card together from 21 reports: 59 bytes, 19 × 62, 58', () => {
    const card = baseReadAnswer(presetCards.resident);
    const reports = dkAnswerReports(card);
    expect(reports.map(([size]) => size)).toEqual([63, ...Array.from({ length: 19 }, () => 63), 59]);
    expect(reports[0]?.subarray(1, 3)).toEqual(Uint8Array.of(0x14, 0x34));
    expect(assembled(...reports)).toEqual([Buffer.from(card)]);
  });

  it('gives back every frame, with flow control and noise between its chunks', () => {
    const noise = fc.uint8Array({ minLength: 0, maxLength: 64 }).map((bytes) => {
      // Lengths that are none: 0, and what is above 63.
      if (bytes.length > 0 && (bytes[0] ?? 0) <= 63) bytes[0] = 0;
      return bytes;
    });
    fc.assert(
      fc.property(fc.array(frames, { maxLength: 4 }), fc.array(noise, { maxLength: 6 }), (sent, noises) => {
        const reports = sent
          .flatMap((frame) => dkAnswerReports(frame))
          .flatMap((one, index) => {
            const between = noises[index % Math.max(1, noises.length)];
            return between === undefined ? [dkFlowControlReport(), one] : [between, one];
          });
        expect(assembled(...reports)).toEqual(sent.map((frame) => Buffer.from(frame)));
      }),
    );
  });

  it('finds the answer after one that was broken off anywhere', () => {
    fc.assert(
      fc.property(frames, frames, fc.nat(), (broken, good, cut) => {
        const reports = dkAnswerReports(broken);
        const before = reports.slice(0, cut % reports.length);
        expect(assembled(...before, ...dkAnswerReports(good))).toEqual([Buffer.from(good)]);
      }),
    );
  });

  it.each([
    ['a failed answer', report('06 00 34 6F 00 AA AA')],
    ['another command', report('06 00 33 90 00 AA AA')],
    ['a head that is too short', report('03 00 34 90')],
    ['a follow-up of nothing', report('03 C1 AA AA')],
    ['a report cut short', hex('13 00 34 90 00 AA')],
    ['an empty report', new Uint8Array()],
  ])('takes nothing out of %s', (_name, one) => {
    expect(assembled(one)).toEqual([]);
  });

  it('gives up an answer that lost a report, and one that was reset', () => {
    const reports = dkAnswerReports(new Uint8Array(400));
    expect(assembled(...reports.filter((_report, index) => index !== 3))).toEqual([]);
    const assembly = dkUsbNfc.newAssembly();
    assembly.push(reports[0] ?? new Uint8Array());
    assembly.reset();
    expect(reports.slice(1).map((one) => assembly.push(one))).toEqual(reports.slice(1).map(() => undefined));
  });
});
