import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ColumnContext, ReadLines } from '../../../../renderer/parts/read-lines.tsx';

const TEXT = '也可以请窗口工作人员帮您办。';
const linesIn = (column: number | undefined, more: { beside?: number; most?: number } = {}): string[] => {
  const drawn = renderToStaticMarkup(
    <ColumnContext value={column}>
      <ReadLines text={TEXT} px={90} {...more} />
    </ColumnContext>,
  );
  expect(drawn.replaceAll(/<[^>]+>/g, '')).toBe(TEXT);
  return (drawn.match(/[^<>]+(?=<)/g) ?? [drawn]).filter((line) => !line.startsWith('span'));
};

describe('the lines of a block', () => {
  it('are whole words, by the width of the column that it stands in', () => {
    expect(linesIn(1300)).toEqual([TEXT]);
    expect(linesIn(800)).toEqual(['也可以请窗口', '工作人员帮您办。']);
  });

  it('leave room for what stands beside them, and are no longer than is good to read', () => {
    expect(linesIn(1300, { beside: 500 })).toEqual(['也可以请窗口', '工作人员帮您办。']);
    expect(linesIn(1300, { most: 9 })).toEqual(['也可以请窗口', '工作人员帮您办。']);
  });

  it('are the browser’s where the column is not known', () => {
    expect(linesIn(undefined)).toEqual([TEXT]);
  });
});
