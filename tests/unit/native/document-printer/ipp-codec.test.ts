import { describe, expect, it } from 'vitest';
import { loadIppCodec, numberOf, wordsOf } from '../../../../native/document-printer/ipp-codec.ts';
import { readRequest, writeAnswer } from '../../../simulators/document-printer/ipp-wire.ts';

const codec = await loadIppCodec();
if (codec === undefined) throw new Error('the codec is not installed');
const { encode, decode } = { encode: codec.encode.bind(codec), decode: codec.decode.bind(codec) };

describe('a request', () => {
  it('is what our own reading of the standard finds in it', () => {
    const bytes = encode({
      operation: 'Print-Job',
      id: 0x1234_5678,
      operationAttributes: {
        'printer-uri': 'ipp://127.0.0.1:631/printers/A4',
        'requesting-user-name': 'kiosk',
        'job-name': 'doc-1 参保证明',
        'ipp-attribute-fidelity': false,
        'document-format': 'application/pdf',
      },
      jobAttributes: {
        copies: 2,
        sides: 'two-sided-long-edge',
        'print-color-mode': 'color',
        'media-col': {
          'media-size': { 'x-dimension': 21_000, 'y-dimension': 29_700 },
          'media-source': 'tray-2',
        },
      },
    });
    const { version, operation, id, attributes, document } = readRequest(bytes);
    expect({ version, operation, id, document: document.length }).toEqual({
      version: '1.1',
      operation: 0x0002,
      id: 0x1234_5678,
      document: 0,
    });
    expect(Object.fromEntries(attributes)).toEqual({
      'attributes-charset': ['utf-8'],
      'attributes-natural-language': ['en'],
      'printer-uri': ['ipp://127.0.0.1:631/printers/A4'],
      'requesting-user-name': ['kiosk'],
      'job-name': ['doc-1 参保证明'],
      'ipp-attribute-fidelity': ['0'],
      'document-format': ['application/pdf'],
      copies: ['2'],
      sides: ['two-sided-long-edge'],
      'print-color-mode': ['color'],
      'media-col/media-size/x-dimension': ['21000'],
      'media-col/media-size/y-dimension': ['29700'],
      'media-col/media-source': ['tray-2'],
    });
  });

  it('has room for a name longer than its first buffer', () => {
    const name = 'x'.repeat(12_000);
    const bytes = encode({ operation: 'Get-Jobs', id: 1, operationAttributes: { 'job-name': name } });
    expect(readRequest(bytes).attributes.get('job-name')).toEqual([name]);
  });
});

describe('an answer', () => {
  const job = { 'job-id': { integer: 5 }, 'job-name': { name: '证明' }, 'job-state': { enum: 9 } };

  it('gives status, jobs and printers', () => {
    const one = writeAnswer(0x0507, 3, [{ group: 'job', attributes: job }]);
    expect(decode(one, 3)).toEqual({
      status: 0x0507,
      jobs: [{ 'job-id': 5, 'job-name': '证明', 'job-state': 'completed' }],
      printers: [],
    });
    const two = writeAnswer(0, 3, [
      { group: 'job', attributes: job },
      { group: 'job', attributes: job },
      { group: 'printer', attributes: { 'printer-state': { enum: 5 } } },
    ]);
    expect(decode(two, 3)?.jobs).toHaveLength(2);
    expect(decode(two, 3)?.printers).toEqual([{ 'printer-state': 'stopped' }]);
  });

  it('to another question is none', () => {
    expect(decode(writeAnswer(0, 4), 3)).toBeUndefined();
  });

  it('that breaks off, or is no IPP at all, is none', () => {
    const whole = writeAnswer(0, 3, [{ group: 'job', attributes: job }]);
    for (let length = 0; length < whole.length; length += 1)
      expect(decode(whole.subarray(0, length), 3)).toBeUndefined();
    expect(decode(Buffer.from('<html>502 Bad Gateway</html>'), 3)).toBeUndefined();
  });

  it('with an attribute called like a part of every object is none, and no crash', () => {
    const odd = writeAnswer(0, 3, [{ group: 'job', attributes: { constructor: { enum: 1 } } }]);
    expect(decode(odd, 3)).toBeUndefined();
  });
});

describe('values', () => {
  it('words are words, one or many', () => {
    expect(wordsOf({ a: 'x' }, 'a')).toEqual(['x']);
    expect(wordsOf({ a: ['x', 5, 'y', ''] }, 'a')).toEqual(['x', 'y']);
    expect(wordsOf({ a: 5 }, 'a')).toEqual([]);
    expect(wordsOf({}, 'a')).toEqual([]);
  });
  it('numbers are numbers', () => {
    expect(numberOf({ a: 0 }, 'a')).toBe(0);
    expect(numberOf({ a: 'x' }, 'a')).toBeUndefined();
    expect(numberOf({ a: [1, 2] }, 'a')).toBeUndefined();
  });
});
