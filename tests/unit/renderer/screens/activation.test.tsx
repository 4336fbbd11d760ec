import { describe, expect, it } from 'vitest';
import { serviceId, stepId } from '../../../../electron/contract/ids.ts';
import type { Screen } from '../../../../electron/contract/status.ts';
import { activationPageSchema } from '../../../../electron/contract/voucher.ts';
import { screenFor } from '../../../../renderer/screen-for.tsx';
import { activationScreens, voucherIdentifyScreens } from '../../../e2e/gallery/voucher-fixtures.ts';
import { NOON, statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

const plain = (text: string): string => text.replaceAll(' ', '');
const wordsOf = (screen: Screen): string => plain(drawn(screenFor(screen), statusAtRest(screen)));
const fixture = (name: string): Screen => {
  const screen = activationScreens[name] ?? voucherIdentifyScreens[name];
  if (screen === undefined) throw new Error(`no fixture is called ${name}`);
  return screen;
};

describe('the identify screen with a voucher', () => {
  it('names both ways, and shows both', () => {
    const words = wordsOf(fixture('voucher-identify'));
    expect(words).toMatch(/请放好身份证.*也可以出示医保码。/);
    const html = markup(screenFor(fixture('voucher-identify')), statusAtRest());
    expect(html.match(/role="img"/g)).toHaveLength(2);
  });

  it('names three ways in one sentence, and one way alone as what to do', () => {
    expect(wordsOf(fixture('voucher-identify-three-ways'))).toContain('也可以插社保卡，或出示医保码。');
    expect(wordsOf(fixture('voucher-identify-alone'))).toMatch(/请出示医保码.*没带证？/);
  });

  it('has a press where a box of its own reads, and none where the scanner does', () => {
    expect(wordsOf(fixture('voucher-identify-own-scanner'))).toContain('用医保码');
    expect(wordsOf(fixture('voucher-identify'))).not.toContain('用医保码');
  });

  it('says what came of a code, and shows the telephone alone', () => {
    const screen = fixture('voucher-identify-expired');
    expect(wordsOf(screen)).toContain('这个码过时间了。');
    expect(markup(screenFor(screen), statusAtRest()).match(/role="img"/g)?.length).toBeLessThan(3);
  });

  it('is at work while a code is decoded', () => {
    expect(wordsOf(fixture('voucher-checking'))).toMatch(/正在看医保码.*一会儿就好。/);
    expect(wordsOf(fixture('voucher-checking'))).not.toContain('没带证');
  });
});

describe('the pages of an activation', () => {
  it.each(activationPageSchema.options)('%s has a heading of its own', (page) => {
    const name = `activation-${page}`;
    expect(wordsOf(fixture(name)).length).toBeGreaterThan(5);
    const headings = Object.values(activationScreens).map((screen) => wordsOf(screen).slice(0, 5));
    expect(new Set(headings).size).toBeGreaterThan(8);
  });

  it('begin asks what nothing can tell', () => {
    expect(wordsOf(fixture('activation-begin'))).toMatch(
      /我还没有医保码.*我有，看看能不能用.*帮孩子或老人办.*我没有手机/,
    );
  });

  it('offers the face terminal only where one stands', () => {
    expect(wordsOf(fixture('activation-channels'))).not.toContain('就在这里刷脸');
    expect(wordsOf(fixture('activation-channels-face'))).toMatch(/这次没有认出您的脸。.*就在这里刷脸/);
    expect(wordsOf(fixture('activation-checking-face'))).toContain('请看刷脸的地方');
  });

  it('shows a code to photograph only where an address is confirmed', () => {
    expect(wordsOf(fixture('activation-steps'))).not.toContain('用手机照这个码');
    expect(wordsOf(fixture('activation-steps-code'))).toContain('用手机照这个码');
  });

  it('says with its time that it is active, and what is missing where nobody is insured', () => {
    expect(wordsOf(fixture('activation-activated'))).toMatch(/医保码已激活.*核对时间.*2026年11月22日12:00/);
    expect(wordsOf(fixture('activation-activated'))).not.toContain('参保');
    expect(wordsOf(fixture('activation-activated-uninsured'))).toContain('没有查到参保。');
    expect(wordsOf(fixture('activation-activated-relative'))).toContain('家人的医保码已激活');
  });

  it('claims nothing where this terminal decodes no codes', () => {
    const words = wordsOf(fixture('activation-show-staff'));
    expect(words).toMatch(/这台机器看不了医保码。请给工作人员看。.*办完了/);
    expect(words).not.toContain('激活');
  });

  it.each([
    ['activation-no-phone', '看病请带身份证或社保卡。'],
    ['activation-face-fails', '请到亮一点的地方。'],
    ['activation-asked-for-money', '谁要收钱，都别给。'],
  ])('%s says what to do, and hands over with a slip', (name, first) => {
    expect(wordsOf(fixture(name))).toContain(first);
    expect(wordsOf(fixture(name))).toContain('打凭条找人');
  });

  it('draw nothing without what they are about', () => {
    const bare: Screen = {
      name: 'activation',
      service: { id: serviceId('x'), name: 'x' },
      progress: { step: 1, of: 2 },
      step: stepId('activation'),
      page: 'steps',
      forRelative: false,
      reads: 'none',
      face: false,
      activatedAt: NOON,
    };
    expect(wordsOf(bare)).not.toContain('办好了');
    expect(wordsOf({ ...bare, page: 'family' })).not.toContain('继续');
  });
});
