import { PayloadStore, type ScanFramer, type ScannerInput } from './scan-framer.ts';

/**
 * Scans that are told apart by silence alone (spec §5.1): everything up to a pause of `gapMs` is one code. Two codes
 * closer than that are one, and a code torn by a longer pause is two: a terminator is better wherever it can be set.
 */
export function createGapFramer(gapMs: number): ScanFramer {
  const store = new PayloadStore();
  return {
    get patienceMs() {
      return store.isEmpty ? undefined : gapMs;
    },
    take(bytes: Uint8Array): ScannerInput[] {
      store.add(bytes);
      return [];
    },
    silence: () => store.takeScan(),
  };
}
