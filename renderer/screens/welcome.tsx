import { words } from '../copy/words.ts';
import { Frame } from '../parts/frame.tsx';
import { WelcomePicture } from '../parts/pictures.tsx';
import { useScene } from '../parts/scene.ts';

/** The first screen: what this is, what to bring, and one way in. */
export function WelcomeScreen() {
  const { client, metrics } = useScene();
  // In the largest letters a lying screen has room for a picture only over its action.
  const aside = metrics.composition === 'beside' && metrics.textSize === 112;
  return (
    <Frame
      heading={words.welcome.heading}
      lead={`${words.welcome.lead}\n${words.welcome.bring}`}
      picture={aside ? undefined : <WelcomePicture />}
      least={aside ? 0 : 160}
      side={aside ? { width: metrics.sideColumn, node: <WelcomePicture /> } : undefined}
      actions={[{ label: words.welcome.start, onPress: () => client.begin(), kind: 'main' }]}
    />
  );
}
