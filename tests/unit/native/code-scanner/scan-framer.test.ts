import { describe, expect, it } from 'vitest';
import { LARGEST_CODE_BYTES } from '../../../../electron/contract/scanned-code.ts';
import { PayloadStore } from '../../../../native/code-scanner/scan-framer.ts';
import { inShort, textBytes } from './scan-streams.ts';

const stored = (text: string): PayloadStore => {
  const store = new PayloadStore();
  store.add(textBytes(text));
  return store;
};

describe('the bytes of one code', () => {
  it.each([
    ['a\r', 'scan 61'],
    ['a\n', 'scan 61'],
    ['a\r\n', 'scan 61'],
    ['a\n\r', 'scan 610a'],
    ['a\r\r', 'scan 610d'],
    ['a', 'scan 61'],
  ])('%j', (text, scan) => {
    expect(inShort(stored(text).takeScan())).toEqual([scan]);
  });

  it.each(['', '\r', '\n', '\r\n'])('%j is no scan', (text) => {
    expect(stored(text).takeScan()).toEqual([]);
  });

  it('too many are noticed, not kept, and forgotten with the scan', () => {
    const store = new PayloadStore();
    store.add(new Uint8Array(LARGEST_CODE_BYTES + 8).fill(0x31));
    expect([store.overflowed, store.last]).toEqual([false, 0x31]);
    store.add(textBytes('\r'));
    expect([store.overflowed, store.last]).toEqual([true, 0x0d]);
    expect(inShort(store.takeScan())).toEqual(['incomplete']);
    expect([store.overflowed, store.isEmpty, store.last]).toEqual([false, true, undefined]);
  });

  it('clearing forgets', () => {
    const store = stored('secret');
    store.clear();
    expect([store.isEmpty, store.takeScan()]).toEqual([true, []]);
  });
});
