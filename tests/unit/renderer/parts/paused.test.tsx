import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Paused } from '../../../../renderer/parts/paused.tsx';

describe('words with their pauses', () => {
  it('are plain where they take one line', () => {
    expect(renderToStaticMarkup(<Paused text="请稍等。" />)).toBe('请稍等。');
  });

  it('stand line by line and still read as one text', () => {
    const drawn = renderToStaticMarkup(<Paused text={'打印停了。\n请叫工作人员加纸。'} />);
    expect(drawn.match(/<span/g)).toHaveLength(2);
    expect(drawn.replaceAll(/<[^>]+>/g, '')).toBe('打印停了。请叫工作人员加纸。');
  });
});
