import { describe, expect, it } from 'vitest';
import { readRequest, writeAnswer } from '../../../simulators/document-printer/ipp-wire.ts';

/** Laid out by hand after RFC 8010 §A.1. */
const request = Buffer.concat([
  Buffer.from('0101000200000001', 'hex'),
  Buffer.from('01', 'hex'),
  Buffer.from('470012', 'hex'),
  Buffer.from('attributes-charset'),
  Buffer.from('0005', 'hex'),
  Buffer.from('utf-8'),
  Buffer.from('02', 'hex'),
  Buffer.from('210006', 'hex'),
  Buffer.from('copies'),
  Buffer.from('000400000014', 'hex'),
  Buffer.from('440005', 'hex'),
  Buffer.from('sides'),
  Buffer.from('0013', 'hex'),
  Buffer.from('two-sided-long-edge'),
  Buffer.from('03', 'hex'),
  Buffer.from('%PDF'),
]);

describe('our own reading of IPP', () => {
  it('reads the standard’s example', () => {
    const { version, operation, id, attributes, document } = readRequest(request);
    expect({ version, operation, id, document: document.toString() }).toEqual({
      version: '1.1',
      operation: 2,
      id: 1,
      document: '%PDF',
    });
    expect([...attributes]).toEqual([
      ['attributes-charset', ['utf-8']],
      ['copies', ['20']],
      ['sides', ['two-sided-long-edge']],
    ]);
  });

  it('does not read half a request', () => {
    for (let length = 8; length < request.length - 4; length += 1)
      expect(() => readRequest(request.subarray(0, length))).toThrow();
  });

  it('writes groups, lists and empty values', () => {
    const answer = writeAnswer(0x0507, 0x0102_0304, [
      { group: 'job', attributes: { 'job-id': { integer: 5 }, r: [{ keyword: 'a' }, { keyword: 'b' }] } },
      { group: 'printer', attributes: { t: { noValue: true }, e: { enum: 3 }, m: { mime: 'a/b' } } },
    ]);
    expect(answer.subarray(0, 9).toString('hex')).toBe('010105070102030401');
    const { attributes } = readRequest(answer);
    expect(attributes.get('job-id')).toEqual(['5']);
    expect(attributes.get('r')).toEqual(['a', 'b']);
    expect([attributes.get('t'), attributes.get('e'), attributes.get('m')]).toEqual([[''], ['3'], ['a/b']]);
  });
});
