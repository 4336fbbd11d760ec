import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteSink } from '../../../../native/receipt-printer/byte-sink.ts';
import { startsRealTimeCommand } from '../../../../native/receipt-printer/escpos.ts';

const written = (sink: ByteSink): number[] => [...sink.bytes.subarray(0, sink.length)];

test('grows as far as it must remembers where commands end, and forgets on reset', () => {
  const sink = new ByteSink();
  const much = new Uint8Array(50_000).fill(7);
  sink.command([1, 2]);
  sink.boundary();
  sink.data(much);
  expect(sink.length).toBe(50_002);
  expect(written(sink).slice(0, 3)).toEqual([1, 2, 7]);
  expect(sink.boundaries).toEqual([2]);
  sink.reset();
  expect(sink.length).toBe(0);
  expect(sink.boundaries).toEqual([]);
});

test('text and stored data are written as they are', () => {
  const sink = new ByteSink();
  sink.data(Uint8Array.of(0x10, 0x04, 0x01));
  expect(written(sink)).toEqual([0x10, 0x04, 0x01]);
});

test('dots never hold the head of a real-time command, and lose none', () => {
  const byte = fc.oneof(fc.constantFrom(0x10, 0x04, 0x05, 0x14), fc.nat(255));
  fc.assert(
    fc.property(fc.uint8Array(), fc.array(byte, { maxLength: 300 }), (before, dots) => {
      const sink = new ByteSink();
      sink.data(before);
      sink.dots(Uint8Array.from(dots));
      const after = written(sink).slice(before.length);
      expect(after.length).toBe(dots.length);
      after.forEach((now, at) => {
        expect(now & (dots[at] ?? 0)).toBe(dots[at]);
        expect(startsRealTimeCommand(now, after[at + 1] ?? 0)).toBe(false);
      });
    }),
  );
});
