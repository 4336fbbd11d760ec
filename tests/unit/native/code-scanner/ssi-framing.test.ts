import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSsiFramer } from '../../../../native/code-scanner/ssi-framing.ts';
import { encodeSsi } from '../../../../native/code-scanner/ssi-packet.ts';
import { SsiScanner } from '../../../simulators/code-scanner/ssi-model.ts';
import { bytesOf, fallSilent, feedInPieces, hexOf, inShort, scansOf, textBytes } from './scan-streams.ts';

const ACK = `answer ${hexOf(encodeSsi(0xd0))}`;

/** A scanner and a framer that answer each other, the line cut as told; `resend` stands for the scanner's time-out. */
function together(sizes: readonly number[] = [1000]) {
  const framer = createSsiFramer(2500);
  const said: Uint8Array[] = [];
  let resend: () => void = () => undefined;
  const scanner = new SsiScanner((bytes) => said.push(bytes), {
    after: (_ms, callback) => {
      resend = callback;
      return () => undefined;
    },
  });
  const listen = (deaf = false): string[] => {
    const short: string[] = [];
    for (let bytes = said.shift(); bytes !== undefined; bytes = said.shift()) {
      const inputs = feedInPieces(framer, bytes, sizes);
      short.push(...inShort(inputs));
      if (!deaf) for (const input of inputs) if (input.kind === 'answer') scanner.receive(input.bytes);
    }
    return short;
  };
  scanner.receive(encodeSsi(0xe4));
  listen();
  return { framer, scanner, listen, resend: () => resend() };
}

const scan = (text: string): string => `scan ${hexOf(textBytes(text))}`;

describe('decode data', () => {
  it('is acknowledged and given once, in however many packets and pieces', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1200 }),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
        (length, sizes) => {
          const text = ''.padEnd(length, 'abcdefghij');
          const { scanner, listen, framer } = together(sizes);
          scanner.show({ bytes: textBytes(text) });
          const heard = listen();
          expect(heard.filter((word) => word !== ACK)).toEqual([scan(text)]);
          expect(heard.filter((word) => word === ACK)).toHaveLength(Math.ceil(length / 240));
          expect(framer.patienceMs).toBeUndefined();
        },
      ),
      { numRuns: 50 },
    );
  });

  it('that is sent again because the ACK was lost counts once, and is acknowledged again', () => {
    const { scanner, listen, resend } = together();
    scanner.show({ bytes: textBytes('once') });
    expect(listen(true)).toEqual([ACK, scan('once')]);
    resend();
    expect(listen()).toEqual([ACK]);
  });

  it('that is sent again because it was lost itself is new', () => {
    const { scanner, listen, resend } = together();
    scanner.loseNext = true;
    scanner.show({ bytes: textBytes('late') });
    expect(listen()).toEqual([]);
    resend();
    expect(listen()).toEqual([ACK, scan('late')]);
  });

  it('shown twice without a resend is two scans; the guard behind knows better', () => {
    const { scanner, listen } = together();
    for (let showing = 0; showing < 2; showing += 1) {
      scanner.receive(encodeSsi(0xe4));
      scanner.show({ bytes: textBytes('same') });
    }
    expect(listen().filter((word) => word.startsWith('scan'))).toEqual([scan('same'), scan('same')]);
  });

  it('whose rest does not come is incomplete after the patience, which outlasts a resend', () => {
    const { scanner, listen, framer } = together();
    scanner.faults.half = true;
    scanner.show({ bytes: textBytes(''.padEnd(500, 'x')) });
    expect(listen()).toEqual([ACK]);
    expect(framer.patienceMs).toBe(2500);
    expect(inShort(framer.silence())).toEqual(['incomplete']);
    expect(framer.patienceMs).toBeUndefined();
  });

  it('never grows: a scan in endless parts is incomplete once', () => {
    const framer = createSsiFramer(2500);
    const part = (status: number): Uint8Array => {
      const body = [244, 0xf3, 0, status, 0xf1, ...Array.from({ length: 239 }, () => 0x41)];
      const check = -body.reduce((total, byte) => total + byte, 0) & 0xffff;
      return Uint8Array.of(...body, check >> 8, check & 0xff);
    };
    for (let count = 0; count < 1000; count += 1) expect(inShort(framer.take(part(2)))).toEqual([ACK]);
    expect(inShort(framer.take(part(0)))).toEqual([ACK, 'incomplete']);
  });
});

describe('everything else a scanner says', () => {
  it('ACK and NAK are answers, the revision is text, an event is acknowledged', () => {
    const framer = createSsiFramer(2500);
    const { scanner, listen } = together();
    expect(inShort(framer.take(bytesOf('04d00000ff2c')))).toEqual(['reply  accepted']);
    expect(inShort(framer.take(bytesOf('05d1000002ff28')))).toEqual(['reply  refused']);
    expect(inShort(framer.take(bytesOf('05f6000001ff04')))).toEqual([ACK]);
    scanner.receive(encodeSsi(0xa3));
    expect(listen()).toEqual(['reply ssi-revision accepted']);
  });

  it('half a packet is given up after a tenth of a second, and the good one inside it is found', () => {
    const framer = createSsiFramer(2500);
    const good = bytesOf('04d00000ff2c');
    expect(framer.take(bytesOf('fff30000'))).toEqual([]);
    expect(framer.patienceMs).toBe(100);
    expect(inShort(framer.take(good))).toEqual(['reply  accepted']);
    framer.take(bytesOf('20f30000'));
    fallSilent(framer);
    expect(framer.patienceMs).toBeUndefined();
    expect(scansOf(framer.take(good))).toEqual([]);
  });
});
