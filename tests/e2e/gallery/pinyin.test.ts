import { beforeEach, describe, expect, it } from 'vitest';
import { shown } from '../support/glass.ts';
import { geometryOf } from '../sweep/geometry.ts';
import { fixture, galleryHand } from './gallery-hand.ts';
import { type Hanging, show } from './gallery-station.ts';

const SIZES = [56, 72, 90, 112] as const;
/** 郴州. */
const PLACE = '431000';

const hand = galleryHand();

/** A text question of a hall in the place, with the keyboard in the place of the writing box. */
async function openKeyboard(name: string, hanging: Hanging, textSize: (typeof SIZES)[number]): Promise<void> {
  await hand.open(hanging);
  const status = fixture(name);
  const site = { ...status.site, place: PLACE };
  await show(hand.viewer, hand.gallery, { ...status, site }, { textSize, theme: 'standard' });
  await tap('用拼音');
  await shown(letters());
  // The lists are here when the invitation is.
  await shown(candidates().getByText('请按拼音'));
}
const letters = () => hand.page.getByRole('group', { name: '拼音字母' });
const candidates = () => hand.page.getByRole('group', { name: '可选的字' });
const { tap } = hand;
/** Letters by real taps, one after the other. */
const type = async (typed: string) => {
  for (const letter of typed) await letters().getByRole('button', { name: letter, exact: true }).tap();
};
const choose = (written: string) => candidates().getByRole('button', { name: written, exact: true }).tap();
const typed = () => hand.page.getByLabel('打出的拼音').innerText();
const answers = () => hand.gallery.commands.filter(({ event }) => event === 'answerStep');

describe('writing a name by its sounds', () => {
  beforeEach(() => openKeyboard('entry-name', 'portrait', 72));

  it('takes one tap a character, and leaves nothing behind', async () => {
    await type('shi');
    expect(await typed()).toBe('shi');
    await choose('施');
    expect(await typed()).toBe('');
    await type('yan');
    await choose('燕');
    await tap('继续');
    await expect.poll(answers).toEqual([{ event: 'answerStep', step: 'holder-name', answer: '施燕' }]);
    expect(hand.viewer.complaints).toEqual([]);
  });

  it('takes away letters first, then what was written', async () => {
    await type('shi');
    await choose('施');
    await type('ya');
    await letters().getByRole('button', { name: '删除' }).tap();
    expect(await typed()).toBe('y');
    await letters().getByRole('button', { name: '清空' }).tap();
    expect(await typed()).toBe('');
    expect(await hand.page.getByText('施').count()).toBe(1);
    await letters().getByRole('button', { name: '删除' }).tap();
    expect(await hand.page.getByText('施').count()).toBe(0);
  });

  it('writes nothing by itself, and turns pages', async () => {
    await type('li');
    const first = await candidates().getByRole('button').allInnerTexts();
    await tap('下一页');
    const second = await candidates().getByRole('button').allInnerTexts();
    expect(first.filter((one) => second.includes(one))).toEqual([]);
    await tap('上一页');
    expect(await candidates().getByRole('button').allInnerTexts()).toEqual(first);
    await tap('继续');
    await expect.poll(answers).toEqual([{ event: 'answerStep', step: 'holder-name', answer: '' }]);
  });

  it('says so where no syllable begins with the letters', async () => {
    await type('ü');
    expect(await candidates().innerText()).toBe('没有这个音，请改一改。');
  });
});

describe('writing a village by its sounds', () => {
  it('knows the villages of the place, also by an ear that cannot tell n from l', async () => {
    await openKeyboard('entry-place-text', 'landscape', 72);
    await type('xiameiqiao');
    await choose('下湄桥村');
    await type('lanling');
    await choose('南岭社区');
    await tap('继续');
    await expect.poll(answers).toEqual([{ event: 'answerStep', step: 'detail', answer: '下湄桥村南岭社区' }]);
    expect(hand.viewer.complaints).toEqual([]);
  });
});

describe('the keyboard', () => {
  const hung = (['portrait', 'landscape'] as const).flatMap((hanging) =>
    SIZES.map((size) => ({ hanging, size })),
  );

  /** A complaint above it takes room; in portrait at 112 px there is too little left for both. */
  const cases = hung.flatMap((one) => [
    { ...one, name: 'entry-name' },
    ...(one.hanging === 'landscape' ? [{ ...one, name: 'entry-place-text-complaint' }] : []),
  ]);

  it.each(cases)('stands whole on $name, $hanging at $size px, with eight candidates', async (one) => {
    const { hanging, size, name } = one;
    await openKeyboard(name, hanging, size);
    await type('zhang');
    expect(await candidates().getByRole('button').count()).toBeGreaterThanOrEqual(8);
    expect((await geometryOf(hand.page, size)).faults).toEqual([]);
  });
});
