import { expect, test } from 'vitest';
import { ByteSink } from '../../../../native/receipt-printer/byte-sink.ts';
import { twoByteCodes } from '../../../../native/receipt-printer/chinese-text.ts';
import { createSlipText } from '../../../../native/receipt-printer/slip-text.ts';
import { glyphs } from './arbitrary-slips.ts';

const codes = twoByteCodes('gb18030');
function write(drawn: boolean, ...lines: string[]): { hex: string; boundaries: number } {
  const sink = new ByteSink();
  const text = createSlipText(sink, codes, drawn ? { glyphs, inline: false } : undefined);
  for (const line of lines) text.write(line);
  return {
    hex: sink.bytes.subarray(0, sink.length).toString('hex'),
    boundaries: sink.boundaries.length,
  };
}

test('what the printer has goes out as its own codes', () => {
  expect(write(true, '医保 ￥1').hex).toBe('d2bdb1a320a3a431');
});

test('a rare character is taught before its line, at a place where a piece may end', () => {
  const { hex, boundaries } = write(true, '张㛃', '㛃');
  expect(hex).toMatch(/^1c32fea1[0-9a-f]{144}d5c5fea1fea1$/);
  expect(boundaries).toBe(1);
});

test('a printer that cannot be taught, and a character nobody drew, get a visible question mark', () => {
  expect(write(false, '㛃').hex).toBe('a3bf');
  expect(write(true, '🙂').hex).toBe('a3bf');
});

test('after eight characters the codes begin again', () => {
  const { hex } = write(true, '㐀㐁㐂㐃㐄㐅㐆㐇', '㐈', '㐀');
  expect(hex.split('1c32fea1').length - 1).toBe(2);
  expect(hex.split('1c32fea2').length - 1).toBe(2);
});
