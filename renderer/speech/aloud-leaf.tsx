import { speechWords } from '../copy/speech.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { readNextScreen } from './use-speech.ts';

/**
 * Asked before what is said of a person is read aloud in a hall full of people (EN 301 549, 5.1.3.9). The answer holds for the
 * visit; either way the screen is read afterwards.
 */
export function AloudLeaf({ onClose }: { readonly onClose: () => void }) {
  const { metrics, client } = useScene();
  const { heading, lines, all, others } = speechWords.aloud;
  const readOthers = () => {
    readNextScreen();
    onClose();
  };
  const readAll = () => {
    client.setPreferences({ spokenPrivate: true });
    readOthers();
  };
  return (
    <Frame
      heading={heading}
      blocks={lines.map((line, at) => paragraphBlock(metrics, `line-${at}`, line))}
      actions={[
        { label: all, onPress: readAll, kind: 'quiet' },
        { label: others, onPress: readOthers, kind: 'main' },
      ]}
    />
  );
}
