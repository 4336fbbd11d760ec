import { describe, expect, it } from 'vitest';
import { EntryField, endOf, entryFieldHeight } from '../../../../renderer/parts/entry-field.tsx';
import { metricsFor, textHeight } from '../../../../renderer/theme/millimetres.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

const panel = { widthMm: 268, heightMm: 476 };
const metrics = metricsFor(panel, { width: 1080, height: 1920 }, 72);
const largest = metricsFor(panel, { width: 1080, height: 1920 }, 112);
const status = statusAtRest({ name: 'welcome' });
const NUMBER = '999999 19700101 995X';

describe('a field', () => {
  it('says what is in it, or what to do', () => {
    expect(drawn(<EntryField metrics={metrics} text="138 0013" />, status)).toContain('138 0013');
    expect(drawn(<EntryField metrics={metrics} text="" />, status)).toContain('请按数字');
    expect(drawn(<EntryField metrics={metrics} text="" empty="还没有写" />, status)).toContain('还没有写');
  });

  it('marks what is private, so that it is not read aloud', () => {
    expect(markup(<EntryField metrics={metrics} text="1" isPrivate />, status)).toContain(
      'data-private="true"',
    );
    expect(markup(<EntryField metrics={metrics} text="1" />, status)).not.toContain('data-private');
  });

  it('says beside what was entered what is wrong with it', () => {
    const wrong = <EntryField metrics={metrics} text="138" complaint="手机号没填完。" />;
    expect(drawn(wrong, status)).toMatch(/138.*手机号没填完。/);
    expect(markup(wrong, status)).toContain('data-part="field-message"');
  });

  it('says so in one word where the letters are largest and the sentence stands above', () => {
    const wrong = <EntryField metrics={largest} text="138" complaint="手机号没填完。" />;
    expect(drawn(wrong, status)).toContain('请改这里');
    expect(drawn(wrong, status)).not.toContain('手机号没填完。');
  });

  it('is as high as its lines', () => {
    const one = entryFieldHeight({ metrics, text: '138' }, 984);
    expect(entryFieldHeight({ metrics, text: '字'.repeat(20) }, 984)).toBe(one + textHeight(metrics.text));
    expect(entryFieldHeight({ metrics, text: '138', complaint: '请改。' }, 984)).toBeGreaterThan(one);
  });

  it('rather shrinks digits a little than breaks them, and never under the smallest letters', () => {
    const height = entryFieldHeight({ metrics: largest, text: NUMBER, width: 984 }, 984);
    expect(height).toBeLessThan(entryFieldHeight({ metrics: largest, text: '1' }, 984) + 1);
    expect(entryFieldHeight({ metrics: largest, text: NUMBER }, 984)).toBeGreaterThan(height);
    const narrow = markup(<EntryField metrics={largest} text={NUMBER.repeat(9)} width={984} />, status);
    expect(narrow).toContain(`font-size:${largest.furniture}px`);
  });
});

describe('the end of a long text', () => {
  it.each([
    ['一二三四五', 500, 1, '一二三四五'],
    ['一二三四五', 400, 1, '…三四五'],
    ['一二三四五六七八', 400, 2, '一二三四五六七八'],
    ['一二三四五六七八九', 400, 2, '…三四五六七八九'],
    ['', 400, 1, ''],
  ])('%s in %i px on %i lines: %s', (text, width, lines, shown) => {
    expect(endOf(text, width, 100, lines)).toBe(shown);
  });
});
