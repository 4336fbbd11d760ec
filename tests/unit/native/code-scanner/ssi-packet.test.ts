import { describe, expect, it } from 'vitest';
import { decodeSsi, encodeSsi, SSI, ssiShape } from '../../../../native/code-scanner/ssi-packet.ts';
import { bytesOf, hexOf } from './scan-streams.ts';

describe('SSI packets', () => {
  it.each([
    // The style of the published vectors: `04 10 04 00 FF E8`.
    [0x10, [], '04100400ffe8'],
    [SSI.startSession, [], '04e40400ff14'],
    [SSI.stopSession, [], '04e50400ff13'],
    [SSI.scanEnable, [], '04e90400ff0f'],
    [SSI.scanDisable, [], '04ea0400ff0e'],
    [SSI.ack, [], '04d00400ff28'],
    [SSI.paramSend, [0xff, 0xee, 0x01, 0x9f, 0x01], '09c60400ffee019f01fc9f'],
  ])('%i with %j', (opcode, data, packet) => {
    const bytes = encodeSsi(opcode, data);
    expect(hexOf(bytes)).toBe(packet);
    const sum = bytes.subarray(0, -2).reduce((total, byte) => total + byte, 0);
    expect((sum + ((bytes.at(-2) ?? 0) << 8) + (bytes.at(-1) ?? 0)) & 0xffff).toBe(0);
  });

  it('are read with their status bits', () => {
    expect(decodeSsi(bytesOf('07f3000 3f14142 0000'.replaceAll(' ', '')))).toEqual({
      opcode: SSI.decodeData,
      retransmitted: true,
      moreFollows: true,
      data: bytesOf('f14142'),
    });
    expect(decodeSsi(bytesOf('04d00000ff2c'))).toMatchObject({ retransmitted: false, moreFollows: false });
  });

  it('begin only with a length, an opcode and a source that a scanner sends', () => {
    expect(ssiShape.next(bytesOf('00 03 f3 00 04 e4 04 00 04 f3 00'), 0)).toBe(8);
    expect(ssiShape.next(bytesOf('01 02 03'), 0)).toBe(-1);
    // Two bytes too few at the very end still may be a beginning.
    expect(ssiShape.next(bytesOf('01 09'), 0)).toBe(1);
    expect(ssiShape.next(bytesOf('01 09 f3'), 0)).toBe(1);
  });

  it('are whole, partial or spoilt', () => {
    const packet = bytesOf('04d00000ff2c');
    expect(ssiShape.read(packet, 0)).toEqual({ size: 6 });
    expect(ssiShape.read(packet.subarray(0, 5), 0)).toBe('partial');
    expect(ssiShape.read(packet.with(5, 0), 0)).toBe('spoilt');
  });
});
