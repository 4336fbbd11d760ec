import { describe, expect, it } from 'vitest';
import { idCardReaderFailures } from '../../../../electron/contract/failures.ts';
import { meaningOf } from '../../../../native/id-card-reader/sam-v-status.ts';

const meaning = (sw3: number, sw1 = 0, sw2 = 0) => meaningOf({ sw1, sw2, sw3, data: new Uint8Array() });

describe('the module’s status words', () => {
  it.each([
    [0x90, 'done'],
    [0x9f, 'card-found'],
    [0x91, 'empty'],
    [0x80, 'no-card'],
  ])('%i is %s', (sw3, kind) => {
    expect(meaning(sw3)).toEqual({ kind });
  });

  it.each([
    [0x10, 'reader-link-noise', 'resend'],
    [0x11, 'reader-link-noise', 'none'],
    [0x21, 'reader-command-refused', 'none'],
    [0x23, 'reader-command-refused', 'none'],
    [0x24, 'reader-link-noise', 'find-again'],
    [0x31, 'card-rejected', 'none'],
    [0x32, 'card-rejected', 'none'],
    [0x33, 'card-data-untrusted', 'none'],
    [0x40, 'card-not-id-card', 'none'],
    [0x41, 'card-read-failed', 'find-again'],
    [0x47, 'card-read-failed', 'find-again'],
    [0x60, 'reader-self-test-failed', 'none'],
    [0x66, 'reader-not-authorised', 'none'],
    [0x81, 'card-read-failed', 'find-again'],
    [0x50, 'reader-status-unknown', 'none'],
    [0x05, 'reader-status-unknown', 'none'],
  ])('%i refuses with %s, remedy %s', (sw3, failure, remedy) => {
    expect(meaning(sw3, 0x6a, 0x82)).toEqual({ kind: 'refused', failure, remedy, sw1: 0x6a, sw2: 0x82, sw3 });
  });

  it('gives every byte a meaning, and calls unknown what no source knows', () => {
    let unknown = 0;
    for (let sw3 = 0; sw3 < 256; sw3 += 1) {
      const found = meaning(sw3);
      if (found.kind !== 'refused') continue;
      expect(idCardReaderFailures).toContain(found.failure);
      if (found.failure === 'reader-status-unknown') unknown += 1;
    }
    expect(unknown).toBe(256 - 4 - 14);
  });
});
