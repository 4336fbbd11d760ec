import { words } from '../copy/words.ts';
import { AloudLeaf } from '../speech/aloud-leaf.tsx';
import { paragraphBlock } from './blocks.tsx';
import { Frame } from './frame.tsx';
import { HelpLeaf } from './leaf-help.tsx';
import { SettingsLeaf } from './leaf-settings.tsx';
import { type Leaf, type Scene, useScene } from './scene.ts';

export interface LeafProps {
  readonly leaf: Leaf;
  readonly onClose: () => void;
}

/** A name that is another for every page of a leaf. */
export function leafName(leaf: Leaf | undefined): string {
  return leaf?.kind === 'settings' ? `settings-${leaf.page}` : (leaf?.kind ?? '');
}

/** 返回, by finger or keypad: from a page of the settings to their menu, from a leaf to the screen, else the station's own way back. */
export function goBackFrom(
  leaf: Leaf | undefined,
  { client, showLeaf, closeLeaf }: Pick<Scene, 'client' | 'showLeaf' | 'closeLeaf'>,
): void {
  if (leaf === undefined) client.goBack();
  else if (leaf.kind === 'settings' && leaf.page !== 'menu') showLeaf({ kind: 'settings', page: 'menu' });
  else closeLeaf();
}

/** A page of the kiosk's own over the present screen; the bar stays where it is. */
export function LeafPage({ leaf, onClose }: LeafProps) {
  switch (leaf.kind) {
    case 'settings':
      return <SettingsLeaf key={leaf.page} page={leaf.page} onClose={onClose} />;
    case 'help':
      return <HelpLeaf onClose={onClose} />;
    case 'voice':
      return <WordsLeaf heading={words.voice.heading} lines={words.voice.lines} onClose={onClose} />;
    case 'aloud':
      return <AloudLeaf onClose={onClose} />;
    case 'words':
      return <WordsLeaf heading={leaf.heading} lines={leaf.lines} onClose={onClose} />;
  }
}

interface WordsLeafProps {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly onClose: () => void;
}

/** A few words and the way back; a person can always be called from here. */
function WordsLeaf({ heading, lines, onClose }: WordsLeafProps) {
  const { metrics, callStaff } = useScene();
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
