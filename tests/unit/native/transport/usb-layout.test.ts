import { describe, expect, it } from 'vitest';
import {
  restBytesAfter,
  type UsbEndpointFacts,
  usbLayoutOf,
} from '../../../../native/transport/usb-layout.ts';

const bulk = (direction: 'in' | 'out', endpointNumber: number): UsbEndpointFacts => ({
  direction,
  endpointNumber,
  type: 'bulk',
  packetSize: 64,
});

describe('the layout of a bulk device', () => {
  it('is split for the four endpoints of the classic reader, in whatever order they are listed', () => {
    const classic = [bulk('in', 5), bulk('out', 6), bulk('in', 1), bulk('out', 2)];
    expect(usbLayoutOf(classic)).toEqual({
      kind: 'split',
      headOut: { endpoint: 2, packetSize: 64 },
      restOut: { endpoint: 6, packetSize: 64 },
      headIn: { endpoint: 1, packetSize: 64 },
      restIn: { endpoint: 5, packetSize: 64 },
    });
  });

  it('is plain for one pair, and for a device with more endpoints of which it is not the classic four', () => {
    const pair = { kind: 'plain', out: { endpoint: 1, packetSize: 64 }, in: { endpoint: 2, packetSize: 64 } };
    expect(usbLayoutOf([bulk('in', 2), bulk('out', 1)])).toEqual(pair);
    expect(usbLayoutOf([bulk('in', 2), bulk('out', 1), bulk('in', 5), bulk('out', 6)])).toEqual(pair);
  });

  it('is none without a pair of bulk endpoints', () => {
    const interrupt = { ...bulk('in', 1), type: 'interrupt' };
    expect(usbLayoutOf([])).toBeUndefined();
    expect(usbLayoutOf([bulk('out', 2), interrupt])).toBeUndefined();
  });
});

it.each([
  [[0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x08], 8],
  [[0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x05, 0x08], 1288],
  [[0xaa], 0],
])('reads the length of what follows a head: %j', (head, rest) => {
  expect(restBytesAfter(Uint8Array.from(head))).toBe(rest);
});
