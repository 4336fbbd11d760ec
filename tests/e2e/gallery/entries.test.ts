import { describe, expect, it } from 'vitest';
import { shown } from '../support/glass.ts';
import { galleryHandAtWelcome } from './gallery-hand.ts';
import { windows } from './gallery-station.ts';

const hand = galleryHandAtWelcome();
const { put, button, tap, type, sent } = hand;
const field = () => hand.page.locator('[data-part="field"]').innerText();

describe('a citizen’s number', () => {
  it('is echoed 6-8-4 while it is typed, takes an X only at its end, and is sent as it stands', async () => {
    await put('entry-number');
    await type('X110105X');
    expect(await field()).toBe('110105');
    await type('19491231002XX');
    expect(await field()).toBe('110105 19491231 002X');
    await tap('继续');
    expect(await sent(1)).toEqual([
      { event: 'answerStep', step: 'holder-number', answer: '11010519491231002X' },
    ]);
  });

  it('that was left is shown masked until a key is touched', async () => {
    await put('entry-number-changing');
    expect(await field()).toBe('999*** ******** 995X');
    await tap('删一位');
    expect(await field()).toBe('999999 19700101 995');
  });

  it('is empty after 清空, and not before', async () => {
    await put('entry-number-complaint');
    expect(await field()).toContain('999999 19700101 9951');
    await tap('清空');
    expect(await field()).toContain('请按数字');
  });
});

describe('a complaint', () => {
  it('takes the focus on top, stands beside the field, and opens the title', async () => {
    await put('entry-phone-complaint');
    const summary = hand.page.locator('[data-part="error-summary"]');
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await summary.innerText()).toContain('手机号不对。');
    expect(await hand.page.locator('[data-part="field-message"]').innerText()).toContain('手机号不对。');
    expect(await hand.page.title()).toBe('要改一下：新的手机号是多少？');
    expect(await field()).toContain('128 0000 0000');
    await put('welcome');
    expect(await hand.page.title()).not.toContain('要改一下');
  });

  it('leaves the keypad where it can go on', async () => {
    await put('entry-phone-complaint');
    hand.gallery.press('next');
    await expect.poll(() => hand.page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
  });
});

describe('money', () => {
  it('is typed with 角分 and nothing beyond', async () => {
    await put('entry-amount');
    await type('1234');
    await tap('点');
    await type('567');
    expect(await field()).toBe('1,234.56元');
    await tap('继续');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'base', answer: '1234.56' }]);
  });
});

describe('a home', () => {
  it('is chosen by lists, then group and house by pad', async () => {
    await put('entry-village');
    await tap('尧渡镇');
    await tap('村');
    await tap('黄泥村');
    await tap('继续');
    await type('05');
    await tap('继续');
    await type('12');
    expect(await field()).toBe('12号');
    await tap('继续');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'home', answer: '341721100200-5-12' }]);
  });

  it('needs neither group nor house', async () => {
    await put('entry-village');
    await tap('尧渡镇');
    await tap('社区和别的');
    await tap('团结社区');
    await tap('继续');
    await tap('没有组');
    await tap('没有门牌');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'home', answer: '341721100001--' }]);
  });

  it('goes back one list at a time, and keeps what was chosen', async () => {
    await put('entry-village');
    await tap('尧渡镇');
    await tap('村');
    await tap('黄泥村');
    await tap('重选');
    await tap('重选');
    expect(await button(/^尧渡镇/).getAttribute('aria-pressed')).toBe('true');
  });

  it('is gone back through by 返回 as well, one page and not one question, by finger and by keypad', async () => {
    await put('entry-village');
    await tap('尧渡镇');
    await tap('村');
    await tap('黄泥村');
    await tap('继续');
    await type('5');
    await tap('返回');
    await expect.poll(() => hand.page.locator('h1').innerText()).toBe('是哪个村？');
    hand.gallery.press('back');
    await expect.poll(() => hand.page.locator('h1').innerText()).toBe('是村还是社区？');
    hand.gallery.press('back');
    await expect.poll(() => hand.page.locator('h1').innerText()).toBe('您现在住在哪里？');
    await tap('返回');
    expect(await sent(1)).toEqual([{ event: 'goBack' }]);
  });

  it('is not sent before a village is chosen: the station says what is missing', async () => {
    await put('entry-village');
    await tap('尧渡镇');
    await tap('继续');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'home', answer: '' }]);
  });

  it('that was answered is shown whole', async () => {
    await put('entry-village-answered');
    await expect.poll(field).toBe('尧渡镇黄泥村12组108号');
    await tap('继续');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'home', answer: '341721100200-12-108' }]);
  });
});

describe('what was answered before in the visit', () => {
  it('is confirmed with one touch', async () => {
    await put('entry-phone-remembered');
    await tap('对的');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'phone', answer: '13800000000' }]);
  });

  it('is changed on the pad, from what it was', async () => {
    await put('entry-phone-remembered');
    await tap('不对，改');
    await tap('删一位');
    await type('1');
    await tap('继续');
    expect(await sent(1)).toEqual([{ event: 'answerStep', step: 'phone', answer: '13800000001' }]);
  });
});

describe('words', () => {
  it('lose one character at a time, and are never longer than they may be', async () => {
    await put('entry-name-filled');
    await tap('删一字');
    await tap('继续');
    expect(await sent(1)).toMatchObject([{ event: 'answerStep', answer: '阿卜杜热合曼·试验提依' }]);
  });

  it('are written by hand first, by pinyin when it is asked for, and the way stays', async () => {
    await put('entry-name');
    await shown(hand.page.getByRole('img', { name: '写字的地方' }));
    await tap('用拼音');
    await shown(button('用手写'));
    await put('entry-name', { idle: { stage: 'covered' } });
    await put('entry-name');
    await shown(button('用手写'));
  });

  it('are filled in by staff when they are called, and nothing is lost', async () => {
    await put('entry-name-filled');
    await tap('请工作人员帮我填');
    expect(await sent(1)).toEqual([{ event: 'callHelp' }]);
    await tap(/接着|继续|好的/);
    expect(await field()).toContain('阿卜杜热合曼');
  });
});

describe('a signature', () => {
  const draw = async () => {
    const box = await hand.page.getByRole('img', { name: '签字的框' }).boundingBox();
    if (box === null) throw new Error('No box');
    await hand.page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.5);
    await hand.page.mouse.down();
    await hand.page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.5, { steps: 20 });
    await hand.page.mouse.up();
  };

  it('is sent as small whole numbers', async () => {
    await put('signature');
    await draw();
    await tap('确认');
    const [command] = await sent(1);
    expect(command).toMatchObject({ event: 'sign', step: 'signature', signature: { by: 'hand' } });
    const { strokes } = (command as { signature: { strokes: number[][] } }).signature;
    expect(strokes).toHaveLength(1);
    // The box has a frame: the ink begins a little inside it.
    [200, 200, 800, 200].forEach((place, at) => {
      const ends = [...(strokes[0]?.slice(0, 2) ?? []), ...(strokes[0]?.slice(-2) ?? [])];
      expect(Math.abs((ends[at] ?? 0) - place)).toBeLessThanOrEqual(5);
    });
  });

  it('is begun anew with 重签, and asked for when there is none', async () => {
    await put('signature');
    await draw();
    await tap('重签');
    await tap('确认');
    expect(await sent(1)).toEqual([{ event: 'sign', step: 'signature' }]);
  });

  it('survives a cover, leaves the page with the visit, and is not on it while covered', async () => {
    await put('signature');
    await draw();
    await put('signature', { idle: { stage: 'covered' } });
    expect(await hand.page.locator('canvas').count()).toBe(0);
    await put('signature');
    await tap('确认');
    expect(await sent(1)).toMatchObject([{ signature: { by: 'hand' } }]);
    await put('welcome');
    await put('signature');
    await tap('确认');
    expect((await sent(2))[1]).toEqual({ event: 'sign', step: 'signature' });
  });

  it('that was given stands when nothing is touched', async () => {
    await put('signature-given');
    await tap('确认');
    expect(await sent(1)).toEqual([{ event: 'proceed' }]);
  });

  it('is a thumb-print on paper for who does not write', async () => {
    await put('signature');
    await tap('我不会签字');
    expect(await hand.page.locator('[data-screen]').innerText()).toContain('请在框里按指印。');
    await tap('我按指印');
    expect(await sent(1)).toEqual([{ event: 'sign', step: 'signature', signature: { by: 'thumb' } }]);
  });

  it('is written on its side as well', async () => {
    await hand.page.setViewportSize(windows.landscape);
    await put('signature');
    await draw();
    await tap('确认');
    expect(await sent(1)).toMatchObject([{ event: 'sign', signature: { by: 'hand' } }]);
  });
});

it('complains of nothing', async () => {
  for (const name of ['entry-name', 'entry-village', 'signature', 'entry-number']) await put(name);
  expect(hand.viewer.complaints).toEqual([]);
});
