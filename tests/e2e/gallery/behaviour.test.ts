import { describe, expect, it } from 'vitest';
import { stepId } from '../../../electron/contract/ids.ts';
import { NOON } from '../../support/status-at-rest.ts';
import { shown } from '../support/glass.ts';
import { geometryOf } from '../sweep/geometry.ts';
import { fixture, galleryHandAtWelcome } from './gallery-hand.ts';
import { show, windows } from './gallery-station.ts';

const hand = galleryHandAtWelcome();
const { put, button, tap, type, commands, sent } = hand;
/** A page on which nobody was for five seconds: it tells the station of a hand at once. */
const untouched = async () => {
  await hand.leave();
  await hand.open('portrait');
};
/** The middle of a button, for a finger that does not look again. */
const middleOf = async (name: string) => {
  const box = await button(name).boundingBox();
  if (box === null) throw new Error(`No button ${name}`);
  return [box.x + box.width / 2, box.y + box.height / 2] as const;
};
const text = () => hand.page.locator('[data-screen]').innerText();

describe('the page and its address', () => {
  it('takes the token out of the address', () => {
    expect(hand.page.url()).not.toContain('token');
  });

  it('has exactly one element that names the screen', async () => {
    expect(await hand.page.locator('[data-screen]').count()).toBe(1);
  });
});

describe('a touch', () => {
  it('acts on release', async () => {
    await tap('开始办理');
    expect(await sent(1)).toEqual([{ event: 'begin' }]);
  });

  it('acts once when the finger shakes', async () => {
    await put('check-answers');
    const [x, y] = await middleOf('提交备案');
    for (let tapped = 0; tapped < 3; tapped += 1) await hand.page.touchscreen.tap(x, y);
    await tap('帮助');
    expect((await sent(2)).map(({ event }) => event)).toEqual(['submit', 'callHelp']);
  });

  it('acts again after a while', async () => {
    await tap('帮助');
    await tap('帮助');
    expect(await sent(2)).toEqual([{ event: 'callHelp' }, { event: 'callHelp' }]);
  });

  it('does not act on the screen that came under the finger', async () => {
    await put('question-choice');
    const [x, y] = await middleOf('继续');
    await hand.page.touchscreen.tap(x, y);
    const { screen } = fixture('question-choice');
    if (screen.name !== 'question') throw new Error('Not a question');
    // The same question again under another name: its 继续 stands where the last one stood.
    hand.gallery.put({ ...fixture('question-choice'), screen: { ...screen, step: stepId('another') } });
    await hand.page.waitForSelector('[data-ready="false"]');
    await hand.page.touchscreen.tap(x, y);
    await tap('帮助');
    expect((await sent(2)).map(({ event }) => event)).toEqual(['answerStep', 'callHelp']);
    await tap('接着办');
    await shown(button('继续'));
    await hand.page.touchscreen.tap(x, y);
    expect((await sent(3)).at(-1)).toMatchObject({ event: 'answerStep', step: 'another' });
  });

  it('does nothing when the finger slides off', async () => {
    const { page } = hand;
    const box = await page.getByRole('button', { name: '开始办理' }).boundingBox();
    if (box === null) throw new Error('No button');
    const cdp = await hand.viewer.context.newCDPSession(page);
    const at = (x: number, y: number) => [{ x, y }];
    await cdp.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: at(box.x + 50, box.y + 50),
    });
    await cdp.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: at(box.x + 50, box.y - 400),
    });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await tap('帮助');
    expect(await sent(1)).toEqual([{ event: 'callHelp' }]);
  });

  it('tells the station that somebody is here, at most once in five seconds', async () => {
    await untouched();
    await tap('帮助');
    await tap('接着办');
    await tap('开始办理');
    await sent(2);
    expect(hand.gallery.commands.filter((command) => command.event === 'stay')).toHaveLength(1);
  });
});

describe('the fixed bar', () => {
  it('leads back and home, and calls help', async () => {
    await put('question-choice');
    await tap('返回');
    await tap('首页');
    await tap('帮助');
    expect(await sent(3)).toEqual([{ event: 'goBack' }, { event: 'goHome' }, { event: 'callHelp' }]);
  });

  it('answers in words where there is nothing to do', async () => {
    await tap(/^返回/);
    expect(await text()).toContain('现在没有上一步。');
    expect(commands()).toEqual([]);
    await tap('好的');
    expect(await text()).toContain('开始办理');
  });

  it('says that this machine has no voice, and offers a person', async () => {
    const { page } = hand;
    await page.route('**/*.bin', (route) => route.abort());
    await page.goto('about:blank');
    await page.goto(hand.gallery.url);
    await page.waitForSelector('[data-voice="missing"]');
    // The browser tells of the files that are not there.
    hand.viewer.complaints.length = 0;
    await tap('读一遍');
    expect(await text()).toContain('工作人员可以读给您听。');
    await tap('叫工作人员');
    expect(await sent(1)).toEqual([{ event: 'callHelp' }]);
    await hand.leave();
  });

  it('changes size and colours, and everything keeps to the acceptance table', async () => {
    await put('home');
    await tap('字大小');
    await tap('字大些');
    await hand.page.waitForSelector('[data-text-size="90"]');
    await tap('字大些');
    await hand.page.waitForSelector('[data-text-size="112"]');
    expect((await geometryOf(hand.page, 112)).faults).toEqual([]);
    await tap('字大些');
    expect(await text()).toContain('字已经最大了。');
    await tap('换颜色');
    expect(await text()).toContain('已选');
    expect((await geometryOf(hand.page, 112)).faults).toEqual([]);
    await tap('黑底黄字');
    await hand.page.waitForSelector('[data-theme="yellow-on-black"]');
    await tap('好的');
    expect(await text()).toContain('您要办什么？');
  });

  it('gives everything back as it was, and the work stays', async () => {
    await put('question-digits');
    await type('138');
    await tap('字大小');
    await tap('换版式');
    await tap(/^标准版/);
    await hand.page.waitForSelector('[data-edition="standard"]');
    await tap('别的设置');
    await tap('更顺手');
    await tap('左手用');
    await hand.page.waitForSelector('[data-hand="left"]');
    await tap('画面不动');
    await hand.page.waitForSelector('[data-calm="true"]');
    await tap('返回');
    await tap('恢复原样');
    await hand.page.waitForSelector('[data-edition="elder"][data-hand="right"][data-calm="false"]');
    await tap('返回');
    expect(await text()).toContain('138');
    expect(commands().map(({ event }) => event)).not.toContain('goBack');
  });

  it('calls staff, says how soon somebody comes, and takes the call back', async () => {
    await put('question-choice', { site: { ...fixture('home').site, answerMinutes: 5 } });
    await tap('帮助');
    await expect.poll(text).toMatch(/已经叫了工作人员[^]*一般5分钟内到。[^]*不会丢/);
    await tap('不用了');
    expect(await text()).toContain('没有，我承诺');
    expect((await sent(2)).map(({ event }) => event)).toEqual(['callHelp', 'takeBackHelp']);
  });

  it('promises no time where the hall promises none', async () => {
    await tap('帮助');
    await shown(button('接着办'));
    expect(await text()).not.toContain('分钟');
  });

  it('takes the call off the glass when somebody has come', async () => {
    await put('question-choice');
    await tap('帮助');
    await shown(button('不用了'));
    hand.gallery.put({ ...fixture('question-choice'), help: { state: 'none' } });
    await shown(button(/^没有，我承诺/));
  });

  it('keeps to the table on its own pages in landscape as well', async () => {
    await hand.page.setViewportSize(windows.landscape);
    for (const textSize of [56, 72, 90, 112] as const) {
      await show(hand.viewer, hand.gallery, fixture('home'), { theme: 'standard', textSize });
      await tap('字大小');
      expect((await geometryOf(hand.page, textSize)).faults).toEqual([]);
      await tap('好的');
    }
    await hand.leave();
  });
});

describe('questions', () => {
  it('are answered by choosing and 继续, and say so when nothing is chosen', async () => {
    const status = fixture('question-choice');
    if (status.screen.name !== 'question') throw new Error('Not a question');
    await put('question-choice', { screen: { ...status.screen, answer: undefined } });
    await tap('继续');
    expect(await text()).toContain('请先选一项。');
    await tap('有居住证');
    expect(await text()).not.toContain('请先选一项。');
    await tap('继续');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'proof', answer: 'residence-permit' }]);
  });

  it('take digits by pad, grouped, with erase and clear', async () => {
    await put('question-digits');
    await type('1380013900');
    await tap('删一位');
    expect(await text()).toContain('138 0013 90');
    await type('0123');
    await tap('继续');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'phone', answer: '13800139001' }]);
    await tap('清空');
    expect(await text()).toContain('请按数字');
  });

  it('keep what was typed through a cover and a leaf', async () => {
    await put('question-digits');
    await type('138');
    await tap('字大小');
    await tap('好的');
    await put('question-digits', { idle: { stage: 'covered' } });
    expect(await text()).not.toContain('138');
    await put('question-digits');
    expect(await text()).toContain('138');
  });

  it('forget what was typed with the visit', async () => {
    await put('question-digits');
    await type('138');
    await put('welcome');
    await put('question-digits');
    expect(await text()).not.toContain('138');
  });

  it('take a place by province and city', async () => {
    await put('question-city');
    await tap('河北省');
    await tap('石家庄市');
    await tap('继续');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'destination', answer: '130100' }]);
    await tap('换省份');
    expect(await text()).toContain('北京市');
  });

  it('take a province of one city at once', async () => {
    await put('question-city');
    await tap('北京市');
    await tap('继续');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'destination', answer: '110100' }]);
  });

  it('take today, and any other day by pad', async () => {
    await put('question-day');
    await tap(/^今天/);
    await tap('继续');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'begin-day', answer: '2026-11-22' }]);
    await tap('别的日子');
    await type('0230');
    await tap('继续');
    expect(await text()).toContain('没有这一天，请再看看。');
    await tap('删一位');
    await tap('删一位');
    await tap('继续');
    expect(await text()).toContain('请填满八位数');
    await type('05');
    await tap('继续');
    expect((await sent(2))[1]).toEqual({ event: 'answerStep', step: 'begin-day', answer: '2026-02-05' });
  });
});

describe('the other screens', () => {
  it.each([
    ['identify-right', '没带证？', { event: 'sayNoCard' }],
    ['record', '打印', { event: 'printReceipt' }],
    ['record', '办完了', { event: 'finish' }],
    ['record-not-last', '继续', { event: 'proceed' }],
    ['record-slip-unknown', '补打', { event: 'printReceipt' }],
    ['notice', '继续', { event: 'proceed' }],
    ['commitment', '我同意', { event: 'agree', service: 'offsite-long-term-filing' }],
    ['check-answers', '提交备案', { event: 'submit', service: 'offsite-long-term-filing' }],
    ['check-answers', '修改手机号', { event: 'changeAnswer', step: 'phone' }],
    ['result-sent', '打印', { event: 'printReceipt' }],
    ['rate', '非常满意', { event: 'rate', rating: 5 }],
    ['rate', '不评价', { event: 'skipRating' }],
    ['rate-why', '等得太久', { event: 'giveReason', reason: 'waited-long' }],
    ['notice-on-paper', '打印', { event: 'printReceipt' }],
    ['notice-on-paper', '看看办事指南', { event: 'openGuide' }],
    ['guide', '好的', { event: 'goBack' }],
    ['home-elsewhere', '看看这里办不了的事', { event: 'openElsewhere' }],
    ['farewell-both', '好的', { event: 'finish' }],
    ['voucher-identify-own-scanner', '用医保码', { event: 'showVoucher' }],
    [
      'activation-channels',
      '微信',
      { event: 'chooseActivation', step: 'activation', to: 'steps', channel: 'wechat' },
    ],
  ] as const)('%s: %s', async (name, label, command) => {
    await put(name);
    await tap(label);
    expect(await sent(1)).toEqual([command]);
  });

  it('show the whole number when it is asked for', async () => {
    await put('home');
    await tap(/点一下看全部号码/);
    expect(await sent(1)).toEqual([{ event: 'showIdNumber' }]);
  });

  it('open an entry of the list by its number', async () => {
    await put('home');
    await tap(/查参保/);
    expect((await sent(1))[0]).toMatchObject({ event: 'openEntry' });
  });
});

describe('when nobody is there', () => {
  it('private data leaves the page altogether', async () => {
    await put('idle-covered');
    const html = await hand.page.content();
    for (const secret of ['试验甲', '0010', '正常参保', '池州']) expect(html).not.toContain(secret);
    expect(await text()).toContain('点一下屏幕继续');
  });

  it('the warning counts down and takes one touch', async () => {
    await untouched();
    await put('idle-warned', { idle: { stage: 'warned', endsAt: NOON + 42_000 } });
    expect(await text()).toMatch(/4[12]秒后自动结束。/);
    await tap('我还在');
    await expect.poll(() => hand.gallery.commands.some((command) => command.event === 'stay')).toBe(true);
  });
});

describe('when the station is gone', () => {
  it('says that it is recovering, without personal data, and comes back by itself', async () => {
    await put('record');
    hand.gallery.cut();
    await hand.page.waitForSelector('[data-connection="lost"]');
    const html = await hand.page.content();
    expect(html).toContain('正在恢复，请稍等');
    for (const secret of ['试验甲', '0010', '正常参保']) expect(html).not.toContain(secret);
    hand.gallery.reopen();
    await hand.page.waitForSelector('[data-connection="connected"]');
    expect(await text()).toContain('正常参保');
    await hand.leave();
  });
});
