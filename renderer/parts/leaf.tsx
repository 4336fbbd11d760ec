import { useState } from 'react';
import type { Preferences, TextSize, ThemeName } from '../../electron/contract/status.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock } from './blocks.tsx';
import { choiceList } from './choices.tsx';
import { Frame } from './frame.tsx';
import { type Leaf, useScene } from './scene.ts';

interface LeafProps {
  readonly leaf: Leaf;
  readonly onClose: () => void;
}

/** A page of the kiosk's own over the present screen; the bar stays where it is. */
export function LeafPage({ leaf, onClose }: LeafProps) {
  if (leaf.kind === 'sizes') return <SizesLeaf onClose={onClose} />;
  if (leaf.kind === 'voice') {
    return <WordsLeaf heading={words.voice.heading} lines={words.voice.lines} onClose={onClose} />;
  }
  return <WordsLeaf heading={leaf.heading} lines={leaf.lines} onClose={onClose} />;
}

interface WordsLeafProps {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly onClose: () => void;
}

/** A few words and the way back; a person can always be called from here. */
function WordsLeaf({ heading, lines, onClose }: WordsLeafProps) {
  const { metrics, client } = useScene();
  const callStaff = () => {
    client.callHelp();
    onClose();
  };
  return (
    <Frame
      heading={heading}
      blocks={lines.map((line, at) => paragraphBlock(metrics, `line-${at}`, line))}
      actions={[
        { label: words.common.callStaff, onPress: callStaff, kind: 'quiet' },
        { label: words.common.good, onPress: onClose, kind: 'main' },
      ]}
    />
  );
}

const SIZES: readonly TextSize[] = [56, 72, 90, 112];
const THEMES: readonly ThemeName[] = ['standard', 'black-on-white', 'white-on-black', 'yellow-on-black'];

/** Four sizes, then four themes: one question at a time here as well. */
function SizesLeaf({ onClose }: { readonly onClose: () => void }) {
  const { metrics, client, status } = useScene();
  const [side, setSide] = useState<'sizes' | 'themes'>('sizes');
  const { preferences } = status;
  const choose = (change: Partial<Preferences>) => client.setPreferences({ ...preferences, ...change });
  const width = columnWidth(metrics);
  const sizes = SIZES.map((size) => ({ key: String(size), label: words.sizes.names[size] }));
  const themes = THEMES.map((theme) => ({ key: theme as string, label: words.sizes.themes[theme] }));
  const list =
    side === 'sizes'
      ? choiceList(
          metrics,
          sizes,
          String(preferences.textSize),
          (key) => choose({ textSize: SIZES.find((size) => String(size) === key) ?? preferences.textSize }),
          width,
        )
      : choiceList(
          metrics,
          themes,
          preferences.theme,
          (key) => choose({ theme: THEMES.find((theme) => theme === key) ?? preferences.theme }),
          width,
        );
  return (
    <Frame
      heading={side === 'sizes' ? words.sizes.heading : words.sizes.themesHeading}
      blocks={list.blocks}
      most={list.most}
      onOnePage
      actions={[
        {
          label: side === 'sizes' ? words.sizes.toThemes : words.sizes.toSizes,
          onPress: () => setSide(side === 'sizes' ? 'themes' : 'sizes'),
          kind: 'quiet',
        },
        { label: words.common.good, onPress: onClose, kind: 'main' },
      ]}
    />
  );
}
