import type { ReactElement } from 'react';
import { failureCodes } from '../../../../electron/contract/failures.ts';
import type { StationStatus } from '../../../../electron/contract/status.ts';
import { Covered, Warned } from '../../../../renderer/parts/cover.tsx';
import { LeafPage } from '../../../../renderer/parts/leaf.tsx';
import type { Leaf } from '../../../../renderer/parts/scene.ts';
import { screenFor } from '../../../../renderer/screen-for.tsx';
import { fixtures } from '../../../e2e/gallery/fixtures.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
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

function read(name: string, element: ReactElement, status: StationStatus): DrawnScreen {
  const html = markup(element, status);
  return {
    name,
    told: [...html.matchAll(TOLD)].map(([, , inner = '']) => bare(inner)),
    actions: [...html.matchAll(ACTION)].map(([, inner = '']) => bare(inner)),
  };
}

/** The first page of every screen of the gallery, upright, in the size it opens in. */
export function drawnScreens(): readonly DrawnScreen[] {
  return Object.entries(fixtures).map(([name, status]) => read(name, screenFor(status.screen), status));
}

const settingsPages = ['menu', 'edition', 'colours', 'sound', 'ease'] as const;
const leaves: readonly Leaf[] = [
  ...settingsPages.map((page) => ({ kind: 'settings' as const, page })),
  { kind: 'help' },
  { kind: 'voice' },
  { kind: 'aloud' },
];

/** What may lie over any screen: leaves of the bar, the cover of a pause. */
export function drawnCovers(): readonly DrawnScreen[] {
  const status = statusAtRest();
  const called = statusAtRest(undefined, {
    help: { state: 'called', at: status.at },
    site: { ...status.site, answerMinutes: 5, attendants: true },
  });
  return [
    ...leaves.map((leaf) =>
      read(JSON.stringify(leaf), <LeafPage leaf={leaf} onClose={() => undefined} />, called),
    ),
    read('covered', <Covered />, status),
    read('warned', <Warned endsAt={status.at + 42_000} />, status),
  ];
}

/** Every failure on the screens that show one. */
export function drawnFailures(): readonly DrawnScreen[] {
  return Object.entries(fixtures).flatMap(([name, status]) => {
    const { screen } = status;
    if (screen.name !== 'device-trouble' && screen.name !== 'identify') return [];
    return failureCodes.map((failure) =>
      read(`${name} ${failure}`, screenFor({ ...screen, failure }), status),
    );
  });
}
