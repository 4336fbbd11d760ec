import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakBetweenWords,
  breakForReading,
  countLines,
  widthInEm,
} from '../../../../renderer/layout/measure.ts';

const han = fc.string({
  unit: fc.constantFrom(...Array.from('医保参保人员信息查询登记变更备案城乡居民')),
  minLength: 1,
  maxLength: 80,
});
const anyText = fc.string({
  unit: fc.constantFrom(...Array.from('医保参保人员，。（）《》0123456789ABCabc *-')),
  maxLength: 80,
});

describe('width', () => {
  it('is one em for each Han character', () => {
    fc.assert(
      fc.property(han, (text) => {
        expect(widthInEm(text)).toBe(Array.from(text).length);
      }),
    );
  });

  it('is narrower for digits than for Han', () => {
    expect(widthInEm('2026')).toBeLessThan(4 * 0.6);
    expect(widthInEm('2026')).toBeGreaterThan(4 * 0.55);
  });

  it('is one em for the dot inside a name, as the shipped font draws it', () => {
    expect(widthInEm('阿卜杜·试验')).toBe(6);
    expect(countLines('阿卜杜热合曼·试验提依明', 12 * 70, 70)).toBe(1);
    expect(countLines('阿卜杜热合曼·试验提依明', 12 * 70 - 1, 70)).toBe(2);
  });

  it('adds up', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(widthInEm(one + other)).toBeCloseTo(widthInEm(one) + widthInEm(other), 9);
      }),
    );
  });
});

describe('lines', () => {
  it('are the characters divided by those that fit, for plain Han', () => {
    fc.assert(
      fc.property(han, fc.integer({ min: 2, max: 30 }), (text, perLine) => {
        expect(countLines(text, perLine * 72, 72)).toBe(Math.ceil(Array.from(text).length / perLine));
      }),
    );
  });

  it('never open with a full stop: the character before it comes down too', () => {
    expect(countLines('一二三四。', 5 * 72, 72)).toBe(1);
    expect(countLines('一二三四五。', 5 * 72, 72)).toBe(2);
    expect(countLines('一二三四五六七八九。', 5 * 72, 72)).toBe(2);
    expect(countLines('一二三四五六七八九十。', 5 * 72, 72)).toBe(3);
  });

  it('never close with an opening bracket', () => {
    expect(countLines('一二三四（五六七', 5 * 72, 72)).toBe(2);
    expect(countLines('一二三四（五六七八', 5 * 72, 72)).toBe(2);
    expect(countLines('一二三四（五六七八九', 5 * 72, 72)).toBe(3);
  });

  it('keep a number together', () => {
    expect(countLines('电话13800138000', 7 * 72, 72)).toBe(2);
  });

  it('break a word that is longer than a line', () => {
    expect(countLines('1'.repeat(40), 10 * 72, 72)).toBe(3);
  });

  it('honour line ends of their own', () => {
    expect(countLines('一\n二\n三', 1000, 72)).toBe(3);
  });

  it('never grow fewer when the room shrinks', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 30 }), (text, perLine) => {
        expect(countLines(text, perLine * 72, 72)).toBeGreaterThanOrEqual(
          countLines(text, (perLine + 1) * 72, 72),
        );
      }),
    );
  });

  it('are at least one', () => {
    expect(countLines('', 100, 72)).toBe(1);
  });
});

describe('the lines of a heading', () => {
  it('never break inside a word', () => {
    expect(breakBetweenWords('您用什么证明住在那里？', 984, 104)).toBe('您用什么证明\n住在那里？');
    expect(breakBetweenWords('您要去哪里长期住？', 984, 130)).toBe('您要去哪里\n长期住？');
  });

  it('stay one where there is room', () => {
    expect(breakBetweenWords('您要办什么？', 984, 104)).toBe('您要办什么？');
  });

  it('keep every character, and are never more than they would be anyway', () => {
    const words = fc.string({
      unit: fc.constantFrom(...Array.from('您用什么证明住在那里？基本医疗保险，（参保）登记2026')),
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 300, max: 1800 }),
        fc.constantFrom(58, 104, 130),
        (text, width, px) => {
          const broken = breakBetweenWords(text, width, px);
          expect(broken.replaceAll('\n', '')).toBe(text);
          expect(countLines(broken, width, px)).toBeLessThanOrEqual(countLines(text, width, px));
        },
      ),
    );
  });
});

describe('the lines of a sentence', () => {
  it('are one where there is room', () => {
    expect(breakForReading('请稍等。好的。', 10 * 72, 72)).toBe('请稍等。好的。');
  });

  it('end after a full stop or a comma', () => {
    expect(breakForReading('读卡处断开了。请稍等，或叫工作人员。', 13 * 72, 72)).toBe(
      '读卡处断开了。\n请稍等，或叫工作人员。',
    );
  });

  it('never begin with a word that belongs to the one before, nor end with one that leads on', () => {
    expect(breakForReading('该人员已有有效的异地备案', 868, 112)).toBe('该人员已有\n有效的异地备案');
    expect(breakForReading('请带户口本或出生证明。', 620, 72)).toBe('请带户口本\n或出生证明。');
  });

  it('end between two words where a pause would cost one', () => {
    expect(breakForReading('请拿好证件和凭条，再走。', 7 * 72, 72)).toBe('请拿好证件\n和凭条，再走。');
  });

  it('never open with a stop or close with a bracket', () => {
    expect(breakForReading('医医医，》', 4 * 72, 72)).toBe('医医\n医，》');
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 22 }), (text, perLine) => {
        for (const line of breakForReading(text, perLine * 72, 72)
          .split('\n')
          .slice(1))
          expect(line).not.toMatch(/^[，。）》]/u);
        for (const line of breakForReading(text, perLine * 72, 72)
          .split('\n')
          .slice(0, -1))
          expect(line).not.toMatch(/[（《]$/u);
      }),
    );
  });

  it('end at a pause where that costs no line, else between two words', () => {
    expect(breakForReading('还不行，请工作人员帮您。', 720, 90)).toBe('还不行，\n请工作人员帮您。');
    expect(breakForReading('也可以请窗口工作人员帮您办。', 720, 90)).toBe('也可以请窗口\n工作人员帮您办。');
    expect(breakForReading('2026年10月8日，88.00元', 720, 72)).toBe('2026年10月8日，\n88.00元');
    expect(breakForReading('请稍等。', 720, 90)).toBe('请稍等。');
  });

  it('keep every character, and are never more than they would be anyway', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 300, max: 1800 }),
        fc.constantFrom(44, 72, 112),
        (text, width, px) => {
          const broken = breakForReading(text, width, px);
          expect(broken.replaceAll('\n', '')).toBe(text);
          expect(countLines(broken, width, px)).toBeLessThanOrEqual(countLines(text, width, px));
        },
      ),
    );
  });
});

it('digits and marks are reckoned as wide as their bold drawings', () => {
  // Measured in the shipped bold font: reckoned narrower, a row that was counted as one line was drawn in two.
  expect(widthInEm('11:58叫的，已应答')).toBeGreaterThanOrEqual(8.678);
  expect(widthInEm('*')).toBeGreaterThanOrEqual(0.511);
  expect(widthInEm('(')).toBeGreaterThanOrEqual(0.378);
});
