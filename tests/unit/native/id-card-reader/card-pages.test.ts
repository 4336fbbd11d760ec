import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemblePages, pageAnswerOf, readPage } from '../../../../native/id-card-reader/card-pages.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { baseReadData } from '../../../simulators/id-card-reader/synthetic-card.ts';

const BLOCK = Uint8Array.from(baseReadData(presetCards.resident));
const cut = (block: Uint8Array): Uint8Array[] =>
  Array.from({ length: 6 }, (_page, index) => block.slice(index * 256, (index + 1) * 256));

describe('commands', () => {
  it.each([0, 1, 2, 3, 4, 5])('page %i is FF B0 pp 00 00', (page) => {
    expect(readPage(page)).toEqual(Uint8Array.of(0xff, 0xb0, page, 0, 0));
  });

  it('asks for the very length when the reader wants it', () => {
    expect(readPage(5, 4)).toEqual(Uint8Array.of(0xff, 0xb0, 5, 0, 4));
  });
});

describe('answers', () => {
  it.each([
    ['a page', [1, 2, 0x90, 0x00], { kind: 'page', content: Uint8Array.of(1, 2) }],
    ['an empty page', [0x90, 0x00], { kind: 'page', content: new Uint8Array() }],
    ['another length', [0x6c, 0x04], { kind: 'other-length', expected: 4 }],
    ['a refusal', [0x6a, 0x82], { kind: 'refused' }],
    ['data with a refusal', [1, 0x6c, 0x04], { kind: 'refused' }],
    ['90 with something else', [0x90, 0x01], { kind: 'refused' }],
    ['one byte', [0x90], { kind: 'refused' }],
    ['nothing', [], { kind: 'refused' }],
  ])('%s', (_name, bytes, expected) => {
    expect(pageAnswerOf(Uint8Array.from(bytes))).toEqual(expected);
  });
});

describe('a card from its pages', () => {
  it('is the block of 30 01, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1280, maxLength: 1280 }), (rest) => {
        const block = Uint8Array.from([1, 0, 4, 0, ...rest]);
        expect(assemblePages(cut(block))).toEqual(block);
      }),
    );
  });

  it('may have its last page padded', () => {
    const pages = cut(BLOCK);
    pages[5] = Uint8Array.from([...(pages[5] ?? []), ...new Uint8Array(252).fill(0xff)]);
    expect(assemblePages(pages)).toEqual(BLOCK);
  });

  it('is a copy, so that the pages can be overwritten', () => {
    const pages = cut(BLOCK);
    const block = assemblePages(pages);
    for (const page of pages) page.fill(0);
    expect(block).toEqual(BLOCK);
  });

  it.each([
    ['a page missing', (pages: Uint8Array[]) => pages.slice(1)],
    ['a page too many', (pages: Uint8Array[]) => [...pages, new Uint8Array(4)]],
    ['a short page', (pages: Uint8Array[]) => pages.map((page, at) => (at === 2 ? page.slice(1) : page))],
    ['a last page of another size', (pages: Uint8Array[]) => [...pages.slice(0, 5), new Uint8Array(5)]],
    [
      'pages in another order',
      (pages: Uint8Array[]) => [...pages.slice(1, 3), ...pages.slice(0, 1), ...pages.slice(3)],
    ],
    ['other lengths', (pages: Uint8Array[]) => pages.map((page) => page.map((byte) => byte ^ 1))],
  ])('is none with %s', (_name, change) => {
    expect(assemblePages(change(cut(BLOCK)))).toBeUndefined();
  });
});
