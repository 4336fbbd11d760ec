import { describe, expect, it } from 'vitest';
import { CandidateKeys } from '../../../../renderer/pinyin/candidate-keys.tsx';
import { candidatePages } from '../../../../renderer/pinyin/candidate-pages.ts';
import { planKeyboard } from '../../../../renderer/pinyin/keyboard-plan.ts';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

const panel = { widthMm: 268, heightMm: 476 };
const metrics = metricsFor(panel, { width: 1080, height: 1920 }, 72);
const plan = planKeyboard(metrics, 984, 748);
const status = statusAtRest({ name: 'welcome' });
const nothing = () => undefined;
const page = (...written: string[]) =>
  candidatePages(
    written.map((one) => ({ written: one, letters: 1 })),
    plan,
    metrics,
  )[0] ?? [];
const keys = (letters: string, ...written: string[]) => (
  <CandidateKeys
    plan={plan}
    letters={letters}
    page={page(...written)}
    hint="请按拼音，再点要的字。"
    onChoose={nothing}
  />
);

describe('the candidates', () => {
  it('are keys, with what was typed under them, ü as it is read', () => {
    expect(drawn(keys('lv', '吕', '绿'), status)).toMatch(/吕 绿 .*lü/);
    expect(markup(keys('lv', '吕', '绿'), status).match(/data-kind="candidate"/g)).toHaveLength(2);
  });

  it('give way to a hint where there are none', () => {
    expect(drawn(keys(''), status)).toContain('请按拼音，再点要的字。');
    expect(drawn(keys('lv', '吕'), status)).not.toContain('请按拼音');
  });

  it('lead to pages before and behind only where there are', () => {
    const props = { plan, letters: 'yi', page: page('一'), hint: '', onChoose: nothing };
    expect(drawn(<CandidateKeys {...props} />, status)).not.toMatch(/上一页|下一页/);
    expect(drawn(<CandidateKeys {...props} onLater={nothing} />, status)).toMatch(/^[^上]*下一页/);
    expect(drawn(<CandidateKeys {...props} onEarlier={nothing} onLater={nothing} />, status)).toMatch(
      /上一页 下一页/,
    );
  });

  it('stand beside what was typed in a low room, and leave the pages to the letters', () => {
    const low = planKeyboard(metricsFor(panel, { width: 1920, height: 1080 }, 72), 1331, 430);
    const html = drawn(
      <CandidateKeys
        plan={low}
        letters="yi"
        page={page('一')}
        hint=""
        onChoose={nothing}
        onLater={nothing}
      />,
      status,
    );
    expect(html).toMatch(/yi 一/);
    expect(html).not.toContain('下一页');
  });

  it('span the cells that their characters need', () => {
    const html = markup(keys('yibaoka', '医', '异地就医'), status);
    expect(html).toContain('grid-column:span 1');
    expect(html).toMatch(/grid-column:span [2-9]/);
  });

  it('show the end of what was typed where it is too long', () => {
    const long = 'a'.repeat(10) + 'b'.repeat(20);
    expect(drawn(keys(long), status)).toContain('b'.repeat(Math.min(20, plan.typedLetters)));
    expect(drawn(keys(long), status)).not.toContain(long);
  });
});
