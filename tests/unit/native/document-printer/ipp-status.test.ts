import { describe, expect, it } from 'vitest';
import {
  documentFailureOf,
  isBusy,
  isGone,
  isSuccess,
  printerFailureOf,
} from '../../../../native/document-printer/ipp-status.ts';

describe('status codes', () => {
  it('are successes up to 00FF', () => {
    expect([0x0000, 0x0001, 0x0002, 0x00ff].every(isSuccess)).toBe(true);
    expect([0x0100, 0x0400, 0x0507].some(isSuccess)).toBe(false);
  });
  it('ask to come again later in four words', () => {
    const all = Array.from({ length: 0x600 }, (_, status) => status);
    expect(all.filter(isBusy)).toEqual([0x0502, 0x0505, 0x0507, 0x050b]);
    expect(all.filter(isGone)).toEqual([0x0406, 0x0407]);
  });
  it.each([
    [0x0400, 'document-printer-fault', 'document-refused'],
    [0x0403, 'document-printer-fault', 'document-refused'],
    [0x0406, 'document-printer-not-found', 'document-printer-not-found'],
    [0x040a, 'document-printer-fault', 'document-refused'],
    [0x0500, 'document-printer-fault', 'document-printer-fault'],
    [0x0506, 'document-printer-fault', 'document-printer-fault'],
    [0x0507, 'document-printer-busy', 'document-printer-busy'],
  ])('0x%s says %s of the printer and %s of a document', (status, ofPrinter, ofDocument) => {
    expect(printerFailureOf(status)).toBe(ofPrinter);
    expect(documentFailureOf(status)).toBe(ofDocument);
  });
});
