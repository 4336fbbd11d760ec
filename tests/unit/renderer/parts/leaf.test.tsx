import { expect, it } from 'vitest';
import type { StationClient } from '../../../../renderer/client/station-client.ts';
import { goBackFrom, LeafPage, leafName } from '../../../../renderer/parts/leaf.tsx';
import type { Leaf } from '../../../../renderer/parts/scene.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn } from '../drawn.tsx';

const LEAFS: readonly Leaf[] = [
  ...(['menu', 'colours', 'edition', 'sound', 'ease'] as const).map(
    (page): Leaf => ({ kind: 'settings', page }),
  ),
  { kind: 'help' },
  { kind: 'voice' },
  { kind: 'words', heading: '不清楚怎么办？', lines: ['请到窗口问一下。'] },
];

/** What 返回 did over a leaf. */
function backFrom(leaf: Leaf | undefined): string[] {
  const did: string[] = [];
  goBackFrom(leaf, {
    client: { goBack: () => did.push('back') } as unknown as StationClient,
    showLeaf: (next) => did.push(leafName(next)),
    closeLeaf: () => did.push('close'),
  });
  return did;
}

it('gives every page a name of its own', () => {
  expect(new Set([undefined, ...LEAFS].map(leafName)).size).toBe(LEAFS.length + 1);
});

it('is a page with a heading and a way on, each of them', () => {
  for (const leaf of LEAFS) {
    const words = drawn(<LeafPage leaf={leaf} onClose={() => undefined} />, statusAtRest());
    expect(words).toMatch(/好的|接着办/);
  }
});

it('is left by 返回 before the screen under it is', () => {
  expect(backFrom(undefined)).toEqual(['back']);
  expect(backFrom({ kind: 'settings', page: 'sound' })).toEqual(['settings-menu']);
  expect(backFrom({ kind: 'settings', page: 'menu' })).toEqual(['close']);
  expect(backFrom({ kind: 'help' })).toEqual(['close']);
});
