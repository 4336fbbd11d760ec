import { describe, expect, it } from 'vitest';
import { CandidateKeys } from '../../../../renderer/pinyin/candidate-keys.tsx';
import { planKeyboard } from '../../../../renderer/pinyin/keyboard-plan.ts';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

const metrics = metricsFor({ widthMm: 268, heightMm: 476 }, { width: 1080, height: 1920 }, 72);
const plan = planKeyboard(metrics, 984, 748);
const status = statusAtRest({ name: 'welcome' });
const keys = (letters: string, ...written: string[]) => (
  <CandidateKeys
    metrics={metrics}
    plan={plan}
    letters={letters}
    candidates={written.map((one) => ({ written: one, letters: 1 }))}
    hint="请按拼音，再点要的字。"
    onChoose={() => undefined}
  />
);
const cells = plan.columns * plan.rows;

describe('the candidates', () => {
  it('are keys, with what was typed under them, ü as it is read', () => {
    expect(drawn(keys('lv', '吕', '绿'), status)).toMatch(/吕 绿 .*lü/);
    expect(markup(keys('lv', '吕', '绿'), status).match(/data-kind="candidate"/g)).toHaveLength(2);
  });

  it('give way to a hint where there are none', () => {
    expect(drawn(keys(''), status)).toContain('请按拼音，再点要的字。');
    expect(drawn(keys('lv', '吕'), status)).not.toContain('请按拼音');
  });

  it('go on to a next page only where there is one', () => {
    const many = Array.from({ length: cells + 1 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    expect(drawn(keys('yi', ...many.slice(0, cells)), status)).not.toContain('下一页');
    expect(drawn(keys('yi', ...many), status)).toContain('下一页');
    expect(drawn(keys('yi', ...many), status)).not.toContain('上一页');
    expect(drawn(keys('yi', ...many), status)).not.toContain(many.at(-1));
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
