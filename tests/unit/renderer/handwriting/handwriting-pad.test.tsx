import { expect, it } from 'vitest';
import { HandwritingPad } from '../../../../renderer/handwriting/handwriting-pad.tsx';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

const status = statusAtRest();
const portrait = { width: 1080, height: 1920 };
const pad = (width: number, height: number) => (
  <HandwritingPad
    metrics={metricsFor(status.site.panel, portrait, 72)}
    width={width}
    height={height}
    context="place"
    onCommit={() => undefined}
    open={() => new Promise(() => undefined)}
  />
);

it('says that it is not ready yet, and can be written into all the same', () => {
  expect(drawn(pad(984, 760), status)).toContain('正在准备，请稍等。');
  const html = markup(pad(984, 760), status);
  expect(html).toContain('<canvas');
  expect(html).toContain('aria-label="写字的地方"');
});

it('has keys to take back a stroke, or all', () => {
  expect(drawn(pad(984, 760), status)).toContain('删一笔');
  expect(drawn(pad(1330, 486), status)).toContain('重写');
});

it('names the candidates before the box where they stand above it, and after it where they stand beside', () => {
  const order = (html: string) => html.indexOf('认出的字') < html.indexOf('写字的地方');
  expect(order(markup(pad(984, 760), status))).toBe(true);
  expect(order(markup(pad(1330, 486), status))).toBe(false);
});
