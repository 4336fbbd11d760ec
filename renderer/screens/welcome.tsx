import { words } from '../copy/words.ts';
import { Frame } from '../parts/frame.tsx';
import { WelcomePicture } from '../parts/pictures.tsx';
import { useScene } from '../parts/scene.ts';

/** The first screen: what this is, what to bring, and one way in. */
export function WelcomeScreen() {
  const { client } = useScene();
  return (
    <Frame
      heading={words.welcome.heading}
      lead={`${words.welcome.lead}\n${words.welcome.bring}`}
      picture={<WelcomePicture />}
      least={160}
      actions={[{ label: words.welcome.start, onPress: () => client.begin(), kind: 'main' }]}
    />
  );
}
