import { words } from '../copy/words.ts';
import { pointBlocks } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';

/** 没带证？ what can be done without the card; 首页 in the bar leaves. */
export function NoCardScreen() {
  const { client, metrics, callStaff } = useScene();
  return (
    <Frame
      heading={words.noCard.heading}
      blocks={pointBlocks(metrics, words.noCard.lines)}
      actions={[
        { label: words.common.callStaff, onPress: callStaff, kind: 'quiet' },
        { label: words.noCard.haveCard, onPress: () => client.goBack(), kind: 'main' },
      ]}
    />
  );
}
