import { screenFor } from '../../../../renderer/screen-for.tsx';
import { fixtures } from '../../../e2e/gallery/fixtures.ts';
import { markup } from '../drawn.tsx';

export interface DrawnScreen {
  readonly name: string;
  /** Headings and paragraphs: what a resident is told on this page. Labels of keys and values of records are not. */
  readonly told: readonly string[];
  /** Labels of keys that do something, not of choices and letters. */
  readonly actions: readonly string[];
}

const TOLD = /<(h1|h2|p)\b[^>]*>(.*?)<\/\1>/g;
const ACTION = /<button data-kind="(?:main|quiet|pager|urgentPager)"[^>]*>(.*?)<\/button>/g;
const bare = (html: string): string => html.replaceAll(/<[^>]+>/g, '');

/** The first page of every screen of the gallery, upright, in the size it opens in. */
export function drawnScreens(): readonly DrawnScreen[] {
  return Object.entries(fixtures).map(([name, status]) => {
    const html = markup(screenFor(status.screen), status);
    return {
      name,
      told: [...html.matchAll(TOLD)].map(([, , inner = '']) => bare(inner)),
      actions: [...html.matchAll(ACTION)].map(([, inner = '']) => bare(inner)),
    };
  });
}
