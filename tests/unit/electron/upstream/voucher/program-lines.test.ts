import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionLine, readProgramLine } from '../../../../../electron/upstream/voucher/program-lines.ts';

describe('the line protocol', () => {
  it('is one line for a question, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.string(), (id, url, indata) => {
        const line = questionLine(id, { url, indata });
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(JSON.parse(line)).toEqual({ id, url, indata });
      }),
    );
  });

  it.each([
    ['{"ready":true}', { ready: true }],
    ['{"id":3,"outdata":"{}"}', { id: 3, outdata: '{}' }],
    ['{"id":3,"failed":true}', { id: 3, failed: true }],
  ])('reads %s', (text, line) => expect(readProgramLine(text)).toEqual(line));

  it.each(['', 'init ok', '{"ready":"yes"}', '{"id":3,"failed":false}', '[]', '7'])(
    'takes %j for chatter',
    (text) => expect(readProgramLine(text)).toBeUndefined(),
  );
});
