import { describe, expect, it } from 'vitest';
import { lexiconOf } from '../../../../renderer/speech/lexicon.ts';
import type { Clip, VoiceManifest } from '../../../../renderer/speech/manifest.ts';
import { soundsOf } from '../../../../renderer/speech/pronounce.ts';
import { inContext, type Piece, speechOf } from '../../../../renderer/speech/speech-of.ts';

const clip = (key: string, text: string, change: Partial<Clip> = {}): Clip => ({
  key,
  text,
  pinyin: '',
  source: 'synthetic',
  pack: 'sentences',
  at: 0,
  bytes: 1,
  ms: 1,
  lufs: -18,
  peak: -3,
  made: key,
  ...change,
});
const SYLLABLES = [
  ...'qing3- qing3 zhang1 san1 hao3 hao3- hao2 di4 er4 bu4 gong4 wu3 wu3- zhe4 shi4 yi1 yue4 ri4 de5 ma1 nin2'.split(
    ' ',
  ),
  ...'shan4 dan1 xiang1 cun1'.split(' '),
];
const manifest: VoiceManifest = {
  templates: [
    { key: 'kept', text: '这是{month}月{day}日的记录，现在联不上网。' },
    { key: 'asks', text: '{name}，请输密码' },
  ],
  clips: [
    clip('greeting', '您好。'),
    clip('again', '您好'),
    clip('wait', '请稍等'),
    clip('doctor', '医生'),
    clip('kept#2', '日的记录，现在联不上网。'),
    clip('asks#1', '，请输密码'),
    ...SYLLABLES.map((syllable) => clip(`syllable.${syllable}`, '', { pack: 'syllables' })),
  ],
};
const lexicon = lexiconOf(manifest);

const keys = (pieces: readonly Piece[]): readonly string[] =>
  pieces.map((piece) => ('key' in piece ? piece.key.replace('syllable.', '') : `…${piece.silence}`));
const spoken = (text: string, name = false) => keys(speechOf(text, lexicon, soundsOf, name));

describe('what is spoken of a text', () => {
  it('is its clip where there is one; marks and spaces at its end do not matter', () => {
    for (const text of ['您好', '您好。', ' 您好！ ', '您 好']) expect(spoken(text)).toEqual(['greeting']);
  });

  it('is a sentence of the catalogue with its gaps filled', () => {
    expect(spoken('这是1月5日的记录，现在联不上网。')).toEqual([
      'zhe4',
      'shi4',
      'yi1',
      'yue4',
      'wu3',
      'kept#2',
    ]);
  });

  it('fills a gap with a clip where there is one', () => {
    expect(spoken('医生，请输密码')).toEqual(['doctor', 'asks#1']);
    expect(spoken('张三，请输密码')).toEqual(['zhang1', 'san1', 'asks#1']);
  });

  it('is put together of sentences and of clauses that have clips', () => {
    expect(spoken('您好。请稍等。')).toEqual(['greeting', '…350', 'wait']);
    expect(spoken('您好，请稍等。')).toEqual(['greeting', '…180', 'wait']);
  });

  it('is one voice within a sentence: where one clause has no clip, all of it is spelt', () => {
    expect(spoken('您好，张三')).toEqual(['nin2', 'hao3', '…180', 'zhang1', 'san1']);
  });

  it('is spelt where nothing is known, in figures too', () => {
    expect(spoken('第2步，共5步')).toEqual(['di4', 'er4', 'bu4', '…180', 'gong4', 'wu3-', 'bu4']);
  });

  it('reads a surname as a surname', () => {
    expect(spoken('单')).toEqual(['dan1']);
    expect(spoken('单', true)).toEqual(['shan4']);
  });

  it('is nothing where there is nothing to say', () => {
    for (const text of ['', ' ', '…', '——']) expect(spoken(text)).toEqual([]);
  });

  it('takes another tone where one has no clip, and leaves out what has none at all', () => {
    expect(spoken('妈麻')).toEqual(['ma1', 'ma1']);
    expect(spoken('乡村圈')).toEqual(['xiang1', 'cun1']);
  });
});

describe('third tones', () => {
  const context = (...syllables: string[]) =>
    inContext(syllables.map((syllable) => (syllable === ',' ? { pause: 'short' } : { syllable })))
      .map((sound) => ('syllable' in sound ? sound.syllable : ','))
      .join(' ');

  it('rise before another, stay low before anything else, and are whole at the end', () => {
    expect(context('ni3', 'hao3')).toBe('ni2 hao3');
    expect(context('hao3', 'ren2')).toBe('hao3- ren2');
    expect(context('hao3', ',', 'hao3')).toBe('hao3 , hao3');
    expect(context('xiao3', 'xiao3', 'xiao3', 'de5')).toBe('xiao2 xiao2 xiao3- de5');
  });
});

describe('the same words under several keys', () => {
  it('are spoken by a person where one of them was recorded', () => {
    const withVoice = lexiconOf({
      templates: [],
      clips: [clip('first', '好的'), clip('second', '好的', { source: 'recorded' }), clip('third', '好的')],
    });
    expect(withVoice.sentence('好的')?.key).toBe('second');
  });

  it('are the first of them otherwise, and a piece of another text never', () => {
    expect(lexicon.sentence('您好')?.key).toBe('greeting');
    expect(lexicon.sentence('，请输密码')).toBeUndefined();
  });
});
