import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayingsOf } from '../../../../renderer/speech/say.ts';

/** What is said as a line: words as they stand, figures in characters, breaths as `,` and `.`. */
function line(text: string): string {
  return sayingsOf(text)
    .map((say) => {
      if (say.kind === 'words') return say.text;
      if (say.kind === 'said') return say.said.map((one) => one.text).join('');
      return say.pause === 'short' ? ',' : '.';
    })
    .join('');
}

describe('figures on the screen', () => {
  it.each([
    ['2026年11月2日', '二零二六年十一月二日'],
    ['2026-01-05', '二零二六年一月五日'],
    ['14:30', '十四点三十分'],
    ['2:00', '两点'],
    ['1,234.50元', '一千二百三十四元五角'],
    ['-5元', '负五元'],
    ['3/12页', '第三页,共十二页'],
    ['2个', '两个'],
    ['1个', '一个'],
    ['第2个', '第二个'],
    ['30%', '百分之三十'],
    ['0.5%', '百分之零点五'],
    ['3.5', '三点五'],
    ['138 0013 8000', '幺三八,零零幺三,八零零零'],
    ['13800138000', '幺三八,零零幺三,八零零零'],
    ['0735-2345678', '零七三五,二三四,五六七八'],
    ['999999 19500101 002X', '九九九九九九,幺九五零零幺零幺,零零二X'],
    ['110***********0010', '幺幺零,后四位零零幺零'],
    ['****0010', '后四位零零幺零'],
    ['****', ''],
    ['12345', '幺二三四五'],
    ['007', '零零七'],
    ['60', '六十'],
    ['A4', 'A四'],
  ])('%s is said %s', (text, said) => expect(line(text)).toBe(said));

  it('stand in the middle of a sentence', () => {
    expect(line('这是11月23日的记录，现在联不上网。')).toBe('这是十一月二十三日的记录,现在联不上网');
    expect(line('58秒后自动结束。')).toBe('五十八秒后自动结束');
  });
});

describe('marks', () => {
  it('are breaths, long after a sentence; none before the first word or after the last', () => {
    expect(line('好。请稍等，谢谢！')).toBe('好.请稍等,谢谢');
    expect(line('，。好')).toBe('好');
    expect(line('（本级）、“甲”')).toBe('本级,甲');
  });

  it('of any kind lose no character and add none', () => {
    const piece = fc.constantFrom('您', '好', '证', '，', '。', ' ', '（', '\n', '”', '…', '—');
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        const text = parts.join('');
        const han = text.replaceAll(/[^您好证]/g, '');
        expect(line(text).replaceAll(/[,.]/g, '')).toBe(han);
        expect(line(text)).not.toMatch(/^[,.]|[,.]{2}|[,.]$/);
      }),
    );
  });

  it('of whatever text never throw and never go on for ever', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => void sayingsOf(text)));
    fc.assert(
      fc.property(fc.stringMatching(/^[\d.,:/\-*年月日元页%X ]{0,60}$/), (text) => void sayingsOf(text)),
    );
  });
});
