import { describe, expect, it } from 'vitest';
import type { Panel } from '../../../../electron/contract/site.ts';
import type { PreferencesChange } from '../../../../electron/contract/status.ts';
import { changedBy } from '../../../../electron/core/commands.ts';
import { DEFAULT_PREFERENCES } from '../../../../electron/core/state.ts';
import { SettingsLeaf } from '../../../../renderer/parts/leaf-settings.tsx';
import type { SettingsPage } from '../../../../renderer/parts/scene.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

const rest = statusAtRest();
const status = (change: PreferencesChange = {}, panel: Partial<Panel> = {}) =>
  statusAtRest(rest.screen, {
    preferences: changedBy(DEFAULT_PREFERENCES, change),
    site: { ...rest.site, panel: { ...rest.site.panel, ...panel } },
    resident: { name: '试验甲', idNumber: '999***********0010', idNumberShown: false },
  });
const leaf = (page: SettingsPage) => <SettingsLeaf page={page} onClose={() => undefined} />;
const buttons = (page: SettingsPage, at = status()) => markup(leaf(page), at).match(/<button/g)?.length ?? 0;

describe('the settings', () => {
  it('open with larger and smaller letters and the way to everything else', () => {
    expect(drawn(leaf('menu'), status())).toMatch(
      /字小些.*字大些.*换颜色.*换版式.*调声音.*更顺手.*恢复原样.*好的/,
    );
  });

  it('never offer more than six choices beside the two actions', () => {
    for (const page of ['menu', 'colours', 'edition', 'sound', 'ease'] as const)
      expect(buttons(page, status({}, { bottomHeightMm: 800 }))).toBeLessThanOrEqual(8);
  });

  it('say at either end of the sizes that there is nothing beyond, and stay to be pressed', () => {
    expect(markup(leaf('menu'), status({ textSize: 112 })).match(/data-off="true"/g)).toHaveLength(1);
    expect(markup(leaf('menu'), status({ textSize: 72 }))).not.toContain('data-off');
  });

  it.each([
    ['colours', { theme: 'yellow-on-black' }, '黑底黄字'],
    ['edition', { edition: 'standard' }, '标准版'],
    ['ease', { hand: 'left' }, '左手用'],
    ['ease', { calm: true }, '画面不动'],
    ['sound', { autoRead: true }, '自动读'],
  ] as const)('mark on %s what %o chose', (page, change, label) => {
    const quiet = { autoRead: false, privateListening: false };
    expect(drawn(leaf(page), status({ ...quiet, ...change }))).toMatch(new RegExp(`${label}.{0,12}已选`));
  });

  it('tell how loud and how fast the voice is', () => {
    expect(drawn(leaf('sound'), status({ volume: 7, rate: 2 }))).toContain('音量7，快慢2。');
  });

  it('offer low targets only where the panel is known to hang so that they help, and else say why not', () => {
    expect(drawn(leaf('ease'), status({}, { bottomHeightMm: 800 }))).toContain('坐着用');
    for (const [panel, why] of [
      [{}, '这台机器还不能放低按键。'],
      [{ bottomHeightMm: 500 }, '坐着也够得着，不用放低。'],
      [{ bottomHeightMm: 1100 }, '这台机器太高，不能放低按键。'],
    ] as const) {
      const words = drawn(leaf('ease'), status({}, panel));
      expect(words).toContain(why);
      expect(words).not.toContain('坐着用');
    }
  });

  it('show the number to somebody whose line with it is out of reach', () => {
    const panel = { bottomHeightMm: 800 };
    expect(drawn(leaf('ease'), status({ reach: 'seated' }, panel))).toContain('看号码');
    expect(drawn(leaf('ease'), status({}, panel))).not.toContain('看号码');
  });
});
